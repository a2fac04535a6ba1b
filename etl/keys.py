"""Which day each key of the lake lies on, so that a row that a correction moves is found without reading the history.

Only a hint, as hashes: what it names is looked up in the parts themselves. It may hold more than the lake, never less.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from etl.canonical import DAILY, Log
from etl.conform import literal

FILE = "keys.duckdb"


@dataclass(frozen=True)
class KeyIndex:
    """A table a log, `keys.calls` (key_hash, day, seq), attached to the connection of the running load."""

    work: duckdb.DuckDBPyConnection

    def add(self, log: Log, seq: int) -> None:
        """Note `staged_keys`. Before the load is published, so that no published key is ever missing."""
        self.work.execute(f"insert into keys.{log.name} select key_hash, day, $seq from staged_keys", {"seq": seq})

    def suspects(self, log: Log, since: int) -> tuple[list[int], list[date]]:
        """Hashes of keys that loads from `since` on put on another day than before, and all days they lie on."""
        rows = self.work.execute(
            f"""
            with fresh as (select key_hash, day, seq from keys.{log.name} where seq >= $since),
            crossed as (
                select distinct key_hash
                from fresh join keys.{log.name} older using (key_hash)
                where older.day <> fresh.day and older.seq < fresh.seq
            )
            select distinct key_hash, day from keys.{log.name} join crossed using (key_hash)
            """,
            {"since": since},
        ).fetchall()
        return sorted({row[0] for row in rows}), sorted({row[1] for row in rows})

    def forget_from(self, seq: int) -> None:
        """Drop what loads that were never published noted."""
        for log in DAILY:
            self.work.execute(f"delete from keys.{log.name} where seq >= ?", [seq])


@contextmanager
def key_index(work: duckdb.DuckDBPyConnection, lake: Path) -> Iterator[KeyIndex]:
    """The index attached to `work` for the time of one load."""
    lake.mkdir(parents=True, exist_ok=True)
    work.execute(f"attach {literal(str(lake / FILE))} as keys")
    try:
        for log in DAILY:
            work.execute(f"create table if not exists keys.{log.name} (key_hash ubigint, day date, seq bigint)")
        _take_over(work)
        yield KeyIndex(work)
    finally:
        work.execute("detach keys")


def _take_over(work: duckdb.DuckDBPyConnection) -> None:
    """A floor that loaded before each log had a table has all keys in one."""
    if ("keys", "keys") not in work.execute("select database_name, table_name from duckdb_tables()").fetchall():
        return
    work.execute("begin")
    for log in DAILY:
        rows = "select key_hash, day, seq from keys.keys where log = $log"
        work.execute(f"insert into keys.{log.name} {rows}", {"log": log.name})
    work.execute("drop table keys.keys")
    work.execute("commit")
