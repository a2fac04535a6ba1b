"""Bytes of a delimited log -> numbered records of fields, counted by us.

A block of lines without a quote is cut by numpy at every delimiter: nothing to interpret, so nothing can shift.
A block with quotes is read record by record with Python's strict csv reader. A line that it cannot read is given back
whole, as one record with its problem, so that one stray quote costs one line and not the rest of the file.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.problems import Refused, not_that_encoding

# Small enough that the arrays made of a block stay in the processor's cache: twice as fast as with megabytes.
BLOCK_BYTES = 512 << 10
# A longer line is not a log: without this a file without line ends would be read into memory whole.
LONGEST_LINE_BYTES = 16 << 20
# A quoted field may run over lines (a comment); one that runs further than this was never closed.
LONGEST_RECORD_LINES = 50
# Around a field they are the hand of whoever typed it: blank, tab, no-break space, ideographic space.
SPACES = " \t\u00a0\u3000"
NOT_CLOSED = "A quote opens in this line and is not closed."
BAD_QUOTES = "The quotes in this line are broken."
# 15" TV, 37'17.8"N: the mark behind a number that is no part of a name, before a word.
INCHES = re.compile(r"""(?:\A|(?<=[\s(/'°.,]))\d+(?:[.,]\d+)?"(?=[\s(A-Za-z])""")
# Signs that no dialer writes inside a line. Left in a field they would make another key or another agent of it.
LOST = {
    "\0": "A NUL character stands in this line: part of it was lost.",
    "\ufeff": "A byte order mark stands inside the file: two files were joined in this line.",
}

SCHEMA = pa.schema([("line", pa.int64()), ("fields", pa.list_(pa.string())), ("problem", pa.string())])

Record = tuple[int, Sequence[str], str | None]
# Fields, the number of lines that they took, and what is wrong with them.
Found = tuple[list[str], int, str | None]
Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool]]


@dataclass(frozen=True)
class Dialect:
    """How one file writes its records; `width` is the number of fields in its header."""

    delimiter: str
    quote: str
    width: int


def record_batches(blocks: Iterable[bytes], first_line: int, dialect: Dialect) -> Iterator[pa.RecordBatch]:
    """Records of UTF-8 `blocks` (cut anywhere) as batches of SCHEMA; `line` counts physical lines from `first_line`."""
    line, waiting = first_line, b""
    for new, is_last in _whole_lines(blocks):
        lines, waiting = waiting + new, b""
        _refuse_other_encodings(lines, line)
        if (dialect.quote and dialect.quote.encode() in lines) or _holds_lost(lines):
            records, waiting = _read(lines, line, dialect, is_last=is_last)
            yield batch_of(records)
            line += lines.count(b"\n") - waiting.count(b"\n")
        else:
            batch = _cut(lines, line, dialect.delimiter)
            yield batch
            line += batch.num_rows


def batch_of(records: Sequence[Record]) -> pa.RecordBatch:
    """Records that were read one by one, as one batch."""
    columns = zip(*records, strict=True) if records else ((), (), ())
    return pa.RecordBatch.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)], schema=SCHEMA
    )


