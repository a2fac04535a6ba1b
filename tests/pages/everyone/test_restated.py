"""Numbers that changed after their day was over are told on the screens that show them, of whom one may see."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.opened import opened_page
from tests.sold_floor import SoldFloor, sold_floor

PAGES = Path(__file__).parents[3] / "pages" / "everyone"


@pytest.fixture
def floor(house: Path) -> SoldFloor:
    """Of Ada and Cy, who are of two teams, a number of the 19th was changed."""
    made = sold_floor(house)
    factory = made.factory
    factory.load("one", file="late.csv", log="sales")
    for agent in ("ada", "cy"):
        factory.restated(agent, "2026-11-19", "revenue_minor", 4900, 12345, "one")
    factory.publish()
    return made


def opener(page: AppTest) -> list[str]:
    assert not page.exception
    return [one.proto.popover.label for one in page.get("popover") if "changed after" in one.proto.popover.label]


@pytest.mark.parametrize("file", ["whiteboard.py", "orders.py"])
@pytest.mark.parametrize(
    ("role", "person", "told"),
    [
        ("manager", "", "2 numbers changed after the day was over"),
        ("lead", "nora", "1 number changed after the day was over"),
        ("agent", "ada", "1 number changed after the day was over"),
        ("agent", "bo", None),
    ],
)
def test_each_is_told_of_those_whose_orders_they_may_see(
    floor: SoldFloor, file: str, role: str, person: str, told: str | None
) -> None:
    page = opened_page(PAGES / file, floor.user(role, person), day="2026-11-19")
    assert opener(page) == ([told] if told else [])


def test_days_that_nobody_changed_tell_nothing(floor: SoldFloor) -> None:
    assert opener(opened_page(PAGES / "whiteboard.py", floor.user("manager"), day="2026-11-18")) == []


SEEN = {
    ("manager", ""): {"ada", "ada-2", "bo", "cy"},
    ("lead", "nora"): {"ada", "ada-2", "bo"},
    ("lead", "sam"): {"cy"},
    ("agent", "ada"): {"ada", "ada-2"},
    ("agent", "bo"): {"bo"},
    ("agent", "cy"): {"cy"},
}
CANARIES = {agent: 731_101 + 10_007 * place for place, agent in enumerate(("ada", "ada-2", "bo", "cy"))}


@pytest.mark.parametrize("file", ["whiteboard.py", "orders.py"])
@pytest.mark.parametrize("who", SEEN, ids="-".join)
def test_the_opened_list_holds_the_rows_of_ones_scope_and_none_of_anybody_else(
    house: Path, file: str, who: tuple[str, str]
) -> None:
    made = sold_floor(house)
    made.factory.load("one", file="late.csv", log="sales")
    for agent, amount in CANARIES.items():
        made.factory.restated(agent, "2026-11-18", "dials", 0, amount, "one")
    made.factory.publish()
    page = opened_page(PAGES / file, made.user(*who), day="2026-11-18")
    page.session_state["restated"] = True
    numbers = [int(told.replace(",", "")) for told in _opened_list(page.run())["Is now"]]
    assert {agent for agent, amount in CANARIES.items() if amount in numbers} == SEEN[who]
    assert len(numbers) == len(SEEN[who])


def _opened_list(page: AppTest) -> pd.DataFrame:
    assert not page.exception
    (found,) = [one.value for one in page.dataframe if "Is now" in one.value.columns]
    return found
