"""One file's rows, conformed and judged, in parts of a private folder before anything of them is kept.

Rows go from the reader straight into the Parquet parts that the lake will hold; those that fail a check go into a part
of their own, with the reason. Nothing is held in between, so a log of any length takes the same memory.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.canonical import Log
from etl.conform import Conformed, Floor, conform, literal
from etl.problems import Refused, refusing_unreadable
from etl.records import SCHEMA
from etl.source import Source

# The rooms of rows that belong to no day while a file is staged. Days too, because rooms named by text cost much more.
REJECTED = "0001-01-01"
UNDATED = "0001-01-02"
# A dictionary is tried for each column and thrown away where nearly every value is new: stop trying early. What the
# dictionaries leave (keys, hashes, times) hardly shrinks, and compressing it would take a sixth of the load's time.
PARQUET = "format parquet, dictionary_size_limit 1000, compression uncompressed"


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


def stage(
    work: duckdb.DuckDBPyConnection, source: Source, floor: Floor, day_starts_minutes: int, load_id: str, folder: Path
) -> Staged:
    """Write the file's rows into parts of `load_id` below `folder`, each key once."""
    log = source.format.canonical
    folder.mkdir(parents=True)
    _write(work, source, _rows(source, floor, day_starts_minutes), load_id, folder)
    _show(work, log, folder)
    counts = _settle_duplicates(work, log, folder)
    return Staged(folder, source, counts, _days(work) if log.day_of else frozenset())


def judged_rows(source: Source, floor: Floor) -> tuple[str, list[str]]:
    """The query from `records` to rows of the log, and the columns kept; `rejected` says why a row is not taken."""
    columns = list(conform(source.format, source.header, floor))
    kept = {name: sql for one in columns for name, sql in one.kept.items()}
    query = f"""
        with raw as (
            select line, fields, problem, {", ".join(f"{one.raw} as raw_{one.column.name}" for one in columns)}
            from records where len(fields) <> 1 or fields[1] <> ''
        ),
        typed as (select *, {", ".join(f"{sql} as {name}" for name, sql in kept.items())} from raw)
        select *, {_verdict(columns, source)} as rejected from typed
    """
    return query, list(kept)


def _rows(source: Source, floor: Floor, day_starts_minutes: int) -> str:
    """The query from `records` to rows of the lake: `day` is the part's room."""
    log = source.format.canonical
    judged, kept = judged_rows(source, floor)
    key = _key(log, kept, source)
    names = [f"{key} as {name}" if name == log.key else name for name in kept]
    return f"""
        select line, {", ".join(names)}, rejected,
               case when rejected is null then {_day(log, day_starts_minutes)} else date '{REJECTED}' end as day
        from ({judged})
    """


def _write(work: duckdb.DuckDBPyConnection, source: Source, rows: str, load_id: str, folder: Path) -> None:
    rooms = f"partition_by (day), filename_pattern '{load_id}_{{i}}', overwrite_or_ignore"
    with records_of(source, work):
        work.execute(f"copy ({rows}) to {literal(str(folder))} ({PARQUET}, {rooms})")


@contextmanager
def records_of(source: Source, work: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """The file's records as the table `records`, to be read once. Refused where the file cannot be read to its end."""
    refusals: list[Refused] = []
    work.register("records", pa.RecordBatchReader.from_batches(SCHEMA, _remember(source.batches(), refusals)))
    try:
        yield
    except duckdb.Error:
        # What the reader refuses passes through DuckDB, which makes an error of its own of it.
        if refusals:
            raise refusals[0] from None
        raise
    finally:
        work.unregister("records")


def _remember(batches: Iterator[pa.RecordBatch], refusals: list[Refused]) -> Iterator[pa.RecordBatch]:
    try:
        with refusing_unreadable():
            yield from batches
    except Refused as refusal:
        refusals.append(refusal)
        raise


def _verdict(columns: list[Conformed], source: Source) -> str:
    """The first thing that is wrong with a row, NULL for a good one."""

    def entry(test: str, column: str, value: str, reason: str) -> str:
        told = f"'column': {literal(column)}, 'value': {value}, 'reason': {reason}, 'fields': fields"
        return f"when {test} then to_json({{{told}}})::varchar"

    width = len(source.header)
    whens = [
        entry("problem is not null", "", "''", "problem"),
        entry(
            f"len(fields) <> {width}",
            "",
            "len(fields)::varchar",
            literal(f"fields stand in this row; the header has {width}"),
        ),
    ]
    if width > 1:
        # Where two files were joined the header stands again, its first name behind a mark or the rest of a cut row.
        names = [literal(name) for name in source.header[1:]]
        again = f"fields[2] = {names[0]} and fields[2:] = [{', '.join(names)}]"
        whens.append(entry(again, "", "''", "'is the header again'"))
    log = source.format.canonical
    if _has_own_key(log, source):
        whens.append(entry(f"raw_{log.key} is null", log.key, "''", "'is empty'"))
    for one in columns:
        raw = f"raw_{one.column.name}"
        whens += [entry(fault.test, one.column.name, raw, literal(fault.reason)) for fault in one.faults]
    return f"case {' '.join(whens)} end"


def _has_own_key(log: Log, source: Source) -> bool:
    spec = source.format.columns.get(log.key)
    return spec is not None and set(spec.source) <= set(source.header)


def _key(log: Log, kept: list[str], source: Source) -> str:
    """The row's name for ever: its key, the columns that make one, or its content and its ordinal among equal rows."""
    if _has_own_key(log, source):
        return log.key
    if log.key_from:
        return f"concat_ws(' ', {', '.join(log.key_from)})"
    # The outcome is the format's word, not the row's: a code that is mapped later must not make another row of it.
    texts = [f"coalesce(cast({name} as varchar), chr(0))" for name in kept if name not in {log.key, "outcome"}]
    # Between the texts stands a character that no log has inside one: else 'a|b', 'c' and 'a', 'b|c' were one row.
    content = f"md5(concat_ws(chr(31), {', '.join(texts)}))"
    return f"{content} || '-' || row_number() over (partition by {content}, rejected is null order by line)"


def _day(log: Log, day_starts_minutes: int) -> str:
    if log.day_of is None:
        return f"date '{UNDATED}'"
    return f"cast({log.day_of} - interval {day_starts_minutes} minute as date)"


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
