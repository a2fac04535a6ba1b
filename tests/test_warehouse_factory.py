from pathlib import Path

import duckdb

from tests.warehouse_factory import WarehouseFactory


def read(file: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_sale_stands_in_the_sales_and_in_the_facts_of_its_hour(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path).sale("ada", "2026-11-20 10:15").fact("ada", "2026-11-20 10:40", dials=3)

    file = tmp_path / f"{factory.publish()}.duckdb"

    assert read(file, "select orders, dials, revenue_minor, hour(hour) from facts") == [(1, 3, 4900, 10)]
    assert read(file, "select agent_id, status from sales") == [("ada", "booked")]


def test_a_later_version_holds_all_that_was_collected_and_is_named_in_current(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path).person("ada", team="North")
    factory.publish()
    version = factory.person("ben", hire_date=None).unknown_code("2026-11-20", "WINBCK").load("l1").publish()

    assert (tmp_path / "CURRENT").read_text() == "floor-000002.duckdb\n"
    file = tmp_path / f"{version}.duckdb"
    assert read(file, "select agent_id, name, team from people") == [("ada", "Ada", "North"), ("ben", "Ben", "")]
    assert read(file, "select version, facts_until from state") == [(2, None)]
