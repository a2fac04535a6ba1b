"""Targets as a table: for whom, what holds on a day, what was reached last period, and who would have made it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from floor.rules.memberships import team_on
from floor.rules.metrics import METRICS
from floor.rules.periods import Kind, Period, period_of
from floor.rules.target import Span, Target, Whom, in_force
from floor.rules.target_book import TargetBook
from floor.rules.target_reach import Reaching, would_have_reached
from floor.store.boards import Board
from floor.store.roster import Roster
from floor.store.warehouse import Warehouse

ONE_DAY = timedelta(days=1)
BOARD_OF: Mapping[Span, Kind] = {"day": "day", "week": "week", "month": "month", "own": "month"}
"""Which board says what was reached beside a target; beside one for an own period, the month's."""


@dataclass(frozen=True)
class Subject:
    """Whom a target is for. `name`: as screens call it, "" for the floor; `team`: of a person."""

    whom: Whom
    key: str
    name: str
    team: str = ""


@dataclass(frozen=True)
class TargetRow:
    """One line. `target`: in force on the day, for that kind of period; `reached` None: nothing, or too few to say.

    Of a level `reached` is the median of its people.
    """

    subject: Subject
    target: Target | None
    reached: Fraction | None
    reaching: Reaching | None


@dataclass(frozen=True)
class LastPeriod:
    """The last period that is over, and its board: the one home of what was reached."""

    period: Period
    board: Board

    @property
    def values(self) -> Mapping[str, Fraction | None]:
        """What each person reached."""
        return {row.key: row.value for row in self.board.rows}


def last_period(warehouse: Warehouse, span: Span, today: date) -> Period:
    """The last whole week or month before today; of days the last one worked."""
    kind = BOARD_OF[span]
    if kind != "day":
        return period_of(kind, today).previous()
    day = warehouse.rows("last_worked_day", {"day": today})[0][0] or today - ONE_DAY
    return Period("day", day, day)


def target_rows(roster: Roster, last: LastPeriod | None, metric: str, span: Span, day: date) -> list[TargetRow]:
    """Floor, teams, levels, and everybody who is there on that day. `last` None: there are no facts yet."""
    by_key: dict[tuple[Whom, str], list[Target]] = {}
    for one in roster.targets.targets:
        if (one.metric, one.span) == (metric, span):
            by_key.setdefault((one.whom, one.name), []).append(one)
    return [
        _row(roster.targets, subject, in_force(by_key.get((subject.whom, subject.key), ()), day, span), last)
        for subject in subjects(roster, day)
    ]


def subjects(roster: Roster, day: date) -> list[Subject]:
    """For whom a target can be set from that day on; people by team and name."""
    members = [one for one in roster.targets.members if _is_there(one.presence.left_date, day)]
    people = [Subject("person", one.key, roster.agent(one.key, day).name, team_on(one.stays, day)) for one in members]
    levels = sorted({one.level for one in members if one.level})
    return [
        Subject("floor", "", ""),
        *(Subject("team", team, team) for team in roster.teams()),
        *(Subject("level", level, level) for level in levels),
        *sorted(people, key=lambda one: (one.team.casefold(), one.name.casefold(), one.key)),
    ]


def reaching_of(book: TargetBook, target: Target, last: LastPeriod) -> Reaching | None:
    """How many of its people would have reached it in the last period."""
    return would_have_reached(book, METRICS[target.metric], target, last.period, last.values)


def _row(book: TargetBook, subject: Subject, target: Target | None, last: LastPeriod | None) -> TargetRow:
    if last is None:
        return TargetRow(subject, target, None, None)
    reaching = reaching_of(book, target, last) if target else None
    return TargetRow(subject, target, _reached(book, subject, last), reaching)


def _reached(book: TargetBook, subject: Subject, last: LastPeriod) -> Fraction | None:
    match subject.whom:
        case "floor":
            return last.board.floor.value
        case "team":
            return next((row.value for row in last.board.teams if row.key == subject.key), None)
        case "person":
            return last.values.get(subject.key)
        case "level":
            keys = [one.key for one in book.members if one.level == subject.key]
            known = [value for key in keys if (value := last.values.get(key)) is not None]
            return median(known) if known else None


def _is_there(left_date: date | None, day: date) -> bool:
    return left_date is None or left_date >= day
