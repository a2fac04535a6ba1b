"""How much of a full day's work each day is: the floor's week, holidays, half days, days lost, and who is away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from fractions import Fraction

NOTHING, WHOLE = Fraction(0), Fraction(1)
FIVE_DAYS = (WHOLE,) * 5 + (NOTHING,) * 2


class DayKind(StrEnum):
    """Why a day is not like others of its weekday."""

    HOLIDAY = "holiday"
    HALF_DAY = "half_day"
    EXCLUDED = "excluded"
    """Lost to what nobody on the floor could help: the dialer was down."""
    EXTRA = "extra"
    """Worked although its weekday is free."""


@dataclass(frozen=True)
class SpecialDay:
    """A day with a weight of its own: an extra day whatever its weekday, others as a part of their weekday's."""

    day: date
    kind: DayKind
    share: Fraction
    reason: str = ""


@dataclass(frozen=True)
class OwnWeek:
    """Which weekdays somebody works, and how much of them, from a day on; before the first of them the floor's week."""

    day_from: date
    week: tuple[Fraction, ...]


@dataclass(frozen=True)
class WorkingDays:
    """The floor's calendar: `week` from Monday to Sunday, 1 a full day, 0 free; and the days that are not like it.

    `weeks`: those that took its place, each from a day on, so that a new one leaves the days before as they were.
    """

    week: tuple[Fraction, ...] = FIVE_DAYS
    special: Mapping[date, SpecialDay] = field(default_factory=dict)
    weeks: tuple[OwnWeek, ...] = ()

    def weight(self, day: date, week: Sequence[Fraction] | None = None) -> Fraction:
        """How much of a full day that day is, for the floor or for somebody with a week of their own."""
        usual = (week or self.week_on(day))[day.weekday()]
        special = self.special.get(day)
        if special is None:
            return usual
        return special.share if special.kind is DayKind.EXTRA else usual * special.share

    def week_on(self, day: date) -> tuple[Fraction, ...]:
        """The floor's week as it counts on that day."""
        return _begun(self.weeks, day) or self.week


@dataclass(frozen=True)
class Away:
    """Not at work from `day_from` to `day_to`, both inside; `share` of each day, 1 for all of it."""

    day_from: date
    day_to: date
    share: Fraction = WHOLE
    reason: str = ""


@dataclass(frozen=True)
class OwnHours:
    """From when to when a team works, from a day on; before the first of them the floor's hours."""

    team: str
    day_from: date
    opens_at: time
    closes_at: time


@dataclass(frozen=True)
class Presence:
    """When somebody is at work at all."""

    hire_date: date | None = None
    left_date: date | None = None
    away: tuple[Away, ...] = ()
    weeks: tuple[OwnWeek, ...] = ()

    def weight(self, working: WorkingDays, day: date) -> Fraction:
        """How much of a full day's work is expected of them that day: nothing before they came and after they left."""
        if (self.hire_date and day < self.hire_date) or (self.left_date and day > self.left_date):
            return NOTHING
        usual = working.weight(day, _begun(self.weeks, day))
        return usual * (WHOLE - self._away(day)) if self.away else usual

    def within(self, day_from: date, day_to: date, ramp_weeks: int = 0) -> "Presence":
        """As much of it as can matter on these days, so that those of people who have nothing special are equal."""
        settled = self.hire_date is None or self.hire_date + timedelta(weeks=ramp_weeks) <= day_from
        return Presence(
            None if settled else self.hire_date,
            self.left_date if self.left_date and self.left_date < day_to else None,
            tuple(one for one in self.away if one.day_from <= day_to and one.day_to >= day_from),
            self._weeks_within(day_from, day_to),
        )

    def _weeks_within(self, day_from: date, day_to: date) -> tuple[OwnWeek, ...]:
        """Since when a week has counted makes no difference to the days after."""
        before = _begun(self.weeks, day_from)
        later = tuple(one for one in self.weeks if day_from < one.day_from <= day_to)
        return later if before is None else (OwnWeek(date.min, before), *later)

    def _away(self, day: date) -> Fraction:
        return min(WHOLE, sum((one.share for one in self.away if one.day_from <= day <= one.day_to), NOTHING))


def days_of(day_from: date, day_to: date) -> list[date]:
    """Every day from the first to the last, both inside."""
    return [day_from + timedelta(days=n) for n in range((day_to - day_from).days + 1)]


def _begun(weeks: Sequence[OwnWeek], day: date) -> tuple[Fraction, ...] | None:
    """The newest of them that has begun by then."""
    begun = [one for one in weeks if one.day_from <= day]
    return max(begun, key=lambda one: one.day_from).week if begun else None
