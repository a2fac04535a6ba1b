from datetime import time, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from floor.rules.day_curve import HOURS, SMALLEST_SAMPLE, curve_of, straight

NINE_TO_SIX = straight(time(9), time(18))
MOMENTS = st.timedeltas(timedelta(hours=-24), timedelta(hours=72))
BY_HOUR = st.lists(st.integers(0, 50), min_size=HOURS, max_size=HOURS)


def hours(n: float) -> timedelta:
    return timedelta(hours=n)


def test_without_facts_work_goes_on_evenly_from_opening_to_closing() -> None:
    shares = [NINE_TO_SIX.share(hours(at)) for at in (-3, 8.5, 9, 13.5, 18, 30, 60)]
    assert shares == [0, 0, 0, Fraction(1, 2), 1, 1, 1]


def test_a_shift_may_end_after_midnight() -> None:
    night = straight(time(22), time(6))
    assert [night.share(hours(at)) for at in (22, 26, 30)] == [0, Fraction(1, 2), 1]


def test_what_was_done_by_hour_bends_the_curve() -> None:
    by_hour = [0] * HOURS
    by_hour[9], by_hour[10] = 150, 50
    curve = curve_of(by_hour, NINE_TO_SIX)
    assert [curve.share(hours(at)) for at in (9, 9.5, 10, 11)] == [0, Fraction(3, 8), Fraction(3, 4), 1]


def test_too_few_facts_bend_nothing() -> None:
    by_hour = [0] * HOURS
    by_hour[9] = SMALLEST_SAMPLE - 1
    assert curve_of(by_hour, NINE_TO_SIX) == NINE_TO_SIX


@given(BY_HOUR, MOMENTS, MOMENTS)
def test_a_curve_never_falls_and_lies_between_nothing_and_all(
    by_hour: list[int], one: timedelta, other: timedelta
) -> None:
    curve = curve_of(by_hour, NINE_TO_SIX)
    earlier, later = sorted((one, other))
    assert 0 <= curve.share(earlier) <= curve.share(later) <= 1
