"""A log file as Parquet of judged rows: all that is done with what strangers wrote, in a process of its own.

Rows go from the reader straight into the parts that the lake will hold; those that fail a check go into a part of
their own, with the reason. Nothing is held in between, so a log of any length takes the same memory.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.apart import apart
from etl.canonical import PEOPLE
from etl.conform import Floor, literal
from etl.formats import LogFormat, all_formats
from etl.problems import Refused, refusing_unreadable
from etl.records import SCHEMA
from etl.source import Source, open_source
from etl.verdict import judged_rows, lake_rows

# A dictionary is tried for each column and thrown away where nearly every value is new: stop trying early. What the
# dictionaries leave (keys, hashes, times) hardly shrinks, and compressing it would take a sixth of the load's time.
PARQUET = "format parquet, dictionary_size_limit 1000, compression uncompressed"
# DuckDB's share of what the process may have; the reader's blocks and Arrow's buffers take the rest.
DUCKDB_MEMORY = "250MB"
# Rows of a day that wait to be written. DuckDB's half a million take a gigabyte and, out of the cache, twice the time.
ROWS_HELD = 20_000

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Target:
    """Where the rows go: parts of `load_id` in rooms below `folder`, which is made; people into one file there."""

    folder: Path
    load_id: str
    floor: Floor
    day_starts_minutes: int

    @property
    def people(self) -> Path:
        """The rows of a people file: (line, fields, its columns, rejected)."""
        return self.folder / "people.parquet"


def parse(path: Path, formats: Sequence[LogFormat] | Path, target: Target) -> Source:
    """Write the file's judged rows; how it was read. `formats`: the only ones, or the folder of the floor's own.

    Refused: unreadable, none of them fits, or several.
    """
    return replace(apart(path, _parse, path.absolute(), formats, target), path=path)


def _parse(path: Path, formats: Sequence[LogFormat] | Path, target: Target) -> Source:
    with refusing_unreadable():
        source = open_source(path, _all_formats(formats, _stamp(formats)) if isinstance(formats, Path) else formats)
    shutil.rmtree(target.folder, ignore_errors=True)  # what a process that was ended over this file left there
    target.folder.mkdir(parents=True)
    work = _connection(target.folder.parent)
    with _records_of(source, work):
        if source.format.canonical is PEOPLE:
            work.execute(f"copy ({_people_rows(source, target)}) to {literal(str(target.people))} (format parquet)")
        else:
            rooms = f"partition_by (day), filename_pattern '{target.load_id}_{{i}}', overwrite_or_ignore"
            rows = lake_rows(source, target.floor, target.day_starts_minutes)
            work.execute(f"copy ({rows}) to {literal(str(target.folder))} ({PARQUET}, {rooms})")
    return source


def _people_rows(source: Source, target: Target) -> str:
    judged, kept = judged_rows(source, target.floor)
    return f"select line, fields, {', '.join(kept)}, rejected from ({judged})"


# One file after another asks for the same; a format that somebody saved meanwhile is read anew.
@lru_cache(maxsize=1)
def _all_formats(own: Path, _stamp: Stamp) -> list[LogFormat]:
    return all_formats(own)


def _stamp(own: Path) -> Stamp:
    return tuple(sorted((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in own.glob("*.toml")))


@lru_cache(maxsize=1)
def _connection(room: Path) -> duckdb.DuckDBPyConnection:
    """Where rows are judged; what has no place in memory goes into the room."""
    work = duckdb.connect(
        config={"temp_directory": str(room), "memory_limit": DUCKDB_MEMORY, "preserve_insertion_order": "false"}
    )
    work.execute(f"set partitioned_write_flush_threshold = {ROWS_HELD}")
    return work


@contextmanager
def _records_of(source: Source, work: duckdb.DuckDBPyConnection) -> Iterator[None]:
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
