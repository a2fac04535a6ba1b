"""Which weekdays somebody works, told from the days on which the logs have work of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from floor.rules.working_days import NOTHING, WHOLE, OwnWeek, WorkingDays

LOOKED_AT_WEEKS = 26
# Fewer weeks may be a holiday cover, fewer weekdays a guest: neither is a week to hold somebody to.
FEWEST_WEEKS = 4
FEWEST_WEEKDAYS = 3
ONE_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekProposal:
    """A week that the logs speak for: seen in `worked_weeks` whole weeks with work."""

    person_id: int
    name: str
    week: OwnWeek
    worked_weeks: int


@dataclass(frozen=True)
class Worked:
    """The days on which the logs have work of somebody, under whatever id, and how long they have been here."""

    days: Collection[date]
    hire_date: date | None = None
    left_date: date | None = None


def week_of(worked: Worked, today: date) -> tuple[OwnWeek, int] | None:
    """The week that somebody works, from the first day on, and in how many whole weeks with work it was seen.

    A weekday counts when at least half of these weeks have work on it. None: too little to tell.
    """
    before = [day for day in worked.days if day < today]
    if not before:
        return None
    day_from = worked.hire_date or min(before)
    whole = _whole_weeks(max(min(before), day_from), min(today - timedelta(days=1), worked.left_date or date.max))
    seen = {monday: {day.weekday() for day in before if monday <= day < monday + ONE_WEEK} for monday in whole}
    weeks = [weekdays for weekdays in seen.values() if weekdays]
    usual = [sum(weekday in one for one in weeks) * 2 >= len(weeks) for weekday in range(7)]
    if len(weeks) < FEWEST_WEEKS or sum(usual) < FEWEST_WEEKDAYS:
        return None
    return OwnWeek(day_from, tuple(WHOLE if works else NOTHING for works in usual)), len(weeks)


def differs(week: tuple[Fraction, ...], working: WorkingDays, today: date) -> bool:
    """Whether it is another week than the floor's."""
    return week != working.week_on(today)


def _whole_weeks(first: date, last: date) -> list[date]:
    """The Mondays of the whole weeks inside these days, the newest ones."""
    monday = first + timedelta(days=-first.weekday() % 7)
    weeks = []
    while monday + timedelta(days=6) <= last:
        weeks.append(monday)
        monday += ONE_WEEK
    return weeks[-LOOKED_AT_WEEKS:]
