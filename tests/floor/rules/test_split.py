from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.split import split

WEIGHTS = st.lists(st.fractions(0, 50, max_denominator=12), min_size=1, max_size=40)


@given(st.integers(0, 100_000), WEIGHTS)
def test_the_parts_sum_to_the_whole_and_none_is_a_unit_off_its_fair_share(whole: int, weights: list[Fraction]) -> None:
    parts = split(whole, weights)
    assert sum(parts) == whole
    total = sum(weights)
    fair = [whole * weight / total if total else Fraction(whole, len(weights)) for weight in weights]
    assert all(abs(part - due) < 1 for part, due in zip(parts, fair, strict=True))


@given(st.integers(0, 1_000), WEIGHTS)
def test_more_weight_is_never_less(whole: int, weights: list[Fraction]) -> None:
    parts = split(whole, sorted(weights, reverse=True))
    assert list(parts) == sorted(parts, reverse=True)


def test_of_equal_weights_the_first_have_more() -> None:
    assert split(10, [Fraction(1)] * 4) == (3, 3, 2, 2)


def test_nobody_gets_nothing_and_a_negative_weight_is_an_error() -> None:
    assert split(10, []) == ()
    with pytest.raises(ValueError, match="negative"):
        split(10, [Fraction(-1)])
