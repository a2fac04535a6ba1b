from datetime import date, datetime
from pathlib import Path

import duckdb

from floor.store.roster import Agent
from tests.warehouse_factory import WarehouseFactory

FRIDAY = date(2026, 11, 20)


def read(file: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_sale_stands_in_the_sales_and_in_the_facts_of_its_hour(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path).sale("ada", "2026-11-20 10:15").fact("ada", "2026-11-20 10:40", dials=3)

    file = tmp_path / f"{factory.publish()}.duckdb"

    assert read(file, "select orders, dials, revenue_minor, hour(hour) from facts") == [(1, 3, 4900, 10)]
    assert read(file, "select agent_id, status from sales") == [("ada", "booked")]


def test_a_later_version_holds_all_that_was_collected_and_is_named_in_current(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path).fact("ada", "2026-11-20 10:15")
    factory.publish()
    version = factory.unknown_code("2026-11-20", "WINBCK").load("l1").publish()

    assert (tmp_path / "CURRENT").read_text() == "floor-000002.duckdb\n"
    file = tmp_path / f"{version}.duckdb"
    assert read(file, "select day, outcome_code, calls from unknown_codes") == [(FRIDAY, "WINBCK", 1)]
    assert read(file, "select version, facts_until from state") == [(2, datetime(2026, 11, 20, 10, 15))]


def test_people_go_into_the_records_of_the_data_folder_and_come_once(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path / "warehouse").person("ada", "Ada", "North", other_ids=["ada-2"])
    factory.publish()
    factory.publish()
    first = factory.roster()
    again = WarehouseFactory(tmp_path / "warehouse").person("ada", "Countess").moved("ada", "South", since=FRIDAY)
    again.people.write()
    then = again.roster()

    assert (tmp_path / "records.db").is_file()
    assert [first.agent(agent_id, FRIDAY) for agent_id in ("ada", "ada-2")] == [Agent("ada", "Ada", "North", 1)] * 2
    assert then.agent("ada-2", FRIDAY) == Agent("ada", "Countess", "South", 1)
    assert (first.version, then.version, then.teams()) == (1, 2, ("North", "South"))
