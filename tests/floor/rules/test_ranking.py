from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from floor.rules.metric import Better
from floor.rules.ranking import moves, rank
from tests.cases_of import Case, cases, exact

scores = st.lists(st.none() | st.fractions(0, 20, max_denominator=6), max_size=30)
numbers = st.fractions(0, 20, max_denominator=6)
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


def test_movement_is_counted_among_those_who_had_a_value_both_times() -> None:
    before = [Fraction(n) for n in (1, 9, 8, 7, 2)]
    now = [Fraction(5), None, Fraction(4), None, Fraction(3)]

    assert moves(now, before, "higher") == [2, None, -1, None, -1]


def test_who_had_no_value_before_has_not_moved() -> None:
    assert moves([Fraction(1), Fraction(2)], [None, Fraction(1)], "higher") == [None, 0]


@given(st.lists(st.tuples(numbers, numbers), max_size=12))
def test_the_same_values_again_move_nobody_and_the_reverse_undoes(pairs: list[tuple[Fraction, Fraction]]) -> None:
    now, before = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    assert moves(now, now, "lower") == [0] * len(now)
    assert moves(now, before, "higher") == [-(move or 0) for move in moves(before, now, "higher")]
