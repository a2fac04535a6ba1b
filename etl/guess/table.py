"""An unknown file as a table: its encoding, its delimiter, the line of its header, and its rows as text."""

import csv
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl.apart import apart
from etl.formats import LogFormat
from etl.guess.encodings import decoded
from etl.guess.words import all_names, plain
from etl.kind import Kind, kind_of
from etl.parquet_file import parquet_batches, parquet_header
from etl.problems import Refused, refusing_unreadable
from etl.source import DELIMITERS
from etl.spreadsheet import sheet_batches, sheet_header, sheet_names

# More of a file says nothing new about its columns.
READ_BYTES = 32 << 20
LINES_LOOKED_AT = 300
LONGEST_PREAMBLE = 40

Row = tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """What somebody says of a file instead of letting it be guessed."""

    encoding: str = "auto"
    delimiter: str = "auto"
    skip_lines: int | None = None
    sheet: str = ""


GUESSED = Shape()


@dataclass(frozen=True)
class Table:
    """The header and the rows below it; `above`: the first lines of the file as they were read.

    `sheet` is empty where it is the first of the `sheets` of a spreadsheet.
    """

    header: Row
    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()
    encoding: str = "auto"
    encoding_is_guess: bool = False
    delimiter: str = "auto"
    skip_lines: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def column(self, name: str) -> list[str]:
        """The values below one name, without the empty ones."""
        at = self.header.index(name)
        return [row[at] for row in self.rows if row[at]]


def read_table(path: Path, shape: Shape = GUESSED) -> Table:
    """The table of a file. Refused: unreadable, or no header stands in it."""
    return apart(path, _read, path.absolute(), shape)


def _read(path: Path, shape: Shape) -> Table:
    with refusing_unreadable():
        kind = kind_of(path)
        if kind is Kind.PARQUET:
            found: Table | None = _of_parquet(path)
        else:
            found = _of_workbook(path, shape) if kind is Kind.WORKBOOK else _of_text(path, shape)
    if found is None or len(found.header) < 2 or not found.rows:  # noqa: PLR2004 - one column is no log
        raise Refused("No header with rows below it was found in it. Is it a log, and is it complete?")
    return found


def _of_text(path: Path, shape: Shape) -> Table | None:
    with path.open("rb") as file:
        content = file.read(READ_BYTES)
    read = decoded(content, shape.encoding)
    lines = read.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    wanted = {shape.delimiter} if shape.delimiter in DELIMITERS else set(DELIMITERS)
    tried = [(name, [_fields(line, cut) for line in lines[:LINES_LOOKED_AT]]) for name, cut in DELIMITERS.items()]
    ranked = [(_likeness(rows), name, rows) for name, rows in tried if name in wanted]
    _, name, rows = max(ranked, key=lambda one: one[0])
    at = _header_at(rows) if shape.skip_lines is None else shape.skip_lines
    if at >= len(lines):
        return None
    header = _fields(lines[at], DELIMITERS[name])
    below = _rows(lines[at + 1 :], DELIMITERS[name], len(header))
    first = tuple(lines[: at + 6])
    return Table(header, below, first, read.encoding, read.is_guess, name, at)


def _of_parquet(path: Path) -> Table:
    header, size = parquet_header(path), 0
    rows: list[Row] = []
    for batch in parquet_batches(path):
        fields: list[Any] = batch.column("fields").to_pylist()
        rows += [tuple(map(str, row)) for row in fields]
        size += batch.nbytes
        if size > READ_BYTES:
            break
    return Table(header, tuple(rows), ("\t".join(header), *("\t".join(row) for row in rows[:5])))


def _of_workbook(path: Path, shape: Shape) -> Table | None:
    """The sheet whose header has most of the names that are known; the first one of several alike."""
    names = sheet_names(path)
    wanted = [shape.sheet] if shape.sheet in names else names
    tables = [table for name in wanted if (table := _of_sheet(path, name, shape)) is not None]
    best = max(tables, key=lambda one: (_known(one.header), len(one.rows)), default=None)
    if best is None:
        return None
    return replace(best, sheet="" if best.sheet == names[0] else best.sheet, sheets=tuple(names))


def _of_sheet(path: Path, name: str, shape: Shape) -> Table | None:
    whole: Any = LogFormat.model_construct(sheet=name, skip_lines=0, log="calls", columns={})
    numbered: list[tuple[int, Row]] = [(1, sheet_header(path, whole))]
    for batch in sheet_batches(path, whole):
        lines: list[Any] = batch.column("line").to_pylist()
        fields: list[Any] = batch.column("fields").to_pylist()
        numbered += [(int(line), tuple(map(str, row))) for line, row in zip(lines, fields, strict=True)]
    rows = [row for _, row in numbered]
    if shape.skip_lines is None:
        at = _header_at(rows[:LINES_LOOKED_AT])
    else:
        at = next((index for index, (line, _) in enumerate(numbered) if line > shape.skip_lines), 0)
    above = tuple("\t".join(row) for row in rows[: at + 6])
    header = rows[at]
    good = tuple(row for row in rows[at + 1 :] if len(row) == len(header))
    return Table(header, good, above, skip_lines=numbered[at][0] - 1, sheet=name)


def _fields(line: str, cut: str) -> Row:
    try:
        return tuple(field.strip() for field in next(csv.reader([line], delimiter=cut, skipinitialspace=True), []))
    except csv.Error:
        return ()


def _rows(lines: Sequence[str], cut: str, width: int) -> tuple[Row, ...]:
    """The records of the header's width; others are for the load to refuse, not for a guess to look at."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=cut, skipinitialspace=True)
    found: list[Row] = []
    with suppress(csv.Error):  # what was read until there is enough for a guess
        found.extend(tuple(field.strip() for field in record) for record in reader if len(record) == width)
    return tuple(found)


def _likeness(rows: Sequence[Row]) -> float:
    """How much like a table these lines are: names that are known, and one width in nearly all of them."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    filled = sum(bool(row) and row != ("",) for row in rows)
    return float(2 * _known(rows[_header_at(rows)]) + count / filled * width**0.5)


def _header_at(rows: Sequence[Row]) -> int:
    """The line that names most columns we know; where none does, the first as wide as most and all of words."""
    near = rows[:LONGEST_PREAMBLE]
    known = [_known(row) for row in near]
    if max(known, default=0) > 1:
        return known.index(max(known))
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width = widths.most_common(1)[0][0] if widths else 0
    worded = (index for index, row in enumerate(near) if len(row) == width and _are_names(row))
    return next(worded, 0)


def _are_names(row: Row) -> bool:
    return len(set(row)) == len(row) and all(field and not field[0].isdigit() for field in row)


def _known(row: Row) -> int:
    return len({plain(field) for field in row} & all_names())