def _whole_lines(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The blocks cut anew at line ends, all of them made line feeds; the flag marks the last one."""
    held = b""
    for block in blocks:
        held += block
        cut = held.rfind(b"\n") + 1 or _after_return(held)
        if cut:
            yield _one_line_end(held[:cut]), False
            held = held[cut:]
        if len(held) > LONGEST_LINE_BYTES:
            raise Refused(
                f"A line is longer than {LONGEST_LINE_BYTES >> 20} MB: this is not a log, or its line ends were lost."
            )
    yield _one_line_end(held + b"\n" if held else held), True


def _after_return(held: bytes) -> int:
    """Where lines that carriage returns alone end can be cut. Not behind the last byte: a line feed may follow it."""
    return held.rfind(b"\r", 0, -1) + 1


def _refuse_other_encodings(lines: bytes, first_line: int) -> None:
    try:
        if not lines.isascii():
            lines.decode("utf-8")
    except UnicodeDecodeError as error:
        raise not_that_encoding("utf-8", first_line + lines.count(b"\n", 0, error.start), error) from error


def _one_line_end(lines: bytes) -> bytes:
    return lines.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in lines else lines


def _cut(lines: bytes, first_line: int, delimiter: str) -> pa.RecordBatch:
    """Lines without quotes as their fields: the bytes between separators, with offsets that Arrow takes as they are."""
    text = np.frombuffer(lines, dtype=np.uint8)
    is_end = text == ord("\n")
    is_separator = is_end | (text == ord(delimiter))
    separators = np.flatnonzero(is_separator)
    field_ends = np.zeros(len(separators) + 1, np.int32)
    np.subtract(separators, np.arange(len(separators)), out=field_ends[1:], casting="same_kind")
    without_separators = lines.translate(None, b"\n" + delimiter.encode())
    buffers = [None, pa.py_buffer(field_ends.data), pa.py_buffer(without_separators)]
    fields = pa.Array.from_buffers(pa.string(), len(separators), buffers)
    if _has_outer_spaces(text, is_separator):
        fields = pc.utf8_trim(fields, SPACES)
    record_ends = np.concatenate(([0], np.flatnonzero(is_end[separators]) + 1)).astype(np.int32)
    count = len(record_ends) - 1
    numbers = pa.array(np.arange(first_line, first_line + count, dtype=np.int64))
    arrays = [
        numbers,
        pa.ListArray.from_arrays(pa.array(record_ends, pa.int32()), fields),
        pa.nulls(count, pa.string()),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _has_outer_spaces(text: Bytes, is_separator: Flags) -> bool:
    """Whether a field may begin or end with one of SPACES; any wide character says yes, and is then looked at."""
    is_space = (text == ord(" ")) | (text == ord("\t")) | (text >= ord("\x80"))
    before, after = is_space[:-1] & is_separator[1:], is_space[1:] & is_separator[:-1]
    return bool(is_space[:1].any() or before.any() or after.any())


def _read(lines: bytes, first_line: int, dialect: Dialect, *, is_last: bool) -> tuple[list[Record], bytes]:
    """Records of lines with quotes, and the lines of a record that may go on in the next block."""
    texts = lines.decode("utf-8").split("\n")[:-1]
    records: list[Record] = []
    has_lost = _holds_lost(lines)
    at = 0
    while at < len(texts):
        if not texts[at]:
            at += 1
            continue
        found = _record_at(texts, at, dialect)
        if found is None and not is_last and len(texts) - at < LONGEST_RECORD_LINES:
            return records, _joined(texts[at:])
        fields, used, problem = found or ([texts[at]], 1, NOT_CLOSED)
        reason = _lost(fields) if has_lost else None
        if reason:
            fields, used, problem = [texts[at]], 1, reason
        if problem == BAD_QUOTES and texts[at].count(dialect.delimiter) < dialect.width - 1:
            _doubt(records, texts[:at], first_line, dialect)
        records.append((first_line + at, [field.strip(SPACES) for field in fields], problem))
        at += used
    open_at = None if is_last else _ends_quoted(records, texts, first_line, dialect)
    return (
        (records, b"") if open_at is None else (records[:open_at], _joined(texts[records[open_at][0] - first_line :]))
    )


def _holds_lost(lines: bytes) -> bool:
    """Whether one of the signs of LOST stands in these lines. All of a log passes here, and most logs are ASCII."""
    return b"\0" in lines or (not lines.isascii() and "\ufeff".encode() in lines)


def _joined(texts: list[str]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()


def _doubt(records: list[Record], texts: list[str], first_line: int, dialect: Dialect) -> None:
    """Give back whole the record before a piece that ends with a quote: a stray quote closed its field too early."""
    at = _ends_quoted(records, texts, first_line, dialect)
    if at is not None:
        line = records[at][0]
        records[at] = (line, [texts[line - first_line]], BAD_QUOTES)


def _ends_quoted(records: list[Record], texts: list[str], first_line: int, dialect: Dialect) -> int | None:
    """Where the last whole record is, if it ends with a quote and nothing but pieces of records stands behind it."""
    for at in range(len(records) - 1, max(len(records) - LONGEST_RECORD_LINES, 0) - 1, -1):
        line, fields, problem = records[at]
        if problem is None and len(fields) < dialect.width:
            continue
        end = records[at + 1][0] - first_line if at + 1 < len(records) else len(texts)
        written = "".join(texts[line - first_line : end])
        return at if problem is None and dialect.quote and written.endswith(dialect.quote) else None
    return None


def _lost(fields: list[str]) -> str | None:
    """What is wrong with a record that holds a sign of LOST."""
    return next((reason for sign, reason in LOST.items() if any(sign in field for field in fields)), None)


def _record_at(texts: list[str], at: int, dialect: Dialect) -> Found | None:
    """The record that begins in line `at`: fields, number of lines, problem. None: its quote does not close."""
    if not dialect.quote or dialect.quote not in texts[at]:
        return texts[at].split(dialect.delimiter), 1, None
    for used in range(1, min(LONGEST_RECORD_LINES, len(texts) - at) + 1):
        taken = texts[at : at + used]
        try:
            fields = _fields("\n".join(taken), dialect)
        except csv.Error as error:
            if "unexpected end of data" not in str(error):
                return [texts[at]], 1, BAD_QUOTES
            continue
        if used > 1 and _swallowed(taken[1:], dialect):
            return [texts[at]], 1, NOT_CLOSED
        if dialect.quote in "".join(fields) and not _is_written_well("\n".join(taken), dialect):
            return [texts[at]], 1, BAD_QUOTES
        return fields, used, None
    return None


def _fields(text: str, dialect: Dialect) -> list[str]:
    # Blanks around a field are nobody's, so one before a quote does not make the quote a character.
    lines = csv.reader([text], delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True, skipinitialspace=True)
    return next(lines)


def _is_written_well(text: str, dialect: Dialect) -> bool:
    """Whether each quote in a record that the csv module took opens, closes, is doubled, or is a mark of inches.

    The module takes `Chen"` as a name with a quote in it, where the quote that opened the field was lost.
    """
    bare = (found["bare"] or "" for found in _pieces(dialect.delimiter, dialect.quote).finditer(text))
    return not any(dialect.quote in INCHES.sub("", field) for field in bare)


@cache
def _pieces(delimiter: str, quote: str) -> re.Pattern[str]:
    cut, mark = re.escape(delimiter), re.escape(quote)
    quoted = f" *{mark}(?:[^{mark}]|{mark}{mark})*{mark}(?={cut}|\\Z)"
    return re.compile(f"(?:\\A|{cut})(?:{quoted}|(?P<bare>[^{cut}]*))")


def _swallowed(following: list[str], dialect: Dialect) -> bool:
    """Whether a field that ran over lines took records in: lines that look like records of their own."""
    inside = [*following[:-1], following[-1] if dialect.delimiter in following[-1].split(dialect.quote)[0] else ""]
    return any(text.count(dialect.delimiter) == dialect.width - 1 for text in inside)
