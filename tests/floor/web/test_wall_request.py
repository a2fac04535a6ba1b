"""When a screen on the wall is told that it has another board to draw."""

from datetime import date
from pathlib import Path

import pytest

from floor.settings import settings
from floor.store.boards import BoardQuery
from floor.store.warehouse import warehouse
from floor.web.wall_request import WallAnswer, WallRequest, answer
from tests.warehouse_factory import WarehouseFactory


@pytest.fixture
def floor(house: Path) -> WarehouseFactory:
    made = WarehouseFactory(house / "warehouse").person("ada", "Ada", "North").sale("ada", "2026-11-20 14:20")
    made.publish()
    return made


def answered() -> WallAnswer:
    house = settings()
    asked = WallRequest(BoardQuery(date(2026, 11, 20)), "floor", "dark", "en")
    return answer(asked, warehouse(house.data / "warehouse"), house, house.now())


@pytest.mark.usefixtures("floor")
def test_the_same_figures_and_people_are_the_same_board_under_the_same_tag() -> None:
    first, again = answered(), answered()
    assert again.board is first.board
    assert again.tag == first.tag


def test_another_name_and_another_team_have_another_tag(floor: WarehouseFactory) -> None:
    first = answered()
    floor.person("ada", "Countess", "North").people.write()
    renamed = answered()
    floor.moved("ada", "South", since="2026-11-20").people.write()
    moved = answered()

    assert len({first.tag, renamed.tag, moved.tag}) == 3
    assert [(row.name, row.team) for one in (first, renamed, moved) for row in one.board.rows] == [
        ("Ada", "North"),
        ("Countess", "North"),
        ("Countess", "South"),
    ]
