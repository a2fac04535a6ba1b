"""A month of the floor's calendar: how much of a full day's work each day is, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from floor.rules.periods import period_of
from floor.rules.working_days import NOTHING, SpecialDay, WorkingDays, days_of


@dataclass(frozen=True)
class MonthDay:
    """A day as everybody without a week of their own works it. `special` says why where its weekday alone does not."""

    day: date
    weight: Fraction
    special: SpecialDay | None

    @property
    def is_free(self) -> bool:
        """Free because of its weekday."""
        return self.special is None and self.weight == NOTHING


@dataclass(frozen=True)
class CalendarMonth:
    """Every day of a month, in order."""

    days: Sequence[MonthDay]

    @property
    def working_days(self) -> Fraction:
        """How many full days' work it has."""
        return sum((one.weight for one in self.days), NOTHING)

    def to_come(self, today: date) -> Fraction:
        """The same from today on."""
        return sum((one.weight for one in self.days if one.day >= today), NOTHING)

    @property
    def special(self) -> list[SpecialDay]:
        """The days that are not like others of their weekday."""
        return [one.special for one in self.days if one.special]


def calendar_month(working: WorkingDays, day: date) -> CalendarMonth:
    """The month around a day."""
    month = period_of("month", day)
    days = days_of(month.day_from, month.day_to)
    return CalendarMonth([MonthDay(one, working.weight(one), working.special.get(one)) for one in days])
