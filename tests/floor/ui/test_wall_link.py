from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from floor.rules.access import Role
from floor.store.boards import BoardQuery
from floor.ui.wall_link import wall_address
from floor.ui.walls.new_screen import wall_address as screen_address
from tests.opened import opened
from tests.signed_in import identity
from tests.warehouse_factory import WarehouseFactory


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


@pytest.mark.usefixtures("house")
def test_a_past_day_stays_a_past_day_on_the_wall() -> None:
    assert parse_qs(urlsplit(wall_address(BoardQuery(date(2026, 11, 3)), "floor", "en")).query)["day"] == ["2026-11-03"]


def links_to_walls(role: Role) -> list[str]:
    page = opened(user=identity(role), metric="revenue", day="2026-11-19", campaign="Spring", team="North")
    assert not page.exception
    return [link.proto.query_string for link in page.get("page_link") if link.proto.page.endswith("walls")]


def test_an_administrator_gets_the_way_to_a_link_with_this_board_in_it(house: Path) -> None:
    WarehouseFactory(house / "warehouse").person("ada").sale("ada", "2026-11-20 10:00").publish()
    assert [parse_qs(query) for query in links_to_walls("administrator")] == [
        {"metric": ["revenue"], "team": ["North"]}
    ]
    assert [links_to_walls(role) for role in ("agent", "lead", "manager")] == [[], [], []]


def test_a_screens_address_is_on_the_server_that_the_page_came_from() -> None:
    here = "https://floor.example:8443/walls?lang=zh-Hans"
    assert screen_address(here, "token") == "https://floor.example:8443/wall/token"
