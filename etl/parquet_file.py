"""A Parquet log as a header and records of text, read batch by batch."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.limits import most_unpacked, too_large
from etl.problems import Refused
from etl.records import LOST, SCHEMA, SPACES
from etl.typed_text import typed_text

ROWS_PER_BATCH = 20_000
ALWAYS_READ_ROWS = 100_000
DAMAGED = "It is not readable Parquet: damaged, cut off or locked. Export it anew, or as CSV, and load that."


def parquet_header(path: Path) -> tuple[str, ...]:
    """The names of its columns. Refused: damaged, too large, or a column that holds no plain values."""
    try:
        with pq.ParquetFile(path) as file:
            _refuse_large(path, file.metadata)
            schema = file.schema_arrow
    except (pa.ArrowException, OSError) as error:
        raise Refused(DAMAGED) from error
    for field in schema:
        if pa.types.is_nested(field.type):
            raise Refused(f"Its column {field.name} holds {str(field.type)[:40]}: lists, no text. Export it without.")
    return tuple(name.strip() for name in schema.names)


def parquet_batches(path: Path) -> Iterator[pa.RecordBatch]:
    """Its rows as batches; `line` is the number of the row, from 1."""
    yield pa.RecordBatch.from_pylist([], schema=SCHEMA)
    line = 1
    try:
        with pq.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20) as file:
            for batch in file.iter_batches(ROWS_PER_BATCH, use_threads=False):
                yield _records(batch, line)
                line += batch.num_rows
    except (pa.ArrowException, OSError, UnicodeDecodeError, OverflowError) as error:
        raise Refused(DAMAGED) from error


def _refuse_large(path: Path, about: pq.FileMetaData) -> None:
    """By what it says of itself: as a CSV each value takes a byte at least. One that lies meets the other limits."""
    size = path.stat().st_size
    most = most_unpacked(size)
    groups = (about.row_group(at).total_byte_size for at in range(about.num_row_groups))
    if max(sum(groups), about.num_rows * about.num_columns) > most:
        raise too_large(most)
    # Equal rows take no room at all; those of a log have each a key or a time of its own.
    if about.num_rows > max(size, ALWAYS_READ_ROWS):
        raise Refused(f"It says that it has {about.num_rows:,} rows in {size:,} bytes. Export it anew as CSV.")


def _records(batch: pa.RecordBatch, line: int) -> pa.RecordBatch:
    rows, width = batch.num_rows, batch.num_columns
    by_column = pa.concat_arrays([_texts(column) for column in batch.columns])
    by_row = by_column.take(np.arange(rows * width).reshape(width, rows).T.ravel())
    fields = pa.ListArray.from_arrays(pa.array(np.arange(rows + 1, dtype=np.int32) * width, pa.int32()), by_row)
    numbers = pa.array(np.arange(line, line + rows, dtype=np.int64))
    return pa.RecordBatch.from_arrays([numbers, fields, _problems(by_column, rows, width)], schema=SCHEMA)


def _texts(column: Any) -> pa.StringArray:  # noqa: ANN401 - an array of whatever the file holds
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind) or _is_text(kind):
        texts: pa.StringArray = column.cast(pa.string()).fill_null("")
        return pc.utf8_trim(texts, SPACES) if _is_text(kind) else texts
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)  # Python's moments have no more
    elif pa.types.is_duration(kind) or (pa.types.is_time(kind) and kind.unit == "ns"):
        column = column.cast(pa.duration("us") if pa.types.is_duration(kind) else pa.time64("us"), safe=False)
    return pa.array(map(typed_text, column.to_pylist()), pa.string())


def _is_text(kind: pa.DataType) -> bool:
    """Old writers keep text as mere bytes; what of it is no UTF-8 refuses the file."""
    return any(
        test(kind)
        for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
    )


def _problems(by_column: pa.StringArray, rows: int, width: int) -> pa.StringArray:
    """What is wrong with each row: a sign in it that no dialer writes."""
    problems: list[str | None] = [None] * rows
    for sign, reason in LOST.items():
        found = np.asarray(pc.match_substring(by_column, sign).to_numpy(zero_copy_only=False))
        for row in np.flatnonzero(found.reshape(width, rows).any(axis=0)):
            problems[row] = reason
    return pa.array(problems, pa.string())
