from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.periods import KINDS, Kind, period_of

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
kinds = st.sampled_from(KINDS)


@given(kinds, days)
def test_a_period_contains_the_day_it_was_made_from(kind: Kind, day: date) -> None:
    assert day in period_of(kind, day)


@given(kinds, days)
def test_every_day_of_a_period_makes_the_same_period(kind: Kind, day: date) -> None:
    period = period_of(kind, day)

    members = [period.day_from + timedelta(days=n) for n in range(period.days)]
    assert {period_of(kind, member) for member in members} == {period}


@given(kinds, days)
def test_periods_tile_the_calendar_without_gap_or_overlap(kind: Kind, day: date) -> None:
    period = period_of(kind, day)

    assert period.previous().day_to + timedelta(days=1) == period.day_from
    assert period_of(kind, period.day_to + timedelta(days=1)).previous() == period


@given(kinds, days, st.integers(1, 14))
def test_like_periods_follow_each_other_and_end_with_this_one(kind: Kind, day: date, n: int) -> None:
    periods = period_of(kind, day).like(n)

    assert len(periods) == n
    assert periods[-1] == period_of(kind, day)
    assert all(later.previous() == earlier for earlier, later in pairwise(periods))


@given(days)
def test_a_week_starts_on_monday_and_has_seven_days(day: date) -> None:
    week = period_of("week", day)

    assert (week.day_from.weekday(), week.days) == (0, 7)


def test_february_of_a_leap_year_has_29_days() -> None:
    assert period_of("month", date(2028, 2, 11)).days == 29


def test_the_moment_a_period_ends_is_the_moment_the_next_starts() -> None:
    november = period_of("month", date(2026, 11, 20))

    assert november.ends_at == period_of("month", date(2026, 12, 1)).starts_at


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'year' is no kind of period"):
        period_of("year", date(2026, 11, 20))  # type: ignore[arg-type]
