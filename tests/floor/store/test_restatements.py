from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from floor.store.restatements import Restatement, read_restatements, restated_by
from floor.store.row_scope import EVERYBODY, NOBODY, RowScope, Span
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def floor(house: Path) -> WarehouseFactory:
    """What two loads changed: of Ada on the 18th, before she moved to South, and on the 19th; of Bo on the 19th."""
    factory = WarehouseFactory(house / "warehouse").person("ada", "Ada", team="North").person("bo", "Bo", team="South")
    factory.moved("ada", "South", since="2026-11-19").fact("ada", "2026-11-18 09:00", dials=1)
    factory.load("one", file="late.csv", log="sales").load("two", file="later.csv", log="sales")
    factory.restated("ada", "2026-11-18", "orders", 2, 3, "one").restated("ada", "2026-11-19", "orders", 1, 0, "one")
    return factory.restated("bo", "2026-11-19", "revenue_minor", 4900, 0, "two")


def read(floor: WarehouseFactory, scope: RowScope = EVERYBODY) -> tuple[Restatement, ...]:
    floor.publish()
    return read_restatements(Warehouse.open(floor.folder), floor.roster(), scope, *NOVEMBER)


def test_the_newest_come_first_each_with_its_agent_of_that_day_and_its_load(floor: WarehouseFactory) -> None:
    assert [
        (str(one.day), one.agent.name, one.agent.team, one.fact, one.before, one.after, [c.file for c in one.causes])
        for one in read(floor)
    ] == [
        ("2026-11-19", "Bo", "South", "revenue_minor", 4900, 0, ["later.csv"]),
        ("2026-11-19", "Ada", "South", "orders", 1, 0, ["late.csv"]),
        ("2026-11-18", "Ada", "North", "orders", 2, 3, ["late.csv"]),
    ]


def test_a_scope_lets_through_its_agents_on_its_days_alone(floor: WarehouseFactory) -> None:
    south = RowScope(frozenset({Span("ada", date(2026, 11, 19), date.max), Span("bo", date.min, date.max)}))
    assert [(one.agent.key, one.day.day) for one in read(floor, south)] == [("bo", 19), ("ada", 19)]
    assert read(floor, NOBODY) == ()


def test_what_one_load_did_is_told_of_everybody(floor: WarehouseFactory) -> None:
    floor.publish()
    found = restated_by(Warehouse.open(floor.folder), floor.roster(), "one")
    assert [(one.day.day, one.after) for one in found] == [(19, 0), (18, 3)]


def test_what_a_load_changed_by_being_taken_back_is_told_as_that(floor: WarehouseFactory) -> None:
    floor.load("three", file="odd.csv", log="sales", undone_at=datetime(2026, 11, 20, 18, 5))
    floor.restated("bo", "2026-11-19", "orders", 2, 1, "three")
    told = [(cause.file, cause.taken_back) for one in read(floor) for cause in one.causes]
    assert told[:2] == [("odd.csv", True), ("later.csv", False)]


def test_a_warehouse_of_an_older_version_has_none(floor: WarehouseFactory) -> None:
    name = floor.publish()
    with duckdb.connect(str(floor.folder / f"{name}.duckdb")) as connection:
        connection.execute("drop table restatements")
    assert read_restatements(Warehouse.open(floor.folder), floor.roster(), EVERYBODY, *NOVEMBER) == ()
