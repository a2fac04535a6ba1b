import pytest

from floor.i18n import Words
from floor.rules.access import ROLES, Role
from floor.store.viewers import Viewer
from floor.ui.menu import menu

EVERYBODY = {"whiteboard", "orders", "definitions", "account"}
SEEN: dict[Role, set[str]] = {
    "agent": EVERYBODY,
    "lead": EVERYBODY,
    "manager": EVERYBODY,
    "administrator": EVERYBODY | {"people", "accounts", "walls", "audit"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_role_finds_its_screens_in_the_menu_and_no_other(role: Role, language: str) -> None:
    sections = menu(Viewer(1, 1, "somebody", role, None), Words(language))
    files = {page._page.stem for pages in sections.values() for page in pages}  # type: ignore[union-attr]
    assert files == SEEN[role]
