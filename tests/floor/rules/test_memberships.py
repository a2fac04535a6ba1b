from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.memberships import Difference, Stay, TwoTeams, first_difference, move, settled, team_on

NOV = date(2026, 11, 1)
DAYS = st.one_of(st.none(), st.integers(0, 60).map(lambda n: NOV + timedelta(days=n)))
MOVES = st.lists(st.tuples(st.sampled_from(["North", "South", "East", ""]), DAYS), max_size=8)


def test_a_move_ends_the_earlier_stay_on_the_day_before() -> None:
    assert move((Stay("North"),), "South", date(2026, 11, 20)) == (
        Stay("North", None, date(2026, 11, 19)),
        Stay("South", date(2026, 11, 20)),
    )


def test_a_move_replaces_what_was_known_of_later_days() -> None:
    stays = move(move((Stay("North"),), "South", date(2026, 11, 20)), "East", date(2026, 11, 10))
    assert stays == (Stay("North", None, date(2026, 11, 9)), Stay("East", date(2026, 11, 10)))


def test_a_move_into_the_same_team_changes_nothing() -> None:
    assert move((Stay("North", NOV),), "North", date(2026, 11, 20)) == (Stay("North", NOV),)


def test_a_move_to_no_team_ends_the_last_stay() -> None:
    stays = move((Stay("North"),), "", date(2026, 11, 20))
    assert [team_on(stays, date(2026, 11, day)) for day in (19, 20)] == ["North", ""]


def test_a_move_since_ever_leaves_one_team() -> None:
    assert move((Stay("North"),), "South", None) == (Stay("South"),)


def test_the_very_first_and_last_days_of_the_calendar_are_days_too() -> None:
    stays = move(move((Stay("North"),), "South", date.max), "East", date.min)
    assert stays == (Stay("East", date.min),)
    assert team_on(move((Stay("North"),), "South", date.max), date.max) == "South"


def test_two_teams_on_one_day_are_refused() -> None:
    with pytest.raises(TwoTeams, match="North and South overlap on 2026-11-20"):
        settled([Stay("North", NOV, date(2026, 11, 20)), Stay("South", date(2026, 11, 20))])


def test_a_stay_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="North would be left on 2026-10-31"):
        settled([Stay("North", NOV, date(2026, 10, 31))])


def test_the_first_difference_tells_day_and_both_teams() -> None:
    before = (Stay("North"),)
    assert first_difference(before, before) is None
    assert first_difference(before, move(before, "South", NOV)) == Difference(NOV, "North", "South")
    assert first_difference((), before) == Difference(None, "", "North")


@given(MOVES)
def test_whatever_is_moved_nobody_is_in_two_teams_on_one_day(moves: list[tuple[str, date | None]]) -> None:
    stays: tuple[Stay, ...] = ()
    for team, day_from in moves:
        stays = move(stays, team, day_from)
        assert settled(stays) == stays
        for day in (NOV + timedelta(days=n) for n in range(-1, 62)):
            assert sum(stay.first <= day <= stay.last for stay in stays) <= 1
        assert team_on(stays, day_from or date.min) == team
        assert team_on(stays, date.max) == team


@given(MOVES)
def test_the_same_move_again_changes_nothing(moves: list[tuple[str, date | None]]) -> None:
    stays: tuple[Stay, ...] = ()
    for team, day_from in moves:
        stays = move(stays, team, day_from)
    for team, day_from in moves[-1:]:
        assert move(stays, team, day_from) == stays
