"""A log file as a header and batches of records, whatever its bytes are."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from etl.encoding import head_lines, utf8_blocks
from etl.encoding_guess import Guess, sure_guess
from etl.formats import LogFormat, choose, missing
from etl.kind import PACKED, Kind, kind_of
from etl.parquet_file import parquet_batches, parquet_header
from etl.problems import Refused
from etl.records import LOST, Dialect, record_batches
from etl.sections import Report, day_of
from etl.spreadsheet import has_rows, sheet_batches, sheet_header, sheets_that_fit

DELIMITERS = {"comma": ",", "tab": "\t", "semicolon": ";", "pipe": "|"}


@dataclass(frozen=True)
class Source:
    """A file whose format is known: its header, and how its rows are written."""

    path: Path
    format: LogFormat
    header: tuple[str, ...]
    dialect: Dialect
    report: Report | None = None
    guess: Guess | None = None

    @property
    def warnings(self) -> list[str]:
        """What somebody should look into."""
        if self.guess is None:
            return []
        name, sure = self.guess.encoding, min(int(self.guess.confidence * 100), 99)
        return [
            f'Read as {name.upper()}: that is a guess ({sure} %). Say encoding = "{name}" in its format to be sure.'
        ]

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Its rows as batches of records.SCHEMA."""
        kind = kind_of(self.path)
        if kind is Kind.PARQUET:
            return parquet_batches(self.path)
        if kind is Kind.WORKBOOK:
            return sheet_batches(self.path, self.format)
        if self.report:
            return self.report.rows(record_batches(utf8_blocks(self.path, self.format.encoding), 1, self.dialect))
        above = self.format.skip_lines + 1
        rows = _below_line(utf8_blocks(self.path, self.format.encoding), above)
        return record_batches(rows, above + 1, self.dialect)


def open_source(path: Path, formats: Sequence[LogFormat]) -> Source:
    """The file with the one format that fits its header. Refused: unreadable, no format, or several."""
    kind = kind_of(path)
    guess = sure_guess(path) if kind is Kind.TEXT else None
    if guess is None:
        return _opened(path, formats, kind)
    open_ones = {one.name for one in formats if one.encoding == "auto"}
    guessed = {"encoding": guess.encoding}
    found = _opened(path, [one.model_copy(update=guessed) if one.name in open_ones else one for one in formats], kind)
    return replace(found, guess=guess) if found.format.name in open_ones else found


def _opened(path: Path, formats: Sequence[LogFormat], kind: Kind) -> Source:
    if kind in PACKED:
        raise Refused(f"What is packed in it is packed once more ({kind}). Unpack it once and load that.")
    readings = [(one, _header(path, one)) for one in (_placed(path, one) for one in formats)]
    if kind is Kind.TEXT and all(missing(reading) for reading in readings):
        _refuse_what_is_no_text(path)
    chosen, header = choose(readings)
    if chosen.never:
        raise Refused(chosen.never)
    _refuse_doubled(header, chosen)
    if kind is Kind.WORKBOOK:
        _refuse_several_sheets(path, next(one for one in formats if one.name == chosen.name))
    dialect = Dialect(_delimiter(path, chosen), chosen.quote, len(header))
    above = chosen.names_above()
    # A file whose header has them says them itself: rows of a report that somebody mended and loads again.
    if not above or set(above) <= set(header):
        return Source(path, chosen, header, dialect)
    report = _report(path, chosen, header, dialect) if kind is Kind.TEXT else None
    if report is None and chosen.period:
        raise Refused(chosen.period.several)
    return Source(path, chosen, (*header, *above) if report else header, dialect, report)


def _report(path: Path, chosen: LogFormat, header: tuple[str, ...], dialect: Dialect) -> Report:
    lines = (head_lines(path, chosen.encoding, chosen.skip_lines) or []) if chosen.skip_lines else []
    above = [_names(line, dialect.delimiter, chosen) for line in lines]
    day = day_of(chosen.period, above) if chosen.period else None
    return Report(header, chosen.section, frozenset(chosen.totals), day)


