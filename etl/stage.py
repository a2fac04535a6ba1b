"""One file's rows in parts of a private folder, before anything is kept: how many, of which days, each key once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from etl.canonical import Log
from etl.conform import literal
from etl.parse import PARQUET
from etl.source import Source
from etl.verdict import REJECTED


@dataclass(frozen=True)
class Counts:
    """Every row that was read is in exactly one of the other three."""

    rows_read: int
    loaded: int
    rejected: int
    duplicates: int
    conflicting: int


@dataclass(frozen=True)
class Staged:
    """One file as parts in `folder`, a room a day; `days` are those of its good rows, none where the log has no days.

    The view `staged` shows its good rows, `refused_rows` the others; `staged_keys` has the hash of each good row's key.
    """

    folder: Path
    source: Source
    counts: Counts
    days: frozenset[date]


def stage(work: duckdb.DuckDBPyConnection, source: Source, folder: Path) -> Staged:
    """Look at the parts below `folder` that were written of the file, and let each key stay once."""
    log = source.format.canonical
    _show(work, log, folder)
    counts = _settle_duplicates(work, log, folder)
    return Staged(folder, source, counts, _days(work) if log.day_of else frozenset())


def is_rejected(part: Path) -> bool:
    """Whether a staged part holds rows that were not taken."""
    return part.parent.name == f"day={REJECTED}"


def _show(work: duckdb.DuckDBPyConnection, log: Log, folder: Path) -> None:
    good = [path for path in folder.glob("*/*.parquet") if not is_rejected(path)]
    refused = [path for path in folder.glob("*/*.parquet") if is_rejected(path)]
    for view, paths in (("staged", good), ("refused_rows", refused)):
        listed = ", ".join(literal(str(path)) for path in paths)
        rows = f"read_parquet([{listed}], hive_partitioning = true, hive_types = {{'day': date}})"
        work.execute(f"create or replace temp view {view} as from {rows if paths else f'empty_{log.name}'}")


def _settle_duplicates(work: duckdb.DuckDBPyConnection, log: Log, folder: Path) -> Counts:
    """Of rows with one key the last in the file stays."""
    work.execute(f"create or replace temp table staged_keys as select hash({log.key}) as key_hash, day from staged")
    work.execute(
        f"""
        create or replace temp table doubled as
        with suspects as (select key_hash from staged_keys group by key_hash having count(*) > 1)
        select {log.key} as row_key, max(line) as last_line, count(*) as rows_of_key,
               count(distinct hash({_content(work)})) > 1 as conflicting
        from staged where hash({log.key}) in (from suspects)
        group by {log.key} having count(*) > 1
        """
    )
    ((good, rejected, duplicates, conflicting),) = work.execute(
        """
        select (select count(*) from staged), (select count(*) from refused_rows),
               coalesce(sum(rows_of_key - 1), 0)::bigint, count(*) filter (conflicting)
        from doubled
        """
    ).fetchall()
    if duplicates:
        _write_without_doubled(work, log, folder)
        _show(work, log, folder)
    return Counts(good + rejected, good - duplicates, rejected, duplicates, conflicting)


def _content(work: duckdb.DuckDBPyConnection) -> str:
    return ", ".join(row[0] for row in work.execute("describe staged").fetchall() if row[0] != "line")


def _days(work: duckdb.DuckDBPyConnection) -> frozenset[date]:
    return frozenset(row[0] for row in work.execute("select distinct day from staged").fetchall())


def _write_without_doubled(work: duckdb.DuckDBPyConnection, log: Log, folder: Path) -> None:
    """Write anew the rooms that hold a superseded row, and no others."""
    rooms = work.execute(
        f"select distinct day from staged join doubled on row_key = staged.{log.key} where line < last_line"
    ).fetchall()
    for path in [path for (day,) in rooms for path in folder.glob(f"day={day}/*.parquet")]:
        rows = f"read_parquet({literal(str(path))}, hive_partitioning = false)"
        superseded = f"select 1 from doubled where row_key = part.{log.key} and part.line < last_line"
        left = path.with_suffix(".left")
        work.execute(
            f"copy (select * from {rows} part where not exists ({superseded})) to {literal(str(left))} ({PARQUET})"
        )
        left.replace(path)
