"""The ledger: one line a load, kept in the warehouse itself, so that it is published with what it tells of."""

from dataclasses import astuple, dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from etl.problems import Refused


@dataclass(frozen=True)
class LedgerRow:
    """One load, in the order of the table's columns."""

    load_id: str
    seq: int
    file: str
    format: str
    log: str
    sha256: str
    loaded_at: datetime
    rows_read: int
    loaded: int
    rejected: int
    duplicates: int
    first_day: date | None
    last_day: date | None
    undone_at: datetime | None = None


def write_ledger(work: duckdb.DuckDBPyConnection, row: LedgerRow) -> None:
    """Add a load to the next warehouse's ledger."""
    values = astuple(row)
    work.execute(f"insert into next.loads values ({', '.join('?' * len(values))})", list(values))


def next_seq(work: duckdb.DuckDBPyConnection) -> int:
    """The number of the next load: loads are ordered by it, and the latest wins."""
    ((number,),) = work.execute("select coalesce(max(seq), 0) + 1 from next.loads").fetchall()
    return int(number)


def earlier_load(work: duckdb.DuckDBPyConnection, sha256: str) -> LedgerRow | None:
    """The load of the very same bytes that still counts. People went to the warehouse once: those have to come anew."""
    rows = work.execute(
        "select * from next.loads where sha256 = ? and undone_at is null and log <> 'people'", [sha256]
    ).fetchall()
    return LedgerRow(*rows[0]) if rows else None


def find_load(work: duckdb.DuckDBPyConnection, load_id: str) -> LedgerRow | None:
    """The load of that name, undone or not."""
    rows = work.execute("select * from next.loads where load_id = ?", [load_id]).fetchall()
    return LedgerRow(*rows[0]) if rows else None


def refuse_unless_counting(work: duckdb.DuckDBPyConnection, load_id: str) -> None:
    """Refused: there is no such load whose rows could be mended, or it was taken back."""
    row = find_load(work, load_id)
    if row is None:
        raise Refused(f"It mends rows of load {load_id}, which is none of this floor.")
    if row.undone_at is not None:
        raise Refused(f"It mends rows of load {load_id}, which was taken back. Load that file again first.")


def loads_of(work: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The names of all loads."""
    return frozenset(row[0] for row in work.execute("select load_id from next.loads").fetchall())


def mark_undone(work: duckdb.DuckDBPyConnection, load_id: str, now: datetime) -> None:
    """Leave a load out from now on; its parts stay in the lake."""
    work.execute("update next.loads set undone_at = ? where load_id = ?", [now, load_id])


def accepted_loads(file: Path) -> dict[str, str]:
    """Who accepted which load although it differed from the earlier ones."""
    with duckdb.connect(str(file), read_only=True) as connection:
        # One that was published before drift was looked for keeps none.
        if not connection.execute("select 1 from duckdb_tables() where table_name = 'profiles'").fetchall():
            return {}
        rows = connection.execute("select load_id, accepted_by from profiles where accepted_by is not null").fetchall()
    return dict(rows)


def all_loads(file: Path) -> list[LedgerRow]:
    """Every load in a published warehouse, oldest first."""
    with duckdb.connect(str(file), read_only=True) as connection:
        return [LedgerRow(*row) for row in connection.execute("select * from loads order by seq").fetchall()]
