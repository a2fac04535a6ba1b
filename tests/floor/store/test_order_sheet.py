from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from etl.report import Report
from floor.rules.order_totals import OrderTotals
from floor.store.order_list import OrderList, OrdersQuery, read_order_list
from floor.store.order_sheet import order_sheet
from floor.store.roster import Roster
from floor.store.row_scope import EVERYBODY
from floor.store.sheet_csv import csv_bytes
from floor.store.sheet_xlsx import xlsx_bytes
from floor.store.warehouse import Warehouse
from tests.floor_folder import SALES, FloorFolder
from tests.warehouse_factory import WarehouseFactory

NOVEMBER = OrdersQuery(date(2026, 11, 20), "month")
NOBODY_ON_RECORD = Roster(0, {}, ())


def november(warehouse: Path) -> OrderList:
    return read_order_list(Warehouse(warehouse), NOBODY_ON_RECORD, EVERYBODY, NOVEMBER)


def plain(orders: OrderList) -> list[dict[str, object]]:
    """All that a sales log knows of each order."""
    return [{**asdict(line.order), "product_name": ""} for line in orders.lines]


def some_sales() -> list[str]:
    lines = []
    for n in range(200):
        at = datetime(2026, 11, 2, 9) + timedelta(hours=n, seconds=n)
        status = ("booked", "confirmed", "cancelled")[n % 3]
        cancelled = at + timedelta(minutes=5) if status == "cancelled" else ""
        lines.append(f"S{n:04},{at},ag_{n % 7},,SPRING,fibre-{n % 3},{n % 4 + 1},{n}.{n % 100:02},{status},{cancelled}")
    return lines


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_our_own_export_comes_in_again_with_identical_totals(tmp_path: Path, kind: str) -> None:
    first, second = FloorFolder(tmp_path / "first"), FloorFolder(tmp_path / "second")
    first.load_lines("sales.csv", SALES, *some_sales())
    before = november(first.warehouse)
    sheet = order_sheet(before, "Orders", "USD")
    file = second.drop / f"orders.{kind}"
    file.write_bytes(csv_bytes(sheet) if kind == "csv" else xlsx_bytes(sheet))
    report = loaded(second, file)
    assert (report.format, report.loaded, report.rejected) == ("floorboard-sales", 200, 0)
    after = november(second.warehouse)
    assert after.totals == before.totals == OrderTotals(134, before.totals.revenue_minor, 66, 0)
    assert plain(after) == plain(before)
    facts = "select agent_id, sum(orders), sum(revenue_minor), sum(cancelled_orders) from facts group by all order by 1"
    assert second.rows(facts) == first.rows(facts)


def loaded(floor: FloorFolder, file: Path) -> Report:
    (report,) = floor.load(file)
    assert report.status == "loaded", report.reasons
    return report


def test_an_order_without_a_known_amount_comes_back_as_a_rejected_row_not_as_nothing(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path / "known").sale("ada", "2026-11-20 10:00")
    factory._rows["sales"][0]["amount_minor"] = None
    factory.publish()
    sheet = order_sheet(november(tmp_path / "known" / "floor-000001.duckdb"), "Orders", "USD")
    floor = FloorFolder(tmp_path / "again")
    file = floor.drop / "orders.csv"
    file.write_bytes(csv_bytes(sheet))
    (report,) = floor.load(file)
    assert report.rejected == 1


def test_a_sellers_name_that_is_a_formula_is_defused_and_still_loads(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path / "known").sale("ada", "2026-11-20 10:00", product="=cmd|' /C calc'!A0")
    factory.publish()
    sheet = order_sheet(november(tmp_path / "known" / "floor-000001.duckdb"), "Orders", "USD")
    assert b",'=cmd|' /C calc'!A0," in csv_bytes(sheet)
