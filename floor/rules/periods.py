"""Days, weeks and months of the floor's calendar. Weeks start on Monday; both ends of a period are inside it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

Kind = Literal["day", "week", "month"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Period:
    """One day, one week or one calendar month, from `day_from` to `day_to` inclusive."""

    kind: Kind
    day_from: date
    day_to: date

    def __contains__(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.day_from <= day <= self.day_to

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.day_to - self.day_from).days + 1

    @property
    def starts_at(self) -> datetime:
        """Midnight at which the period begins."""
        return datetime.combine(self.day_from, time.min)

    @property
    def ends_at(self) -> datetime:
        """Midnight after the last day: the first moment that is no longer inside."""
        return datetime.combine(self.day_to + timedelta(days=1), time.min)

    def previous(self) -> "Period":
        """Return the period of the same kind that ends the day before this one begins."""
        return period_of(self.kind, self.day_from - timedelta(days=1))

    def like(self, n: int) -> tuple["Period", ...]:
        """Return the last n periods of this kind, oldest first; the last one is this one."""
        periods = [self]
        while len(periods) < n:
            periods.append(periods[-1].previous())
        return tuple(reversed(periods[:n]))


def period_of(kind: Kind, day: date) -> Period:
    """Return the period of that kind which contains the day. Raises ValueError for an unknown kind."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of period; take one of {', '.join(KINDS)}")
    if kind == "day":
        return Period(kind, day, day)
    if kind == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(kind, monday, monday + timedelta(days=6))
    next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Period(kind, day.replace(day=1), next_month - timedelta(days=1))
