"""One log, whatever it comes in: CSV, gzip, zip, Parquet and a spreadsheet say the same."""

import csv
import datetime as dt
import gzip
import io
import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.formats import LogFormat
from etl.problems import Refused
from etl.source import open_source
from tests.floor_folder import FloorFolder

HEADER = ("sale_id", "sold_at", "agent_id", "product", "quantity", "amount", "status")
START = dt.datetime(2026, 11, 1)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8).map(
    lambda name: f"n{name}".replace('"', "'")
)
ROW = st.tuples(
    st.integers(0, 1_500_000).map(lambda seconds: START + dt.timedelta(seconds=seconds)),
    NAMES,
    NAMES,
    st.integers(1, 99),
    st.integers(1, 9_999_999).map(lambda cents: cents / 100),
    st.sampled_from(("booked", "confirmed", "Cancelled")),
)
Row = tuple[Any, ...]


def as_csv(rows: list[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    return text.getvalue().encode()


def as_zip(rows: list[Row]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("sales.csv", as_csv(rows))
    return held.getvalue()


def as_parquet(rows: list[Row]) -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table(dict(zip(HEADER, zip(*rows, strict=True), strict=True))), held)
    return held.getvalue()


def as_xlsx(rows: list[Row]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet = book.add_worksheet()
        for at, row in enumerate([HEADER, *rows]):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell, *([moment] if isinstance(cell, dt.datetime) else []))
    return held.getvalue()


KINDS = {
    "csv": as_csv,
    "csv.gz": lambda rows: gzip.compress(as_csv(rows)),
    "zip": as_zip,
    "parquet": as_parquet,
    "xlsx": as_xlsx,
    "xlsx.gz": lambda rows: gzip.compress(as_xlsx(rows)),
}


@settings(max_examples=200 if os.environ.get("FLOOR_LONG") else 3, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_the_same_log_in_every_kind_is_the_same_content(drawn: list[Row]) -> None:
    rows = [(f"s{at}", *row) for at, row in enumerate(drawn)]
    contents = {}
    for kind, make in KINDS.items():
        with TemporaryDirectory() as room:
            floor = FloorFolder(Path(room))
            path = floor.drop / "log"  # its name says nothing of what it is
            path.write_bytes(make(rows))
            (report,) = floor.load(path)
            assert (report.status, report.loaded, report.reasons) == ("loaded", len(rows), []), kind
            contents[kind] = floor.content()
    assert len(set(contents.values())) == 1, contents


PRODUCTS = LogFormat.model_validate(
    {"name": "own", "log": "products", "columns": {"product": "product", "name": "name"}}
)


def test_typed_columns_of_parquet_are_the_text_that_someone_would_have_typed(tmp_path: Path) -> None:
    moment = dt.datetime(2026, 11, 20, 9, 5, 7)
    columns = {
        "product": pa.array([b"TV", "盒子".encode()], pa.binary()),
        "name": pa.array([" a ", None]).dictionary_encode(),
        "at": pa.array([moment, moment.replace(microsecond=500_000)], pa.timestamp("ns")),
        "zoned": pa.array([moment, None], pa.timestamp("s", "Asia/Shanghai")),
        "day": pa.array([moment.date(), None]),
        "time": pa.array([dt.time(9, 5), None]),
        "long": pa.array([dt.timedelta(hours=26, seconds=4), None]),
        "number": [1.0, 0.1 + 0.7],
        "missing": [float("nan"), 1e20],
        "yes": [True, None],
    }
    path = tmp_path / "any"
    pq.write_table(pa.table(columns), path)
    source = open_source(path, [PRODUCTS])
    rows = [row for batch in source.batches() for row in batch.to_pylist()]
    assert source.header == tuple(columns)
    assert [row["line"] for row in rows] == [1, 2]
    assert rows[0]["fields"] == [
        *("TV", "a", "2026-11-20 09:05:07", "2026-11-20 17:05:07+08:00", "2026-11-20", "09:05:00", "26:00:04"),
        *("1", "", "true"),
    ]
    assert rows[1]["fields"] == [
        *("盒子", "", "2026-11-20 09:05:07.500000", "", "", "", "", "0.8", "100000000000000000000", ""),
    ]


@pytest.mark.parametrize("cut", [8, 200])
def test_parquet_that_is_cut_off_is_refused(floor: FloorFolder, cut: int) -> None:
    path = floor.drop / "sales.parquet"
    path.write_bytes(as_parquet([("s1", START, "a", "b", 1, 1.5, "booked")])[:-cut])
    assert "not readable Parquet" in floor.load(path)[0].reasons[0]


def test_lists_in_parquet_are_refused_by_the_name_of_their_column(tmp_path: Path) -> None:
    path = tmp_path / "sales.parquet"
    pq.write_table(pa.table({"tags": [["a"], ["b"]]}), path)
    with pytest.raises(Refused, match="tags"):
        open_source(path, [PRODUCTS])
