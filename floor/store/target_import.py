"""A file of targets read as changes: each row that differs from what is known, and each that cannot be taken."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from floor.rules.metrics import METRICS
from floor.rules.target import SPANS, WHOM, Target
from floor.rules.target import Whom as TargetWhom
from floor.rules.target_change import Changes, Ending
from floor.rules.target_figure import FigureFlaw, exact, figure_flaw
from floor.store.defused import defused
from floor.store.target_records import Known
from floor.store.target_sheet import (
    AGENT_ID,
    DAY_FROM,
    DAY_TO,
    FIGURE,
    METRIC,
    NAME,
    NUMBER,
    PART,
    PERIOD_TO,
    SPAN,
    YES,
)
from floor.store.target_sheet import (
    WHOM as WHOM_COLUMN,
)

Choice = TypeVar("Choice", bound=str)

NEEDED = (WHOM_COLUMN, METRIC, SPAN, FIGURE, DAY_FROM)
# As our own files write a day, and as a spreadsheet makes of it.
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00)?)?")
FIRST_YEAR, LAST_YEAR = 2000, 2099


class Why(StrEnum):
    """Why a row cannot be taken; reads on after its column and value."""

    EMPTY = "is empty"
    NOT_WHOM = "is none of floor, team, level, person"
    NOBODY = "is nobody whom the records know"
    NOT_METRIC = "is no metric; its key stands in an exported file"
    NOT_SPAN = "is none of day, week, month, own"
    NOT_NUMBER = "is no number written like 1234.5"
    NEGATIVE = "is negative"
    TOO_LARGE = "is larger than the metric can be"
    NOT_WHOLE = "has decimals, but the metric is counted in whole units"
    TOO_FINE = "has more than four decimals"
    NOT_DAY = "is no day written like 2026-12-01"
    STRANGE_DAY = "lies before 2000 or after 2099"
    TURNED = "lies before the first day"
    NO_PERIOD = "is needed for an own period, and for nothing else"
    NO_SUCH_NUMBER = "is the number of no target; leave it empty for a new one"
    TWICE = "stands in another row of this file too"
    FIXED = "differs from the target of this number; leave the number empty for a new one"
    REOPENED = "was ended; leave the number empty to set a new one"
    BEGUN = "is for an own period that has begun; end it and set a new one"
    OVER = "is for days that are over; leave the number empty to set a new one"


OF_FIGURE = {
    FigureFlaw.NEGATIVE: Why.NEGATIVE,
    FigureFlaw.TOO_LARGE: Why.TOO_LARGE,
    FigureFlaw.NOT_WHOLE: Why.NOT_WHOLE,
    FigureFlaw.TOO_FINE: Why.TOO_FINE,
}


@dataclass(frozen=True)
class FileRow:
    """A row as it was read: its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """A row that cannot be taken."""

    line: int
    column: str
    value: str
    why: str


@dataclass(frozen=True)
class FilePlan:
    """What a file asks for."""

    changes: Changes
    problems: tuple[Problem, ...]
    unchanged: int


@dataclass(frozen=True)
class Setting:
    """What a file is read against. A figure that was changed in it counts from `figures_from` on."""

    targets: Sequence[Target]
    known: Known
    figures_from: date
    places: int


class Untaken(Exception):  # noqa: N818 - a verdict on a row
    """The row cannot be taken: which column, and why."""

    def __init__(self, column: str, why: Why) -> None:
        super().__init__(why)
        self.column, self.why = column, why


def plan_file(rows: Iterable[FileRow], setting: Setting) -> FilePlan:
    """Changes of every row that says something new; a target that the file does not name stays as it is."""
    by_number = {one.number: one for one in setting.targets}
    new: list[Target] = []
    ended: list[Ending] = []
    problems: list[Problem] = []
    seen: set[object] = set()
    unchanged = 0
    for row in rows:
        try:
            change = _change(row, by_number, setting, seen)
        except Untaken as bad:
            problems.append(Problem(row.line, bad.column, row.cells.get(bad.column, ""), bad.why))
            continue
        match change:
            case None:
                unchanged += 1
            case Target():
                new.append(change)
            case Ending():
                ended.append(change)
    return FilePlan(Changes(tuple(new), tuple(ended)), tuple(problems), unchanged)


