import pytest

from floor.i18n import Words
from floor.rules.access import ROLES, Role
from floor.store.viewers import Viewer
from floor.ui.menu import SCREENS, screens_of

EVERYBODY = ["everyone/whiteboard.py", "everyone/orders.py", "everyone/definitions.py", "everyone/account.py"]
SEEN: dict[Role, list[str]] = {
    "agent": [EVERYBODY[0], "agent/progress.py", *EVERYBODY[1:]],
    "lead": [EVERYBODY[0], "agent/progress.py", *EVERYBODY[1:]],
    "manager": [EVERYBODY[0], "agent/progress.py", *EVERYBODY[1:], "admin/targets.py", "admin/calendar.py"],
    "administrator": [
        *EVERYBODY,
        "admin/logs.py",
        "admin/mapping.py",
        "admin/people.py",
        "admin/accounts.py",
        "admin/walls.py",
        "admin/audit.py",
    ],
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_its_screens_in_the_menu_and_no_other(role: Role) -> None:
    assert [screen.file for screen in screens_of(Viewer(1, 1, "somebody", role, None))] == SEEN[role]


def test_every_screen_has_a_title_of_its_own_in_every_language() -> None:
    for language in ("en", "zh-Hans"):
        titles = [screen.title(Words(language)) for screen in SCREENS]
        assert len(set(titles)) == len(SCREENS)
