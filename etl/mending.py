"""A file of mended rows that comes back: read as whatever program saved it, written anew as the log it belongs to."""

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.apart import apart
from etl.formats import all_formats, choose
from etl.kind import Kind, kind_of
from etl.problems import Refused, refusing_unreadable
from etl.sheet_moments import moments
from etl.spreadsheet import sheet_cells, sheet_with
from etl.typed_text import typed_text
from floor.store.defused import defused
from floor.store.mending import LINE, LOAD, MARKS, Form, Mends, fields_of, is_cut, read_form, read_mends
from floor.store.rejects import LONGEST_FIELD, Reject, read_reject_file

HEAD_BYTES = 1 << 16
DELIMITERS = ",;\t|"
# A long number as Excel writes it where the column is narrow; what it cut off is gone from the file.
SHORTENED = re.compile(r"-?\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
Row = Sequence[object]
FETCH_ANEW = "Fetch the refused rows anew from the Logs screen and mend those."


@dataclass(frozen=True)
class Mended:
    """The rows as a file of their log, and which of its lines stands for which line of the load that is mended."""

    path: Path
    mends: Mends


def is_mended(path: Path) -> bool:
    """Whether a file holds refused rows that were fetched from here: our own column stands in its beginning."""
    with refusing_unreadable():
        if kind_of(path) is Kind.WORKBOOK:
            return apart(path, sheet_with, path.absolute(), LINE) is not None
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    return any(LINE.encode(name) in head for name in ("ascii", "utf-16-le", "utf-16-be"))


def mended_log(path: Path, rejects: Path, formats: Path, room: Path) -> Mended:
    """Write the rows into `room` as a file of their log. Refused: it is not to be known which rows they are.

    `formats` has the floor's own: in a spreadsheet they say how a moment was written.
    """
    return apart(path, _mended_log, path.absolute(), rejects.absolute(), formats.absolute(), room.absolute())


def _mended_log(path: Path, rejects: Path, formats: Path, room: Path) -> Mended:
    is_sheet = kind_of(path) is Kind.WORKBOOK
    header, cells = _read_sheet(path) if is_sheet else _read(path)
    rows = [[typed_text(cell) for cell in row] for row in cells]
    marks = {name: header.index(name) for name in MARKS if name in header}
    load_id = _one_load(rows, marks.get(LOAD))
    form = read_form(rejects, load_id)
    if form is None:
        raise Refused(f"It mends rows of load {load_id}, which keeps none here. {FETCH_ANEW}")
    if [_undefused(name) for name in header[: len(form.header)]] != list(form.header):
        raise Refused(f"Its columns are not those of load {load_id} any more: rename or move none. {FETCH_ANEW}")
    wrong = {one.line: one for one in read_reject_file(rejects / f"{load_id}.csv")}
    if is_sheet:
        rows = _as_its_format_writes(cells, path, form, formats)
    records = [_record(row, marks[LINE], form, wrong) for row in rows]
    room.mkdir(parents=True, exist_ok=True)
    log = room / f"mended-{os.getpid()}.csv"
    lines = _write(log, form, [one for one in records if one[1]])
    mends = read_mends(rejects, load_id)
    if mends:  # what this load refused stands open in the one that it mended
        first = dict(mends.lines)
        return Mended(log, Mends(mends.of, tuple((line, first[at]) for line, at in lines)))
    return Mended(log, Mends(load_id, tuple(lines)))


def _read_sheet(path: Path) -> tuple[list[str], Sequence[Row]]:
    first, *cells = sheet_cells(path, sheet_with(path, LINE) or "")
    return [typed_text(cell).strip() for cell in first], [row for row in cells if any(map(typed_text, row))]


def _as_its_format_writes(cells: Sequence[Row], path: Path, form: Form, formats: Path) -> list[list[str]]:
    """A day or time that the spreadsheet's program made a cell of its own of, as the log's format reads it."""
    chosen, _ = choose([(one, form.header) for one in all_formats(formats)])
    written = moments(path, chosen, form.header)
    return [[written.text(at, cell) for at, cell in enumerate(row)] for row in cells]


def _read(path: Path) -> tuple[list[str], Sequence[Row]]:
    with refusing_unreadable():
        content = path.read_bytes()
    name = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise Refused("It is not UTF-8 any more. Save it as CSV UTF-8 and load it again.") from error
    csv.field_size_limit(LONGEST_FIELD)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(map(str.strip, row))]
    if not rows or LINE not in rows[0]:
        raise Refused(f"Its first line has no column {LINE}. {FETCH_ANEW}")
    return rows[0], [row + [""] * (len(rows[0]) - len(row)) for row in rows[1:]]


def _one_load(rows: Sequence[Sequence[str]], at: int | None) -> str:
    found = sorted({row[at] for row in rows}) if at is not None else []
    if len(found) != 1 or not re.fullmatch(r"\d{6,}-[0-9a-f]{8}", found[0]):
        raise Refused(f"The column {LOAD} has to name one load, the same in every row. {FETCH_ANEW}")
    return found[0]


def _record(row: Sequence[str], at: int, form: Form, wrong: Mapping[int, Reject]) -> tuple[int, list[str]]:
    """The line that a row stands for, and its fields: one alone is a line to be cut anew, none a row left empty."""
    reject = wrong.get(int(row[at])) if row[at].isdecimal() else None
    if reject is None:
        raise Refused(f"{row[at]!r} in the column {LINE} is no line that was refused. {FETCH_ANEW}")
    was = fields_of(reject, form)
    fields = [_as_meant(cell, before) for cell, before in zip(row, was, strict=False)]
    if not any(fields):
        return reject.line, []
    return reject.line, fields if is_cut(reject) or any(fields[1:]) else fields[:1]


def _as_meant(cell: str, before: str) -> str:
    """A cell without what the way through a spreadsheet did to it."""
    if defused(before) != before and cell.startswith("'"):
        return cell[1:]
    cell = _undefused(cell)
    lost_zeros = before.isdecimal() and before.startswith("0") and cell == (before.lstrip("0") or "0")
    shortened = before.isdecimal() and SHORTENED.fullmatch(cell) and _is_about(cell, before)
    return before if lost_zeros or shortened else cell


def _is_about(cell: str, before: str) -> bool:
    return abs(float(cell.replace(",", ".")) / float(before) - 1) < 1e-4  # noqa: PLR2004 - five digits are left


def _undefused(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


def _write(log: Path, form: Form, records: Iterable[tuple[int, list[str]]]) -> list[tuple[int, int]]:
    """The log with these records; the line on which each begins, and the one it stands for."""
    texts, lines = ["\n" * form.skip_lines, _line(form, form.header)], []
    at = form.skip_lines + 1 + texts[1].count("\n")
    for of_line, fields in records:
        texts.append(_line(form, fields))
        lines.append((at, of_line))
        at += texts[-1].count("\n")
    log.write_text("".join(texts), encoding="utf-8-sig", newline="")
    return lines


def _line(form: Form, fields: Sequence[str]) -> str:
    if len(fields) == 1 or not form.quote:
        return form.delimiter.join(fields) + "\n"
    out = io.StringIO()
    csv.writer(out, delimiter=form.delimiter, quotechar=form.quote, lineterminator="\n").writerow(fields)
    return out.getvalue()
