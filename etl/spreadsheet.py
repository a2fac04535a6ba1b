"""An Excel sheet as a header and records of text, as someone would have typed them into a CSV."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from etl.formats import LogFormat
from etl.limits import refuse_bomb
from etl.problems import Refused
from etl.records import SCHEMA, batch_of

ROWS_PER_BATCH = 20_000
Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def is_spreadsheet(path: Path) -> bool:
    """By its name, as spreadsheet programs themselves tell."""
    return path.suffix.lower() in {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}


def sheet_header(path: Path, one: LogFormat) -> tuple[str, ...]:
    """The header row as this format finds it; empty when it has no such sheet or row."""
    sheet = _sheet(path, one)
    row = next(islice(sheet.iter_rows(), one.skip_lines, None), []) if sheet else []
    return tuple(_text(cell).strip() for cell in row)


def sheet_batches(path: Path, one: LogFormat) -> Iterator[pa.RecordBatch]:
    """The rows below the header as batches; `line` is the row number that Excel shows."""
    sheet = _sheet(path, one)
    rows = enumerate(sheet.iter_rows(), start=1) if sheet else iter(())
    below = islice(rows, one.skip_lines + 1, None)
    yield pa.RecordBatch.from_pylist([], schema=SCHEMA)
    while some := list(islice(below, ROWS_PER_BATCH)):
        yield batch_of(
            [(number, [_text(cell) for cell in row], None) for number, row in some if any(cell != "" for cell in row)]
        )


def _sheet(path: Path, one: LogFormat) -> CalamineSheet | None:
    refuse_bomb(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        if one.sheet and one.sheet not in book.sheet_names:
            return None
        return book.get_sheet_by_name(one.sheet or book.sheet_names[0])
    except CalamineError as error:
        raise Refused(
            "It is not a readable spreadsheet. Open it in a spreadsheet program, save it anew as .xlsx, and load that."
        ) from error


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        # A spreadsheet shows 15 digits; what a formula leaves behind them (0.7999999999999999) is nobody's number.
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, dt.time):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(cell)
