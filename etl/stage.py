"""One file's rows, conformed and judged, in a table of their own before anything is kept of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from etl.canonical import Log
from etl.conform import Conformed, Floor, conform, literal
from etl.problems import Refused
from etl.records import SCHEMA
from etl.source import Source


@dataclass(frozen=True)
class Counts:
    """Every row that was read is in exactly one of the other three."""

    rows_read: int
    loaded: int
    rejected: int
    duplicates: int
    conflicting: int


def stage(work: duckdb.DuckDBPyConnection, source: Source, floor: Floor, day_starts_minutes: int) -> Counts:
    """Fill the table `staged`: good rows with key and day, bad ones with a verdict of (column, value, reason)."""
    log = source.format.canonical
    columns = list(conform(source.format, source.header, floor))
    kept = {name: sql for one in columns for name, sql in one.kept.items()}
    refusals: list[Refused] = []
    records = pa.RecordBatchReader.from_batches(SCHEMA, _remember(source.batches(), refusals))
    work.register("records", records)
    try:
        work.execute(
            f"""
            create or replace temp table staged as
            with raw as (
                select line, fields, problem, {", ".join(f"{one.raw} as raw_{one.column.name}" for one in columns)}
                from records where len(fields) <> 1 or fields[1] <> ''
            ),
            typed as (select *, {", ".join(f"{sql} as {name}" for name, sql in kept.items())} from raw),
            judged as (select *, {_verdict(columns, len(source.header))} as verdict from typed)
            select line, {", ".join(kept)},
                   {_key(log, kept, source)} as row_key, {_day(log, day_starts_minutes)} as day,
                   verdict, case when verdict is not null then fields end as fields
            from judged
            """
        )
    except duckdb.Error:
        # What the reader refuses passes through DuckDB, which makes an error of its own of it.
        if refusals:
            raise refusals[0] from None
        raise
    finally:
        work.unregister("records")
    return _settle_duplicates(work, log, list(kept))


def _remember(batches: Iterator[pa.RecordBatch], refusals: list[Refused]) -> Iterator[pa.RecordBatch]:
    try:
        yield from batches
    except Refused as refusal:
        refusals.append(refusal)
        raise


def _verdict(columns: list[Conformed], width: int) -> str:
    """The first thing that is wrong with a row, NULL for a good one."""
    fields = f"'is the number of fields; the header has {width}'"
    whens = [
        "when problem is not null then {'column': '', 'value': '', 'reason': problem}",
        f"when len(fields) <> {width} then {{'column': '', 'value': len(fields)::varchar, 'reason': {fields}}}",
    ]
    for one in columns:
        for fault in one.faults:
            name, reason = literal(one.column.name), literal(fault.reason)
            entry = f"{{'column': {name}, 'value': raw_{one.column.name}, 'reason': {reason}}}"
            whens.append(f"when {fault.test} then {entry}")
    return f"case {' '.join(whens)} end"


def _key(log: Log, kept: dict[str, str], source: Source) -> str:
    """The row's name for ever: its key, the columns that make one, or its content and its ordinal among equal rows."""
    spec = source.format.columns.get(log.key)
    if spec is not None and set(spec.source) <= set(source.header):
        return f"raw_{log.key}"
    if log.key_from:
        return f"concat_ws(' ', {', '.join(log.key_from)})"
    texts = [f"coalesce(cast(judged.{name} as varchar), chr(0))" for name in kept if name != log.key]
    content = f"md5(concat_ws('|', {', '.join(texts)}))"
    return f"{content} || '-' || row_number() over (partition by {content}, verdict is null order by line)"


def _day(log: Log, day_starts_minutes: int) -> str:
    if log.day_of is None:
        return "cast(null as date)"
    return f"cast({log.day_of} - interval {day_starts_minutes} minute as date)"


def _settle_duplicates(work: duckdb.DuckDBPyConnection, log: Log, kept: list[str]) -> Counts:
    """Of rows with one key the last in the file stays."""
    _reject_empty_keys(work, log)
    read, rejected = _one(work, "select count(*), count(verdict) from staged")
    content = f"hash({', '.join(kept)})"
    work.execute(
        f"""
        create or replace temp table doubled as
        select row_key, max(line) as last_line, count(*) as rows_of_key, count(distinct {content}) > 1 as conflicting
        from staged where verdict is null and row_key in (
            select row_key from staged where verdict is null group by row_key having count(*) > 1
        ) group by row_key
        """
    )
    duplicates, conflicting = _one(
        work, "select coalesce(sum(rows_of_key - 1), 0), count(*) filter (conflicting) from doubled"
    )
    if duplicates:
        work.execute(
            "delete from staged using doubled "
            "where verdict is null and staged.row_key = doubled.row_key and line < last_line"
        )
    return Counts(read, read - rejected - duplicates, rejected, int(duplicates), conflicting)


def _reject_empty_keys(work: duckdb.DuckDBPyConnection, log: Log) -> None:
    work.execute(
        f"update staged set verdict = {{'column': {literal(log.key)}, 'value': null, 'reason': 'is empty'}} "
        "where verdict is null and row_key is null"
    )


def _one(work: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    row = work.execute(query).fetchone()
    assert row is not None  # noqa: S101 - an aggregate has one row
    return row
