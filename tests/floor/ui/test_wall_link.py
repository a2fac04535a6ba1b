from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from floor.store.boards import BoardQuery
from floor.ui.wall_link import wall_address


@pytest.mark.usefixtures("house")
def test_the_wall_shows_the_same_board_in_the_same_language() -> None:
    query = BoardQuery(date(2026, 11, 20), "week", "conversion", "agent", "R&D Nord", None)
    address = urlsplit(wall_address(query, "hall", "zh-Hans"))
    assert address.path == "/wall"
    assert parse_qs(address.query) == {
        "kind": ["week"],
        "metric": ["conversion"],
        "team": ["R&D Nord"],
        "reading": ["hall"],
        "lang": ["zh-Hans"],
    }


def test_a_past_day_stays_a_past_day_on_the_wall(house: Path) -> None:
    del house
    assert parse_qs(urlsplit(wall_address(BoardQuery(date(2026, 11, 3)), "floor", "en")).query)["day"] == ["2026-11-03"]
