"""What is read once for everybody, and what makes it be read anew."""

from datetime import date
from pathlib import Path

import pytest

from floor.store.boards import BoardQuery
from floor.ui import cached
from tests.warehouse_factory import WarehouseFactory

TODAY = BoardQuery(date(2026, 11, 20))


@pytest.fixture
def factory(house: Path) -> WarehouseFactory:
    """Ada has one order; so has ag_777, who is nobody."""
    made = WarehouseFactory(house / "warehouse").person("ada", "Ada", "North")
    made.sale("ada", "2026-11-20 10:15").sale("ag_777", "2026-11-20 10:20").publish()
    return made


def names() -> list[str]:
    return [row.name for row in cached.board(cached.open_warehouse(), cached.roster(), TODAY).rows]


@pytest.mark.usefixtures("factory")
def test_the_same_data_and_people_are_read_once() -> None:
    warehouse, roster = cached.open_warehouse(), cached.roster()
    assert cached.board(warehouse, roster, TODAY) is cached.board(warehouse, cached.roster(), TODAY)
    assert cached.roster() is roster
    assert cached.people_version() == roster.version


def test_another_name_makes_another_board_of_the_same_data(factory: WarehouseFactory) -> None:
    before = names()
    factory.person("ada", "Countess", "North").people.write()
    assert (before, names()) == (["Ada", "ag_777"], ["ag_777", "Countess"])


def test_who_is_given_to_a_person_is_unknown_no_more(factory: WarehouseFactory) -> None:
    warehouse = cached.open_warehouse()
    before = cached.unknown_agents(warehouse, cached.roster())
    factory.person("ben", other_ids=["ag_777"]).people.write()
    assert [one.agent_id for one in before] == ["ag_777"]
    assert cached.unknown_agents(warehouse, cached.roster()) == ()


def test_two_houses_with_equal_versions_are_kept_apart(
    factory: WarehouseFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = WarehouseFactory(tmp_path / "other" / "warehouse").person("ada", "Another Ada")
    other.sale("ada", "2026-11-20 10:15").publish()
    assert names() == ["Ada", "ag_777"]

    monkeypatch.setenv("FLOOR_DATA", str(tmp_path / "other"))
    cached.settings.cache_clear()

    assert cached.open_warehouse().version == factory_version(factory)
    assert names() == ["Another Ada"]


def factory_version(factory: WarehouseFactory) -> str:
    return (factory.folder / "CURRENT").read_text(encoding="utf-8").strip().removesuffix(".duckdb")
