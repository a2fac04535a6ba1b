"""Which day has which logs, and which it should have."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAILY_LOGS = ("calls", "sales", "shifts", "quality")


class Mark(StrEnum):
    """What a calendar says of a log on a day."""

    THERE = "there"
    MISSING = "missing"
    NOT_EXPECTED = "not expected"


Days = Mapping[str, Collection[date]]
"""By log, the days that have rows of it."""


@dataclass(frozen=True)
class CalendarDay:
    """A day and what is there of each log."""

    day: date
    marks: Mapping[str, Mark]


def calendar(days: Days, month: Sequence[date], today: date) -> tuple[CalendarDay, ...]:
    """The days of the month. A log is missing on a working day between its first day and yesterday that lacks it."""
    working = working_weekdays(days, today)
    first = {log: min(of_log) for log, of_log in days.items() if of_log}

    def mark(log: str, day: date) -> Mark:
        if day in days.get(log, ()):
            return Mark.THERE
        expected = log in first and first[log] < day < today and day.weekday() in working
        return Mark.MISSING if expected else Mark.NOT_EXPECTED

    return tuple(CalendarDay(day, {log: mark(log, day) for log in DAILY_LOGS}) for day in month)


def working_weekdays(days: Days, today: date) -> frozenset[int]:
    """The weekdays on which the floor works: half or more of them, since its first log, have rows of some log."""
    worked = {day for of_log in days.values() for day in of_log if day < today}
    if not worked:
        return frozenset()
    first = min(worked)
    span = [first + timedelta(days=n) for n in range((max(worked) - first).days + 1)]
    all_of = [sum(day.weekday() == weekday for day in span) for weekday in range(7)]
    of_work = [sum(day.weekday() == weekday for day in worked) for weekday in range(7)]
    return frozenset(weekday for weekday in range(7) if all_of[weekday] and of_work[weekday] * 2 >= all_of[weekday])
