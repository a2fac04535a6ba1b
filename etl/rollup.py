"""The days that a load touched, rolled up anew from the lake into `next`, the warehouse that is being built."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from etl.canonical import CALLS, DAILY, PRODUCTS, SALES, Log
from etl.lake import Lake, Part, parts_sql
from etl.problems import Refused
from floor.rules.outcomes import OUTCOMES

SQL = Path(__file__).with_name("sql")
# Days are rolled up together until they hold this many calls: few scans for small days, flat memory for large ones.
CALLS_AT_ONCE = 4_000_000


class DataTestFailed(Refused):
    """The next warehouse does not add up, so it is not published; the text says which test failed and where."""


def roll_up(
    work: duckdb.DuckDBPyConnection, lake: Lake, loads: set[str], days: Iterable[date], day_starts_minutes: int
) -> None:
    """Replace all that `next` holds of `days` by what these loads, listed in `active_loads`, say; and test it."""
    _prepare(work, first_sales_day(work), day_starts_minutes)
    for some in _batches(lake, loads, sorted(set(days))):
        for log in DAILY:
            _show_latest(work, log, lake.parts(log, loads, some))
        work.execute("create or replace temp table days_at_hand as select unnest($days::date[]) as day", {"days": some})
        _replace(work, "sales", some)
        work.execute("create or replace temp view sales_of_days as from next.sales where day in (from days_at_hand)")
        for table in ("facts", "unknown_codes", "days"):
            _replace(work, table, some)
        _test(work)


def roll_up_products(work: duckdb.DuckDBPyConnection, lake: Lake, loads: set[str]) -> None:
    """Replace the products."""
    work.execute("create or replace temp view moved as from next.moved")
    _show_latest(work, PRODUCTS, lake.parts(PRODUCTS, loads))
    work.execute("delete from next.products")
    work.execute(f"insert into next.products {_rollup_sql('products')}")


def first_sales_day(work: duckdb.DuckDBPyConnection) -> date | None:
    """From this day on the sales log says what was sold; before it, the calls that ended in a sale do."""
    ((day,),) = work.execute(
        "select min(first_day) from next.loads where log = $log and undone_at is null", {"log": SALES.name}
    ).fetchall()
    return day if isinstance(day, date) else None


def _prepare(work: duckdb.DuckDBPyConnection, sales_from: date | None, day_starts_minutes: int) -> None:
    flags = [asdict(one) for one in OUTCOMES.values()]
    names = [name for name in flags[0] if name != "key"]
    work.execute(
        f"create or replace temp table outcomes (outcome varchar, {', '.join(f'{name} integer' for name in names)})"
    )
    rows = [[one["key"], *(int(one[name]) for name in names)] for one in flags]
    work.executemany(f"insert into outcomes values ({', '.join('?' * (len(names) + 1))})", rows)
    work.execute(
        "create or replace temp table day_start as select to_minutes($minutes) as since_midnight",
        {"minutes": day_starts_minutes},
    )
    work.execute("create or replace temp table sales_log as select $day::date as first_day", {"day": sales_from})
    work.execute("create or replace temp view moved as from next.moved")
    work.execute("create or replace temp view products as from next.products")


def _batches(lake: Lake, loads: set[str], days: Sequence[date]) -> Iterator[list[date]]:
    some: list[date] = []
    calls = 0
    for day in days:
        calls_of_day = sum(pq.read_metadata(part.path).num_rows for part in lake.parts(CALLS, loads, [day]))
        if some and calls + calls_of_day > CALLS_AT_ONCE:
            yield some
            some, calls = [], 0
        some.append(day)
        calls += calls_of_day
    if some:
        yield some


def _show_latest(work: duckdb.DuckDBPyConnection, log: Log, parts: list[Part]) -> None:
    """Make `latest_<log>` the rows of these parts that count."""
    if not parts:
        work.execute(f"create or replace temp view latest_{log.name} as from empty_{log.name}")
        return
    work.execute(f"create or replace temp view lake_{log.name} as from {parts_sql(parts)}")
    loads_of_days = {(part.day, part.load_id) for part in parts}
    # Ranking the versions of a key costs a sort; a day that one load brought has one version of each.
    alone = len(loads_of_days) == len({day for day, _ in loads_of_days})
    has_moved = work.execute("select 1 from moved where log = $log limit 1", {"log": log.name}).fetchall() != []
    if alone and not has_moved:  # no key needs to be read, and keys are most of what a part holds
        work.execute(f"create or replace temp view latest_{log.name} as from lake_{log.name}")
        return
    _view(work, f"moved_to_{log.name}", "moved_to", log)
    _view(work, f"latest_{log.name}", "latest_alone" if alone else "latest", log)


def _view(work: duckdb.DuckDBPyConnection, name: str, sql: str, log: Log) -> None:
    query = _rollup_sql(sql).replace("{log}", log.name).replace("{key}", log.key)
    work.execute(f"create or replace temp view {name} as {query}")


def _replace(work: duckdb.DuckDBPyConnection, table: str, days: list[date]) -> None:
    work.execute(f"delete from next.{table} where day in (select unnest($days::date[]))", {"days": days})
    work.execute(f"insert into next.{table} {_rollup_sql(table)}")


def _test(work: duckdb.DuckDBPyConnection) -> None:
    for path in sorted((SQL / "checks").glob("*.sql")):
        faults = work.execute(path.read_text()).fetchall()
        if faults:
            raise DataTestFailed(f"{path.stem}: {faults[0][0]}. The load was not published; all is as before.")


def _rollup_sql(name: str) -> str:
    return (SQL / "rollup" / f"{name}.sql").read_text()
