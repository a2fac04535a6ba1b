"""Which days a change of the set of loads makes worth rolling up anew."""

from datetime import date

import duckdb

from etl.canonical import CALLS, DAILY, Log
from etl.keys import KeyIndex
from etl.lake import Lake, parts_sql


def active_loads(work: duckdb.DuckDBPyConnection) -> set[str]:
    """The loads that count; written to `active_loads` for the roll-up too."""
    work.execute(
        "create or replace temp table active_loads as "
        "select load_id, seq, format from next.loads where undone_at is null"
    )
    return {row[0] for row in work.execute("select load_id from active_loads").fetchall()}


def days_of_load(lake: Lake, load_id: str) -> set[date]:
    """The days on which this load has rows."""
    return {part.day for log in DAILY for part in lake.parts(log, {load_id}) if part.day}


def note_moved(
    work: duckdb.DuckDBPyConnection, lake: Lake, keys: KeyIndex, loads: set[str], logs: set[str], first_seq: int
) -> set[date]:
    """Write down every version of the rows of `logs` that loads from `first_seq` on moved; the days concerned."""
    return {
        day
        for log in DAILY
        if log.name in logs
        for day in _note_moved(work, lake, loads, log, keys.suspects(log, first_seq))
    }


def _note_moved(
    work: duckdb.DuckDBPyConnection, lake: Lake, loads: set[str], log: Log, suspects: tuple[list[int], list[date]]
) -> set[date]:
    hashes, days = suspects
    if not hashes:
        return set()
    parts = lake.parts(log, loads, days)
    work.execute(
        f"""
        create or replace temp table found as
        select {log.key} as row_key, load_id, day from {parts_sql(parts)}
        where hash({log.key}) in (select unnest($hashes::ubigint[]))
        """,
        {"hashes": hashes},
    )
    work.execute(
        "create or replace temp table versions as "
        "from found where row_key in (select row_key from found group by row_key having min(day) <> max(day))"
    )
    # Also of a row that lies on one day now: the load that had it on another may have been undone since.
    work.execute(
        "delete from next.moved where log = $log and row_key in (select row_key from found)", {"log": log.name}
    )
    work.execute("insert into next.moved select $log, row_key, load_id, day from versions", {"log": log.name})
    return {row[0] for row in work.execute("select distinct day from versions").fetchall()}


def days_of_moved(work: duckdb.DuckDBPyConnection, load_id: str) -> set[date]:
    """The days of all versions of rows that this load has a version of."""
    rows = work.execute(
        "select distinct day from next.moved "
        "where (log, row_key) in (select (log, row_key) from next.moved where load_id = ?)",
        [load_id],
    )
    return {row[0] for row in rows.fetchall()}


def days_sold_by_calls(
    lake: Lake, loads: set[str], before: date | None, after: date | None, *, products_changed: bool
) -> set[date]:
    """Days whose sales are now taken from calls and were not, or the reverse, or at other list prices.

    `before` and `after` are the first days of the sales log; without one, all days are sold by calls.
    """
    if before == after and not products_changed:
        return set()
    ends = [day or date.max for day in (before, after)]
    start = date.min if products_changed else min(ends)
    return {part.day for part in lake.parts(CALLS, loads) if part.day and start <= part.day < max(ends)}
