"""The week that logs speak for."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.own_weeks import Worked, differs, week_of
from floor.rules.working_days import FIVE_DAYS, WorkingDays

TODAY = date(2026, 11, 20)
MONDAY = date(2026, 9, 7)
TUESDAY_TO_SATURDAY = (1, 2, 3, 4, 5)


def worked(*weekdays: int, weeks: int = 8, monday: date = MONDAY) -> set[date]:
    return {monday + timedelta(weeks=week, days=day) for week in range(weeks) for day in weekdays}


def week(*weekdays: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(day in weekdays) for day in range(7))


def test_who_works_tuesday_to_saturday_has_that_week_from_the_first_day_with_work_on() -> None:
    found = week_of(Worked(worked(*TUESDAY_TO_SATURDAY)), TODAY)
    assert found is not None
    # The first week is not whole: before its Tuesday nothing is known.
    assert (found[0].week, found[0].day_from, found[1]) == (week(1, 2, 3, 4, 5), MONDAY + timedelta(days=1), 7)


def test_it_holds_since_they_were_hired_where_that_is_known() -> None:
    found = week_of(Worked(worked(0, 2, 4), hire_date=date(2026, 9, 1)), TODAY)
    assert found is not None
    assert (found[0].day_from, found[0].week) == (date(2026, 9, 1), week(0, 2, 4))


def test_a_weekday_counts_when_half_of_the_weeks_have_it_and_not_below() -> None:
    days = worked(0, 1, 2) | worked(5, weeks=4) | worked(6, weeks=3)
    found = week_of(Worked(days), TODAY)
    assert found is not None
    assert found[0].week == week(0, 1, 2, 5)


def test_a_week_without_any_work_is_a_holiday_and_says_nothing() -> None:
    away = {MONDAY + timedelta(weeks=3, days=day) for day in range(7)}
    found = week_of(Worked(worked(0, 1, 2, 3, 4) - away), TODAY)
    assert found is not None
    assert (found[0].week, found[1]) == (FIVE_DAYS, 7)


@pytest.mark.parametrize(("weeks", "told"), [(3, False), (4, True)])
def test_fewer_than_four_weeks_with_work_are_too_few(weeks: int, told: bool) -> None:
    assert (week_of(Worked(worked(0, 1, 2, weeks=weeks)), TODAY) is not None) == told


@pytest.mark.parametrize(("weekdays", "told"), [((0, 1), False), ((0, 1, 2), True)])
def test_fewer_than_three_weekdays_are_no_week(weekdays: tuple[int, ...], told: bool) -> None:
    assert (week_of(Worked(worked(*weekdays)), TODAY) is not None) == told


def test_the_week_of_hiring_and_that_of_leaving_are_not_whole() -> None:
    whole = week_of(Worked(worked(0, 1, 2), MONDAY, MONDAY + timedelta(days=8 * 7 - 1)), TODAY)
    cut = week_of(Worked(worked(0, 1, 2), MONDAY + timedelta(days=1), MONDAY + timedelta(days=8 * 7 - 3)), TODAY)
    assert whole is not None
    assert cut is not None
    assert (whole[1], cut[1]) == (8, 6)


def test_today_and_later_say_nothing_yet() -> None:
    assert week_of(Worked({TODAY, TODAY + timedelta(days=1)}), TODAY) is None
    assert week_of(Worked(()), TODAY) is None


def test_only_the_last_half_year_is_looked_at() -> None:
    early = date(2026, 1, 5)
    days = worked(0, 1, 2, weeks=18, monday=early) | worked(3, 4, 5, weeks=26, monday=early + timedelta(weeks=19))
    found = week_of(Worked(days, early), TODAY)
    assert found is not None
    assert (found[0].week, found[0].day_from, found[1]) == (week(3, 4, 5), early, 26)


@given(st.sets(st.integers(0, 6), min_size=3), st.integers(5, 10))
def test_who_always_works_the_same_days_has_just_those(weekdays: set[int], weeks: int) -> None:
    found = week_of(Worked(worked(*weekdays, weeks=weeks), hire_date=MONDAY), TODAY)
    assert found is not None
    # What began on another day than Monday began inside a week, which is then not whole.
    assert (found[0].week, found[1]) == (week(*weekdays), weeks if 0 in weekdays else weeks - 1)


def test_the_floors_own_week_is_no_week_of_ones_own() -> None:
    assert not differs(FIVE_DAYS, WorkingDays(), TODAY)
    assert differs(week(1, 2, 3, 4, 5), WorkingDays(), TODAY)
