from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from floor.rules.holding_back import STAGES, HeldBack, Rate, Rates, holding_back, medians
from tests.cases_of import Case, cases, exact

TEAM = (Fraction(12), Fraction(1, 5), Fraction(9, 50))


def of_case(case: Case) -> tuple[Rate, ...]:
    return tuple(Rate(exact(case[stage][0]), case[stage][1]) for stage in STAGES)


@cases("holding_back")
def test_what_holds_somebody_back(case: Case) -> None:
    found = holding_back(of_case(case), TEAM)
    assert (found and found.metric) == case["metric"]
    if found:
        at = STAGES.index(found.metric)
        assert found == HeldBack(found.metric, of_case(case)[at].value, TEAM[at], exact(case["orders"]))  # type: ignore[arg-type]


counts = st.integers(1, 400)


@st.composite
def workers(draw: st.DrawFn) -> Rates:
    """Somebody's hours, dials, contacts and orders, each drawn from the one before."""
    hours, dials = draw(st.integers(1, 200)), draw(st.integers(1, 2_000))
    contacts = draw(st.integers(1, dials))
    orders = draw(st.integers(0, contacts))
    return (
        Rate(Fraction(dials, hours), hours * 3600),
        Rate(Fraction(contacts, dials), dials),
        Rate(Fraction(orders, contacts), contacts),
    )


def orders_of(own: Rates, lifted: int = -1, to: Fraction | None = None) -> Fraction:
    """Orders as they come of the hours, with one rate lifted."""
    hours = Fraction(own[0].sample, 3600)
    values = [to if at == lifted else one.value for at, one in enumerate(own)]
    assert None not in values
    return hours * values[0] * values[1] * values[2]  # type: ignore[operator,return-value]


@given(st.lists(workers(), min_size=3, max_size=8))
def test_lifting_that_rate_alone_to_the_median_brings_just_the_orders_that_it_costs(team: list[Rates]) -> None:
    of_team = medians(team)
    for own in team:
        found = holding_back(own, of_team)
        gains = [orders_of(own, at, of_team[at]) - orders_of(own) for at in range(len(STAGES))]
        if found is None:
            assert max(gains) < Fraction(1, 2)
        else:
            assert found.own < found.median
            assert found.orders == max(gains) == gains[STAGES.index(found.metric)]


@given(st.lists(workers(), min_size=3, max_size=9))
def test_the_median_is_of_those_of_whom_there_is_enough_to_say(team: list[Rates]) -> None:
    silent = (Rate(None, 5),) * 3
    assert medians([*team, silent]) == medians(team)
    assert medians(team)[2] == median(one[2].value for one in team if one[2].value is not None)


def test_two_people_are_no_team_to_be_held_against() -> None:
    own = (Rate(Fraction(12), 36000), Rate(Fraction(1, 5), 120), Rate(Fraction(0), 24))
    good = (Rate(Fraction(12), 36000), Rate(Fraction(1, 5), 120), Rate(Fraction(1, 2), 24))
    assert medians([own, good]) == (None, None, None)
    assert holding_back(own, medians([own, good])) is None
    assert medians([]) == (None, None, None)
