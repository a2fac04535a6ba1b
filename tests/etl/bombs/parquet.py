"""Parquet of few bytes and many rows, or with nothing between its marks."""

import io
import struct

import pyarrow as pa
import pyarrow.parquet as pq

from tests.etl.bombs.kept import MEGABYTE, bomb

NAMES = ["call_id", "started_at", "agent_id", "outcome_code"]


def _parquet(table: pa.Table, **options: str) -> bytes:
    held = io.BytesIO()
    pq.write_table(table, held, **options)  # type: ignore[arg-type] # names of codecs
    return held.getvalue()


@bomb("nothing-between-its-marks.parquet")
def nothing_between_its_marks() -> bytes:
    return b"PAR1" + bytes(100) + struct.pack("<I", 90) + b"PAR1"


@bomb("a-footer-of-two-gigabytes.parquet")
def a_footer_of_two_gigabytes() -> bytes:
    return b"PAR1" + bytes(100) + struct.pack("<I", 0x7FFFFFFF) + b"PAR1"


@bomb("twenty-million-equal-rows.parquet")
def twenty_million_equal_rows() -> bytes:
    indices = pa.array(memoryview(bytes(4 * 20_000_000)).cast("i"), pa.int32())
    column = pa.DictionaryArray.from_arrays(indices, pa.array(["x" * 100]))
    return _parquet(pa.table(dict.fromkeys(NAMES, column)))


@bomb("a-cell-of-a-quarter-of-a-gigabyte.parquet")
def a_cell_of_a_quarter_of_a_gigabyte() -> bytes:
    return _parquet(pa.table({name: ["0" * (64 * MEGABYTE)] for name in NAMES}), compression="zstd")


@bomb("lists-in-lists.parquet")
def lists_in_lists() -> bytes:
    kind: pa.DataType = pa.string()
    for _ in range(60):
        kind = pa.list_(kind)
    return _parquet(pa.table({"call_id": pa.array([None], kind)}))
