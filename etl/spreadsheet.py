"""An Excel sheet as a header and records of text, as someone would have typed them into a CSV."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from etl.formats import LogFormat, missing
from etl.limits import refuse_bomb
from etl.problems import Refused
from etl.records import SCHEMA, batch_of
from etl.sheet_moments import moments
from etl.spread import refuse_spread
from etl.typed_text import typed_text
from etl.unchanged import kept_while_unchanged

ROWS_PER_BATCH = 20_000
# A header stands further up, and what is below it shows whether the sheet holds a log.
TOP_ROWS = 300

Row = tuple[str, ...]


def sheet_names(path: Path) -> tuple[str, ...]:
    """Its sheets in their order. Refused: not readable, or too large."""
    return tuple(_tops(path))


def sheet_header(path: Path, one: LogFormat) -> Row:
    """The header row as this format finds it; empty when it has no such sheet or row."""
    tops = _tops(path)
    rows = tops.get(one.sheet or next(iter(tops), ""), ())
    return rows[one.skip_lines] if one.skip_lines < len(rows) else ()


def sheets_that_fit(path: Path, one: LogFormat) -> list[LogFormat]:
    """The format once for each sheet that has its header, with the sheet's name and the header's row."""
    tops = _tops(path)
    rows_of = {one.sheet: tops.get(one.sheet, ())} if one.sheet else tops
    found = []
    for sheet, rows in rows_of.items():
        near = range(one.skip_lines, min(one.skip_lines + one.header_within + 1, len(rows)))
        at = next((at for at in near if not missing((one, rows[at]))), None)
        if at is not None:
            found.append(one.model_copy(update={"sheet": sheet, "skip_lines": at}))
    return found


def sheet_with(path: Path, name: str) -> str | None:
    """The first sheet in whose first row this name stands."""
    return next((sheet for sheet, rows in _tops(path).items() if rows and name in rows[0]), None)


def sheet_cells(path: Path, sheet: str) -> Iterator[list[object]]:
    """All its rows, as its program typed them."""
    return _rows(_book(path), sheet)


def has_rows(path: Path, placed: LogFormat) -> bool:
    """Whether anything stands below the header."""
    return any(any(row) for row in _tops(path)[placed.sheet][placed.skip_lines + 1 :])


def sheet_batches(path: Path, one: LogFormat) -> Iterator[pa.RecordBatch]:
    """The rows below the header as batches; `line` is the row number that Excel shows."""
    book = _book(path)
    rows = enumerate(_rows(book, one.sheet or next(iter(book.sheet_names), "")), start=1)
    below = islice(rows, one.skip_lines + 1, None)
    cells = moments(path, one, sheet_header(path, one))
    yield pa.RecordBatch.from_pylist([], schema=SCHEMA)
    while some := list(islice(below, ROWS_PER_BATCH)):
        yield batch_of(
            [
                (number, [cells.text(at, cell) for at, cell in enumerate(row)], None)
                for number, row in some
                if any(cell != "" for cell in row)
            ]
        )


@kept_while_unchanged(files=4)
def _tops(path: Path) -> dict[str, tuple[Row, ...]]:
    """The first rows of each sheet."""
    book = _book(path)
    return {
        name: tuple(tuple(typed_text(cell).strip() for cell in row) for row in islice(_rows(book, name), TOP_ROWS))
        for name in book.sheet_names
    }


def _rows(book: CalamineWorkbook, name: str) -> Iterator[list[object]]:
    if name not in book.sheet_names:
        return iter(())
    with _refusing_unreadable():
        with_cells: CalamineSheet = book.get_sheet_by_name(name)
    return iter(with_cells.iter_rows())  # type: ignore[arg-type] # a cell is what it is


def _book(path: Path) -> CalamineWorkbook:
    refuse_bomb(path)
    refuse_spread(path)
    with _refusing_unreadable():
        return CalamineWorkbook.from_path(str(path))


@contextmanager
def _refusing_unreadable() -> Iterator[None]:
    try:
        yield
    except CalamineError as error:
        raise Refused(
            "It is not a readable spreadsheet. Open it in a spreadsheet program, save it anew as .xlsx, and load that."
        ) from error
