from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from floor.rules.metric import Better
from floor.rules.ranking import moved, rank
from tests.cases_of import Case, cases, exact

scores = st.lists(st.none() | st.fractions(0, 20, max_denominator=6), max_size=30)
directions = st.sampled_from(["higher", "lower"])


@cases("ranking")
def test_places(case: Case) -> None:
    assert rank([exact(value) for value in case["values"]], case["better"]) == case["places"]


@given(scores, directions, st.randoms(use_true_random=False))
def test_places_do_not_depend_on_the_order_of_the_rows(
    values: list[Fraction | None], better: Better, random: Random
) -> None:
    order = list(range(len(values)))
    random.shuffle(order)

    shuffled = rank([values[n] for n in order], better)

    assert shuffled == [rank(values, better)[n] for n in order]


@given(scores, directions)
def test_a_place_is_one_more_than_the_number_of_those_who_are_better(
    values: list[Fraction | None], better: Better
) -> None:
    ranked = [value for value in values if value is not None]
    for value, place in zip(values, rank(values, better), strict=True):
        if value is None:
            assert place is None
        else:
            ahead = [other for other in ranked if (other > value if better == "higher" else other < value)]
            assert place == 1 + len(ahead)


@given(scores)
def test_equal_values_share_a_place_and_different_ones_never_do(values: list[Fraction | None]) -> None:
    places = rank(values, "higher")

    for n, value in enumerate(values):
        for m, other in enumerate(values):
            assert (places[n] == places[m]) == (value == other)


@given(scores)
def test_the_better_direction_only_turns_the_order_round(values: list[Fraction | None]) -> None:
    turned = [None if value is None else -value for value in values]

    assert rank(values, "lower") == rank(turned, "higher")


def test_climbing_from_fifth_to_second_is_three_up() -> None:
    assert moved(2, 5) == 3


def test_falling_from_first_to_fourth_is_three_down() -> None:
    assert moved(4, 1) == -3


def test_who_was_not_ranked_before_or_is_not_now_has_not_moved() -> None:
    assert (moved(1, None), moved(None, 1)) == (None, None)
