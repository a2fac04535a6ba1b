from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.gap import NEEDED, Rates, gap, rates, within

NOTHING = dict.fromkeys(NEEDED, 0)
TEAM = {"orders": 400, "revenue_minor": 400 * 4900, "contacts": 2_000, "dials": 10_000, "login_seconds": 800 * 3600}
AT_TEAM = Rates(Fraction(1, 5), Fraction(1, 5), Fraction(10_000, 800 * 3600), Fraction(4900))


def test_who_has_done_nothing_yet_is_expected_to_work_as_the_team() -> None:
    assert rates(NOTHING, TEAM) == AT_TEAM


def test_three_orders_are_so_many_contacts_dials_and_hours() -> None:
    found = gap("orders", Fraction(3), AT_TEAM)
    assert found is not None
    assert (found.orders, found.contacts, found.dials, found.seconds) == (3, 15, 75, 75 * 288)


def test_a_gap_in_money_contacts_or_dials_begins_where_it_is() -> None:
    money, contacts, dials = (
        gap(key, Fraction(left), AT_TEAM) for key, left in (("revenue", 9800), ("contacts", 15), ("dials", 75))
    )
    assert money
    assert contacts
    assert dials
    assert (money.orders, contacts.orders, dials.contacts) == (2, None, None)
    assert (contacts.dials, dials.dials) == (75, 75)


def test_a_talk_time_is_no_work_that_is_left() -> None:
    assert gap("average_talk_time", Fraction(1), AT_TEAM) is None


def test_a_bad_week_does_not_say_nine_hundred_dials() -> None:
    """No order from 20 contacts: as if 8 orders from 40 of the team's contacts had been added."""
    bad = {**NOTHING, "contacts": 20, "dials": 100, "login_seconds": 8 * 3600}
    found = gap("orders", Fraction(1), rates(bad, TEAM))
    assert found is not None
    assert found.dials is not None
    assert found.contacts == Fraction(60, 8)
    assert found.dials < 40


def test_the_more_own_cases_the_nearer_to_ones_own_rate() -> None:
    own = {**NOTHING, "orders": 30, "contacts": 60, "dials": 200, "login_seconds": 16 * 3600}
    many = {key: amount * 100 for key, amount in own.items()}
    few, sure = (rates(one, TEAM).conversion for one in (own, many))
    assert few is not None
    assert sure is not None
    assert AT_TEAM.conversion < few < sure < Fraction(1, 2)


def test_without_a_team_ones_own_rate_is_all_there_is_and_without_either_there_is_none() -> None:
    own = {**NOTHING, "orders": 1, "contacts": 4}
    assert rates(own, NOTHING).conversion == Fraction(1, 4)
    assert rates(NOTHING, NOTHING) == Rates(None, None, None, None)
    assert gap("orders", Fraction(1), rates(NOTHING, NOTHING)) is not None


@given(
    st.fractions(Fraction(1, 10), 50, max_denominator=20), st.sampled_from(["orders", "contacts", "dials", "revenue"])
)
def test_the_time_that_a_gap_takes_reaches_just_that(left: Fraction, metric: str) -> None:
    found = gap(metric, left, AT_TEAM)
    assert found is not None
    assert found.seconds is not None
    seconds = -(-found.seconds // 1)
    reached, just_short = within(metric, int(seconds), AT_TEAM), within(metric, int(seconds) - 1, AT_TEAM)
    assert reached is not None
    assert just_short is not None
    assert just_short < left <= reached
    assert found.fits(int(seconds))
    assert not found.fits(int(seconds) - 1)


@pytest.mark.parametrize("metric", ["orders", "contacts", "dials", "revenue"])
def test_without_rates_nothing_can_be_said(metric: str) -> None:
    assert within(metric, 3600, Rates(None, None, None, None)) is None
