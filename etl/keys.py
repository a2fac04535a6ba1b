"""Which day each key of the lake lies on, so that a row that a correction moves is found without reading the history.

Only a hint, as hashes: what it names is looked up in the parts themselves. It may hold more than the lake, never less.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from etl.canonical import Log
from etl.conform import literal

FILE = "keys.duckdb"


@dataclass(frozen=True)
class KeyIndex:
    """The table `keys.keys` (log, key_hash, day, seq), attached to the connection of the running load."""

    work: duckdb.DuckDBPyConnection

    def add(self, log: Log, seq: int) -> None:
        """Note `staged_keys`. Before the load is published, so that no published key is ever missing."""
        self.work.execute(
            "insert into keys.keys select $log, key_hash, day, $seq from staged_keys",
            {"log": log.name, "seq": seq},
        )

    def suspects(self, log: Log, since: int) -> tuple[list[int], list[date]]:
        """Hashes of keys that loads from `since` on put on another day than before, and all days they lie on."""
        rows = self.work.execute(
            """
            with fresh as (select key_hash, day, seq from keys.keys where log = $log and seq >= $since),
            crossed as (
                select distinct fresh.key_hash
                from fresh join keys.keys older on older.log = $log and older.key_hash = fresh.key_hash
                where older.day <> fresh.day and older.seq < fresh.seq
            )
            select distinct k.key_hash, k.day from keys.keys k join crossed using (key_hash) where k.log = $log
            """,
            {"log": log.name, "since": since},
        ).fetchall()
        return sorted({row[0] for row in rows}), sorted({row[1] for row in rows})

    def forget_from(self, seq: int) -> None:
        """Drop what loads that were never published noted."""
        self.work.execute("delete from keys.keys where seq >= ?", [seq])


@contextmanager
def key_index(work: duckdb.DuckDBPyConnection, lake: Path) -> Iterator[KeyIndex]:
    """The index attached to `work` for the time of one load."""
    lake.mkdir(parents=True, exist_ok=True)
    work.execute(f"attach {literal(str(lake / FILE))} as keys")
    try:
        work.execute("create table if not exists keys.keys (log varchar, key_hash ubigint, day date, seq bigint)")
        yield KeyIndex(work)
    finally:
        work.execute("detach keys")