def _change(
    row: FileRow, by_number: Mapping[int, Target], setting: Setting, seen: set[object]
) -> Target | Ending | None:
    told = _target(row, setting)
    number = row.cells.get(NUMBER, "")
    same = number or (told.whom, told.name, told.metric, told.span, told.day_from)
    if same in seen:
        raise Untaken(NUMBER if number else DAY_FROM, Why.TWICE)
    seen.add(same)
    if not number:
        return told
    known = by_number.get(int(number)) if number.isdecimal() else None
    if known is None:
        raise Untaken(NUMBER, Why.NO_SUCH_NUMBER)
    return _difference(told, known, setting)


def _difference(told: Target, known: Target, setting: Setting) -> Target | Ending | None:
    for column, field in (
        (WHOM_COLUMN, "whom"),
        (AGENT_ID if known.whom == "person" else NAME, "name"),
        (METRIC, "metric"),
        (SPAN, "span"),
        (DAY_FROM, "day_from"),
        (PERIOD_TO, "period_to"),
        (PART, "exact"),
    ):
        if getattr(told, field) != getattr(known, field):
            raise Untaken(column, Why.FIXED)
    if told.figure != known.figure:
        if known.last_day < setting.figures_from:
            raise Untaken(FIGURE, Why.OVER)
        if known.span == "own" and known.day_from < setting.figures_from:
            raise Untaken(FIGURE, Why.BEGUN)
        return replace(told, day_from=max(known.day_from, setting.figures_from))
    if told.day_to == known.day_to:
        return None
    if told.day_to is None:
        raise Untaken(DAY_TO, Why.REOPENED)
    return Ending(known.number, told.day_to)


def _target(row: FileRow, setting: Setting) -> Target:
    """The row as a target of its own."""
    whom: TargetWhom = _one_of(row, WHOM_COLUMN, WHOM, Why.NOT_WHOM)
    name = _name(row, whom, setting)
    metric = _one_of(row, METRIC, tuple(METRICS), Why.NOT_METRIC)
    span = _one_of(row, SPAN, SPANS, Why.NOT_SPAN)
    figure = exact(METRICS[metric], _number(row), setting.places)
    flaw = figure_flaw(METRICS[metric], figure, setting.places)
    if flaw:
        raise Untaken(FIGURE, OF_FIGURE[flaw])
    day_from, day_to, period_to = (_day(row, column) for column in (DAY_FROM, DAY_TO, PERIOD_TO))
    if day_from is None:
        raise Untaken(DAY_FROM, Why.EMPTY)
    if (span == "own") != (period_to is not None):
        raise Untaken(PERIOD_TO, Why.NO_PERIOD)
    for column, day in ((DAY_TO, day_to), (PERIOD_TO, period_to)):
        if day is not None and day < day_from:
            raise Untaken(column, Why.TURNED)
    part = row.cells.get(PART, "").casefold() == YES
    return Target(0, whom, name, metric, span, figure, day_from, day_to, part, period_to)


def _name(row: FileRow, whom: TargetWhom, setting: Setting) -> str:
    """Texts that a spreadsheet would take for formulas went out behind an apostrophe."""
    if whom == "floor":
        return ""
    known, column = setting.known, AGENT_ID if whom == "person" else NAME
    names = {*{"team": known.teams, "level": known.levels, "person": known.people}[whom]}
    if row.cells.get(NUMBER):
        # A level that nobody has any more still stands in the targets that were for it.
        names |= {one.name for one in setting.targets if one.whom == whom}
    cell = row.cells.get(column, "")
    found = {**{name: name for name in names}, **{defused(name): name for name in names}}.get(cell)
    if found is None:
        raise Untaken(column, Why.NOBODY if cell else Why.EMPTY)
    return found


def _one_of(row: FileRow, column: str, choices: Sequence[Choice], why: Why) -> Choice:
    cell = row.cells.get(column, "").casefold()
    found = next((one for one in choices if one == cell), None)
    if found is None:
        raise Untaken(column, why if cell else Why.EMPTY)
    return found


def _number(row: FileRow) -> Decimal:
    cell = row.cells.get(FIGURE, "")
    if not cell:
        raise Untaken(FIGURE, Why.EMPTY)
    try:
        number = Decimal(cell)
    except InvalidOperation:
        raise Untaken(FIGURE, Why.NOT_NUMBER) from None
    if not number.is_finite() or abs(number.adjusted()) > 20:  # noqa: PLR2004 - far beyond any figure
        raise Untaken(FIGURE, Why.NOT_NUMBER)
    return number


def _day(row: FileRow, column: str) -> date | None:
    cell = row.cells.get(column, "")
    if not cell:
        return None
    found = DAY.fullmatch(cell)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise Untaken(column, Why.NOT_DAY)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Untaken(column, Why.STRANGE_DAY)
    return day
