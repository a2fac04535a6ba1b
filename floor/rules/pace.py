"""How much of a target is due by now."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

from floor.rules.periods import Period

SECOND = timedelta(seconds=1)


def elapsed_share(period: Period, as_of: datetime, opens_at: time, closes_at: time) -> Fraction:
    """Return the share, 0 to 1, of the period's opening hours that lie before `as_of`.

    Every day of the period counts alike, until holidays and weekday weights are known.
    """
    done = sum((_open_before(day, as_of, opens_at, closes_at) for day in _days(period)), timedelta())
    whole = _open_before(period.day_to, datetime.max, opens_at, closes_at) * period.days
    return Fraction(done // SECOND, whole // SECOND) if whole else Fraction(as_of >= period.ends_at)


def _days(period: Period) -> list[date]:
    return [period.day_from + timedelta(days=n) for n in range(period.days)]


def _open_before(day: date, as_of: datetime, opens_at: time, closes_at: time) -> timedelta:
    opens, closes = datetime.combine(day, opens_at), datetime.combine(day, closes_at)
    return max(min(as_of, closes) - opens, timedelta())
