"""Reports in sections: what stands above a block of rows (a team, the day of the report) becomes columns of its rows.

Only formats that declare it are read this way, record by record; every other log goes past it untouched.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
from pydantic import BaseModel, ConfigDict, Field

from etl.problems import Refused
from etl.records import Record, batch_of

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Section(BaseModel):
    """Lines of one field above blocks of rows; the text behind `starts_with` is that column of the rows below."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    starts_with: str = Field(min_length=1)
    column: str = Field(min_length=1)
    until: str = ""
    notes: tuple[str, ...] = ()


class Period(BaseModel):
    """The line above the header that says of when the report is; of one day it is a column, of several a refusal."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    starts_with: str = Field(min_length=1)
    column: str = Field(min_length=1)
    several: str = Field(min_length=1)


@dataclass(frozen=True)
class Report:
    """How the rows of one such file are told from its other lines; `day` is that of its period."""

    header: tuple[str, ...]
    section: Section | None
    totals: frozenset[str]
    day: str | None

    def rows(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows with what stands above them; `batches` are all records of the file, from its first line on."""
        reading = _Reading(self)
        for batch in batches:
            columns = (batch.column(name).to_pylist() for name in ("line", "fields", "problem"))
            yield batch_of([row for record in zip(*columns, strict=True) if (row := reading.row(record))])


class _Reading:
    """The place that the reading has come to."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.below_header = False
        self.is_over = False
        self.name = ""

    def row(self, record: Record) -> Record | None:
        """The record as a row of data; None: it is none."""
        line, fields, problem = record
        if problem is None and self._is_no_row(fields):
            return None
        if not self.below_header or self.is_over:
            return None
        width = len(self.report.header)
        if problem is None and len(fields) != width:
            problem = f"fields stand in this row: {len(fields)}, and the header has {width}"
        above = ([self.name] if self.report.section else []) + ([self.report.day] if self.report.day else [])
        return (line, fields, problem) if problem else (line, [*fields, *above], None)

    def _is_no_row(self, fields: Sequence[str]) -> bool:
        """A blank line, the header, totals, or a line of one field that says what the rows below are."""
        filled = [field for field in fields if field]
        if tuple(fields) == self.report.header:
            self.below_header = True
            return True
        if len(filled) == 1 and self.report.section:
            return self._says_section(filled[0], self.report.section)
        return not filled or not self.report.totals.isdisjoint(filled)

    def _says_section(self, text: str, section: Section) -> bool:
        if text.startswith(section.starts_with):
            self.name, self.is_over = text.removeprefix(section.starts_with).strip(), False
        elif section.until and text.startswith(section.until):
            self.is_over = True
        else:
            return text in self.report.totals or text.startswith(section.notes)
        return True


def day_of(period: Period, above: Sequence[Sequence[str]]) -> str:
    """The one day that the line of the period names. Refused: several days, or no such line."""
    said = (field for fields in above for field in fields if field.startswith(period.starts_with))
    days = set(DAY.findall(next(said, "")))
    if len(days) != 1:
        raise Refused(period.several)
    return str(days.pop())