def _placed(path: Path, one: LogFormat) -> LogFormat:
    """The format with its header where the file has it: below a preamble, in the first line that has what it needs."""
    if kind_of(path) is Kind.WORKBOOK:
        return next(iter(sheets_that_fit(path, one)), one)
    if not one.header_within or kind_of(path) is Kind.PARQUET:
        return one
    lines = head_lines(path, one.encoding, one.skip_lines + one.header_within + 1) or []
    needed = one.required_sources()
    likely = (at for at in range(one.skip_lines, len(lines)) if all(name in lines[at] for name in needed))
    places = (one.model_copy(update={"skip_lines": at}) for at in likely)
    return next((place for place in places if not missing((place, _header(path, place)))), one)


def _refuse_what_is_no_text(path: Path) -> None:
    first = head_lines(path, "auto", 1)
    if first is None or "\0" in first[0]:
        raise Refused(
            "It is not UTF-8 text, and no format that declares another encoding fits it. "
            "Say its encoding in its format and load it again."
        )


def _refuse_several_sheets(path: Path, one: LogFormat) -> None:
    """One of them would be read and the others lost."""
    fitting = [placed.sheet for placed in sheets_that_fit(path, one) if has_rows(path, placed)]
    if len(fitting) > 1:
        raise Refused(
            f"Several of its sheets are logs of the format {one.name}: {', '.join(fitting)}. "
            "Save each as a file of its own, or name the one that counts in the format (sheet)."
        )


def _refuse_doubled(header: tuple[str, ...], chosen: LogFormat) -> None:
    doubled = {name for name in header if header.count(name) > 1} & chosen.named_sources()
    if doubled:
        raise Refused(
            f"Its header names {', '.join(sorted(doubled))} more than once; which one is meant cannot be known."
        )


def _header(path: Path, one: LogFormat) -> tuple[str, ...]:
    """The header as this format would read it; empty where it cannot read the file at all."""
    kind = kind_of(path)
    if kind is Kind.PARQUET:
        return parquet_header(path)
    if kind is Kind.WORKBOOK:
        return sheet_header(path, one)
    return _names(_header_line(path, one), _delimiter(path, one), one)


def _names(line: str, delimiter: str, one: LogFormat) -> tuple[str, ...]:
    """The names in a header line; none where it is damaged, for a name read wrong is a column that is not read."""
    if any(sign in line for sign in LOST):
        return ()
    if not one.quote:
        return tuple(field.strip() for field in line.split(delimiter))
    try:
        reader = csv.reader([line], delimiter=delimiter, quotechar=one.quote, strict=True, skipinitialspace=True)
        fields = next(reader, [])
    except csv.Error:
        return ()
    return tuple(field.strip() for field in fields)


def _header_line(path: Path, one: LogFormat) -> str:
    lines = head_lines(path, one.encoding, one.skip_lines + 1) or []
    return lines[one.skip_lines] if len(lines) > one.skip_lines else ""


def _delimiter(path: Path, one: LogFormat) -> str:
    """The declared delimiter, or the one that makes the most of this format's columns out of the header."""
    if kind_of(path) is not Kind.TEXT:
        return "\t"
    if one.delimiter != "auto":
        return DELIMITERS[one.delimiter]
    line = _header_line(path, one)
    known = one.named_sources()
    return max(DELIMITERS.values(), key=lambda cut: (len(known & set(_names(line, cut, one))), line.count(cut)))


def _below_line(blocks: Iterable[bytes], count: int) -> Iterator[bytes]:
    """The bytes after the first `count` lines, which a block may cut anywhere."""
    head = b""
    for block in blocks:
        if count < 0:
            yield block
            continue
        head += block
        ends = _line_ends(head, count)
        if ends is not None:
            yield head[ends:]
            count = -1


def _line_ends(head: bytes, count: int) -> int | None:
    """Where line `count` ends in `head`, if it does; line feeds, carriage returns and both together end lines."""
    at = 0
    for _ in range(count):
        ends = [end for end in (head.find(b"\n", at), head.find(b"\r", at)) if end >= 0]
        if not ends:
            return None
        at = min(ends) + (2 if head[min(ends) : min(ends) + 2] == b"\r\n" else 1)
    return at
