"""What can be said of a day, of a week and of an absence, and what cannot be true of them."""

from collections.abc import Sequence
from datetime import date, time
from enum import StrEnum
from fractions import Fraction

from floor.rules.person import Why as TextFault
from floor.rules.person import text_fault
from floor.rules.working_days import NOTHING, WHOLE, Away, DayKind, SpecialDay

HALF = Fraction(1, 2)
USUAL_SHARE = {
    DayKind.HOLIDAY: NOTHING,
    DayKind.HALF_DAY: HALF,
    DayKind.EXCLUDED: NOTHING,
    DayKind.EXTRA: WHOLE,
}
"""How much of it is worked where nobody says otherwise."""
OLDEST, NEWEST = date(2000, 1, 1), date(2099, 12, 31)
WEEKDAYS = 7


class CalendarFault(StrEnum):
    """Why it cannot be."""

    SHARE = "share"
    NO_HALF = "no_half"
    NO_EXTRA = "no_extra"
    REASON_NEEDED = "reason_needed"
    REASON_TOO_LONG = "reason_too_long"
    NOT_TEXT = "not_text"
    DAY = "day"
    ORDER = "order"
    WEEK = "week"
    HOURS = "hours"


def special_day_fault(one: SpecialDay) -> CalendarFault | None:
    """The first thing that cannot be. A day lost needs its reason: it takes work off everybody's target."""
    if not OLDEST <= one.day <= NEWEST:
        return CalendarFault.DAY
    if not NOTHING <= one.share <= WHOLE:
        return CalendarFault.SHARE
    if one.kind is DayKind.HALF_DAY and one.share in {NOTHING, WHOLE}:
        return CalendarFault.NO_HALF
    if one.kind is DayKind.EXTRA and one.share == NOTHING:
        return CalendarFault.NO_EXTRA
    if one.kind is DayKind.EXCLUDED and not one.reason.strip():
        return CalendarFault.REASON_NEEDED
    return reason_fault(one.reason)


def away_fault(one: Away) -> CalendarFault | None:
    """The first thing that cannot be of an absence."""
    if not (OLDEST <= one.day_from <= NEWEST and OLDEST <= one.day_to <= NEWEST):
        return CalendarFault.DAY
    if one.day_to < one.day_from:
        return CalendarFault.ORDER
    if not NOTHING < one.share <= WHOLE:
        return CalendarFault.SHARE
    return reason_fault(one.reason)


def week_fault(week: Sequence[Fraction]) -> CalendarFault | None:
    """A week has seven weights from nothing to a whole day, and some work in it."""
    fits = len(week) == WEEKDAYS and all(NOTHING <= weight <= WHOLE for weight in week)
    return None if fits and any(week) else CalendarFault.WEEK


def hours_fault(opens_at: time, closes_at: time) -> CalendarFault | None:
    """Hours may go on after midnight, but not stand still."""
    return CalendarFault.HOURS if opens_at == closes_at else None


def reason_fault(text: str) -> CalendarFault | None:
    """What a reason cannot be."""
    fault = text_fault("reason", text)
    if fault is None:
        return None
    return CalendarFault.REASON_TOO_LONG if fault.why is TextFault.TOO_LONG else CalendarFault.NOT_TEXT
