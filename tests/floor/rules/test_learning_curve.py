from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.learning_curve import SMALLEST_COHORT, WEEKS, Newcomer, cohort_before, percentile, week_of

MONDAY = date(2026, 6, 1)
rates = st.fractions(0, 9, max_denominator=50)


def hired(day: date, *by_week: int) -> Newcomer:
    return Newcomer(day, {week: Fraction(rate) for week, rate in enumerate(by_week, 1)})


@pytest.mark.parametrize(("days", "week"), [(-1, None), (0, 1), (6, 1), (7, 2), (90, 13), (91, None)])
def test_somebody_is_new_for_thirteen_weeks(days: int, week: int | None) -> None:
    assert week_of(MONDAY, MONDAY + timedelta(days=days)) == week


def test_the_cohort_is_everybody_who_was_hired_before() -> None:
    others = [hired(MONDAY - timedelta(days=n), n) for n in range(1, 6)]
    later = [hired(MONDAY, 90), hired(MONDAY + timedelta(days=1), 99)]
    first, second, *_ = cohort_before([*others, *later], MONDAY)
    assert (first.people, first.low, first.middle, first.high) == (5, 2, 3, 4)
    assert (second.people, second.middle) == (0, None)


def test_of_fewer_than_five_people_there_is_no_curve() -> None:
    first = cohort_before([hired(date(2026, 1, 1), n) for n in range(SMALLEST_COHORT - 1)], MONDAY)[0]
    assert (first.people, first.low, first.middle, first.high) == (4, None, None, None)


@given(st.lists(rates, min_size=1, max_size=30), st.sampled_from([Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)]))
def test_a_percentile_is_the_one_of_the_books(values: list[Fraction], share: Fraction) -> None:
    assert float(percentile(values, share)) == pytest.approx(np.quantile([float(one) for one in values], float(share)))


@given(st.lists(st.dictionaries(st.integers(1, WEEKS), rates), max_size=12))
def test_the_middle_half_is_in_order_and_every_week_has_its_line(paths: list[dict[int, Fraction]]) -> None:
    curve = cohort_before([Newcomer(date(2026, 1, 1), path) for path in paths], MONDAY)
    assert [one.week for one in curve] == list(range(1, WEEKS + 1))
    for one in curve:
        known = sorted(path[one.week] for path in paths if one.week in path)
        assert one.people == len(known)
        if one.low is not None:
            assert one.middle is not None
            assert one.high is not None
            assert known[0] <= one.low <= one.middle <= one.high <= known[-1]
