from datetime import date, time
from fractions import Fraction

import pytest

from floor.rules.special_day import (
    USUAL_SHARE,
    CalendarFault,
    away_fault,
    hours_fault,
    reason_fault,
    special_day_fault,
    week_fault,
)
from floor.rules.working_days import Away, DayKind, SpecialDay

DAY, LATER = date(2026, 11, 26), date(2026, 11, 27)
NO_DAY, HALF, FULL = Fraction(0), Fraction(1, 2), Fraction(1)


@pytest.mark.parametrize("kind", DayKind)
def test_the_usual_share_of_a_kind_is_one_that_can_be(kind: DayKind) -> None:
    assert special_day_fault(SpecialDay(DAY, kind, USUAL_SHARE[kind], "the dialer was down")) is None


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (SpecialDay(DAY, DayKind.EXCLUDED, NO_DAY, " "), CalendarFault.REASON_NEEDED),
        (SpecialDay(DAY, DayKind.HALF_DAY, FULL), CalendarFault.NO_HALF),
        (SpecialDay(DAY, DayKind.HALF_DAY, NO_DAY), CalendarFault.NO_HALF),
        (SpecialDay(DAY, DayKind.EXTRA, NO_DAY), CalendarFault.NO_EXTRA),
        (SpecialDay(DAY, DayKind.EXTRA, FULL + HALF), CalendarFault.SHARE),
        (SpecialDay(DAY, DayKind.HOLIDAY, -HALF), CalendarFault.SHARE),
        (SpecialDay(date(1999, 12, 31), DayKind.HOLIDAY, NO_DAY), CalendarFault.DAY),
        (SpecialDay(DAY, DayKind.HOLIDAY, NO_DAY, "x" * 201), CalendarFault.REASON_TOO_LONG),
        (SpecialDay(DAY, DayKind.HOLIDAY, NO_DAY, "a\0b"), CalendarFault.NOT_TEXT),
    ],
)
def test_a_day_that_cannot_be_says_why(one: SpecialDay, fault: CalendarFault) -> None:
    assert special_day_fault(one) == fault


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (Away(DAY, DAY), None),
        (Away(DAY, LATER, HALF, "training"), None),
        (Away(LATER, DAY), CalendarFault.ORDER),
        (Away(DAY, date(2100, 1, 1)), CalendarFault.DAY),
        (Away(DAY, LATER, NO_DAY), CalendarFault.SHARE),
        (Away(DAY, LATER, FULL, "x" * 201), CalendarFault.REASON_TOO_LONG),
    ],
)
def test_an_absence_that_cannot_be_says_why(one: Away, fault: CalendarFault | None) -> None:
    assert away_fault(one) == fault


def test_a_week_has_seven_parts_of_a_day_and_some_work() -> None:
    assert week_fault((FULL,) * 5 + (NO_DAY,) * 2) is None
    for week in ((FULL,) * 6, (NO_DAY,) * 7, (FULL + HALF,) + (FULL,) * 6, (-HALF,) + (FULL,) * 6):
        assert week_fault(week) == CalendarFault.WEEK


def test_hours_may_go_on_after_midnight_but_not_stand_still() -> None:
    assert (hours_fault(time(18), time(2)), hours_fault(time(9), time(9))) == (None, CalendarFault.HOURS)


def test_no_reason_is_a_reason_that_can_be() -> None:
    assert reason_fault("") is None
