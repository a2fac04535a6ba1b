"""A table that somebody uploads, CSV or a spreadsheet, as rows of text by column; read apart, as logs are."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.apart import apart
from etl.encoding import head_lines, utf8_blocks
from etl.encoding_guess import sure_guess
from etl.kind import Kind, kind_of
from etl.private_copy import private_copy
from etl.problems import Refused, refusing_unreadable
from etl.records import Dialect, record_batches
from etl.source import DELIMITERS
from etl.spreadsheet import sheet_cells, sheet_names
from etl.typed_text import typed_text

QUOTE = '"'
MOST_ROWS = 20_000

Record = tuple[int, Sequence[str], str | None]


@dataclass(frozen=True)
class TableRow:
    """A row's cells by column; `problem`: why it could not be cut into them, "" where it could."""

    line: int
    cells: dict[str, str]
    problem: str = ""


def read_table(name: str, content: bytes, needed: Sequence[str]) -> list[TableRow]:
    """The rows below the header in the first line. Refused: not readable, too long, or without a needed column."""
    with private_copy(name, content) as path:
        return apart(path, _read, path.absolute(), tuple(needed))


def _read(path: Path, needed: Sequence[str]) -> list[TableRow]:
    with refusing_unreadable():
        kind = kind_of(path)
        if kind not in {Kind.TEXT, Kind.WORKBOOK}:
            raise Refused("It is neither CSV nor a spreadsheet. Save it as one of them and upload that.")
        records = _sheet(path) if kind is Kind.WORKBOOK else _text(path, needed)
        header = [name.strip().casefold() for name in next(records, (1, [], None))[1]]
        missing = [name for name in needed if name not in header]
        if missing:
            raise Refused(f"Its first line does not name the columns {', '.join(missing)}.")
        return _rows(header, records)


def _rows(header: Sequence[str], records: Iterable[Record]) -> list[TableRow]:
    rows: list[TableRow] = []
    for line, fields, problem in records:
        if not any(fields):
            continue
        if len(rows) == MOST_ROWS:
            raise Refused(f"It has more than {MOST_ROWS:,} rows. Split it and upload the parts one after the other.")
        rows.append(_row(line, header, fields, problem))
    return rows


def _row(line: int, header: Sequence[str], fields: Sequence[str], problem: str | None) -> TableRow:
    if problem is None and len(fields) != len(header):
        problem = f"It has {len(fields)} fields, the header has {len(header)}."
    if problem is not None:
        return TableRow(line, {}, problem)
    return TableRow(line, dict(zip(header, (field.strip() for field in fields), strict=True)))


def _sheet(path: Path) -> Iterator[Record]:
    names = sheet_names(path)
    rows = sheet_cells(path, names[0]) if names else iter(())
    for line, row in enumerate(rows, start=1):
        yield line, [typed_text(cell) for cell in row], None


def _text(path: Path, needed: Sequence[str]) -> Iterator[Record]:
    guess = sure_guess(path)
    encoding = guess.encoding if guess else "auto"
    first = (head_lines(path, encoding, 1) or [""])[0].removeprefix("\ufeff")
    cut = max(DELIMITERS.values(), key=lambda one: (len(set(needed) & set(_names(first, one))), first.count(one)))
    dialect = Dialect(cut, QUOTE, len(_names(first, cut)))
    for batch in record_batches(utf8_blocks(path, encoding), 1, dialect):
        yield from zip(*(batch.column(at).to_pylist() for at in range(3)), strict=True)


def _names(line: str, delimiter: str) -> list[str]:
    return [name.strip() for name in next(csv.reader([line], delimiter=delimiter, quotechar=QUOTE), [])]
