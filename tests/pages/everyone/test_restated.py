"""Numbers that changed after their day was over are told on the screens that show them, of whom one may see."""

from pathlib import Path

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
        ("manager", "", "2 numbers were changed after their day was over"),
        ("lead", "nora", "1 number was changed after its day was over"),
        ("agent", "ada", "1 number was changed after its day was over"),
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
