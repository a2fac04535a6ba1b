"""The People screen for its tests: a small floor, opened by somebody of a role, and what it shows."""

from datetime import date
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from floor.rules.access import Role
from floor.rules.memberships import Stay
from floor.rules.person import Details, KnownPerson
from floor.store.people import add_person, known_people
from floor.store.records import records
from tests.opened import opened_page
from tests.signed_in import identity
from tests.warehouse_factory import WarehouseFactory

PAGE = Path(__file__).parents[1] / "pages" / "admin" / "people.py"


def people_floor(house: Path) -> None:
    """Ada is here and Ben has left; `ag_777` and `ag_778` are known to the logs alone."""
    factory = WarehouseFactory(house / "warehouse")
    factory.fact("a1", "2026-11-20 09:00", dials=9, calls=9)
    factory.fact("ag_777", "2026-11-20 09:00", dials=12, calls=12)
    factory.fact("ag_778", "2026-11-18 09:00", dials=1, calls=1).fact("ag_778", "2026-11-19 09:00", dials=2, calls=2)
    factory.publish()
    with records().writing() as session:
        add_person(session, Details("Ada Chen", "Ada C.", date(2025, 1, 7), None, "senior"), ("a1",), (Stay("North"),))
        add_person(session, Details("Ben Ode", left_date=date(2026, 11, 1)), ("b1", "b2"), (Stay("South"),))


def opened(role: Role = "administrator", **link: str) -> AppTest:
    return opened_page(PAGE, identity(role), **link)


def people() -> list[KnownPerson]:
    with records().reading() as session:
        return list(known_people(session))


def field(page: AppTest, kind: str, key: str) -> Any:  # noqa: ANN401 - AppTest's own
    """The one field whose key begins so; the rest of a key says which state of a person it belongs to."""
    (found,) = [element for element in page.get(kind) if (element.key or "").startswith(key)]
    return found


def press(page: AppTest, label: str, at: int = 0) -> AppTest:
    assert not page.exception
    buttons = [button for button in page.button if button.label == label]
    buttons[at].click().run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    kinds = (page.markdown, page.caption, page.text, page.error, page.success, page.info, page.subheader)
    return "\n".join(element.value for kind in kinds for element in kind)


def frames(page: AppTest) -> list[list[dict[str, str]]]:
    return [frame.value.to_dict("records") for frame in page.dataframe]
