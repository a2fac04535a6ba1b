"""How much time for work a period still has: what is left of today's shift, and the shifts of the days after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from floor.rules.periods import Period
from floor.rules.working_days import NOTHING, days_of

SECOND = timedelta(seconds=1)

Hours = Callable[[date], tuple[time, time]]
Weight = Callable[[date], Fraction]


@dataclass(frozen=True)
class TimeLeft:
    """`seconds` until `closes_at`, the end of the shift of `now`'s day, and on the `days` after it.

    Of a day that is only partly worked the same part of its hours counts, as it does for what is due.
    """

    now: datetime
    closes_at: datetime
    seconds: int
    today: int
    days: Fraction


def time_left(period: Period, day: date, now: datetime, weight: Weight, hours: Hours) -> TimeLeft:
    """What the period still has at `now`, which belongs to `day`."""

    def seconds(on: date) -> int:
        opens_at, closes_at = shift(on, hours)
        return int(max(closes_at - max(now, opens_at), timedelta()) // SECOND * weight(on))

    later = [on for on in days_of(max(period.day_from, day), period.day_to) if on > day]
    today = seconds(day) if day in period else 0
    return TimeLeft(
        now, shift(day, hours)[1], today + sum(map(seconds, later)), today, sum(map(weight, later), NOTHING)
    )


def shift(day: date, hours: Hours) -> tuple[datetime, datetime]:
    """From when to when it lasts; a night's shift ends on the next day."""
    opens, closes = hours(day)
    ends = day + timedelta(days=1) if closes <= opens else day
    return datetime.combine(day, opens), datetime.combine(ends, closes)
