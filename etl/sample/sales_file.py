"""The sales log in our own columns: the day's sales, and earlier ones whose status changed that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from etl.sample.logfile import LogFile
from etl.sample.offer import CAMPAIGNS
from etl.sample.sales import Sale

Status = Literal["booked", "confirmed", "cancelled"]

SALES = LogFile(
    stem="sales",
    suffix="csv",
    separator=",",
    ending="\n",
    header="sale_id,sold_at,agent_id,call_id,campaign,product,quantity,amount,status,"
    "cancelled_at,cancel_reason,shared_with,share_percent",
    time="sold_at",
    agent="agent_id",
)


@dataclass(frozen=True)
class SaleRow:
    """One line of the log, and the moment it was written."""

    written_at: datetime
    line: str


def sale_rows(day: date, booked: Iterable[Sale], earlier: Iterable[Sale]) -> list[SaleRow]:
    """The day's lines in the order they were written. `earlier`: the sales that can still change on the day."""
    midnight = datetime.combine(day, time())
    changed = [row for sale in earlier for row in _changes(sale, midnight, midnight + timedelta(days=1))]
    rows = [_row(sale, sale.saved_at, "booked") for sale in booked] + changed
    return sorted(rows, key=lambda row: (row.written_at, row.line))


def _changes(sale: Sale, begin: datetime, end: datetime) -> Iterable[SaleRow]:
    confirmed, cancelled = sale.fate.confirmed_at, sale.fate.cancelled_at
    if confirmed is not None and begin <= confirmed < end:
        yield _row(sale, confirmed, "confirmed")
    if cancelled is not None and begin <= cancelled < end:
        yield _row(sale, cancelled, "cancelled")


def _row(sale: Sale, at: datetime, status: Status) -> SaleRow:
    cancelled = f"{at},{sale.fate.reason}" if status == "cancelled" else ","
    line = (
        f"{sale.sale_id},{sale.sold_at},{sale.agent_id},{sale.call_id},{CAMPAIGNS[sale.product.campaign].key},"
        f"{sale.product.key},{sale.quantity},{price(sale.amount_minor)},{status},{cancelled},"
        f"{sale.shared_with},{sale.share_percent}"
    )
    return SaleRow(at, line)


def price(minor: int) -> str:
    """Cents as text, like 49.00."""
    return f"{minor // 100}.{minor % 100:02d}"
