"""Boards around a change of team: what was done on a day counts for the team of that day."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from floor.store.boards import Board, BoardQuery
from tests.board_of import FRIDAY, TODAY, board, places, sell
from tests.warehouse_factory import WarehouseFactory

MONTH = BoardQuery(FRIDAY, "month")
WEEK = BoardQuery(FRIDAY, "week")


@pytest.fixture
def moved(factory: WarehouseFactory) -> WarehouseFactory:
    """Ada sold 2 in North, moved to South on Wednesday the 18th and sold 3 there; Ben 1 in North, Cem 4 in South."""
    factory.moved("ada", "South", since="2026-11-18")
    sell(factory, "2026-11-17 10:15", ada=2, ben=1)
    return sell(factory, "2026-11-18 10:15", ada=3, cem=4)


def figures(shown: Board) -> dict[str, Fraction | None]:
    return {row.key: row.value for row in shown.rows}


def test_the_board_of_an_old_day_shows_the_old_team(moved: WarehouseFactory) -> None:
    tuesday = board(moved, BoardQuery(date(2026, 11, 17)))
    wednesday = board(moved, BoardQuery(date(2026, 11, 18)))

    assert [row.team for row in tuesday.rows if row.key == "ada"] == ["North"]
    assert [row.team for row in wednesday.rows if row.key == "ada"] == ["South"]
    assert [team.key for team in tuesday.teams] == ["North"]


def test_each_team_has_what_was_done_while_they_were_in_it(moved: WarehouseFactory) -> None:
    assert figures(board(moved, replace(MONTH, by="team"))) == {"South": 7, "North": 3}


def test_a_person_is_one_row_with_everything_in_the_team_of_the_last_facts(moved: WarehouseFactory) -> None:
    ada, *_ = board(moved, MONTH).rows

    assert (ada.key, ada.value, ada.team, ada.rank) == ("ada", 5, "South", 1)


def test_a_board_of_one_team_shows_of_each_what_they_did_in_it(moved: WarehouseFactory) -> None:
    north, south = (board(moved, replace(MONTH, team=team)) for team in ("North", "South"))

    assert (figures(north), figures(south)) == ({"ada": 2, "ben": 1}, {"cem": 4, "ada": 3})
    assert {row.team for row in north.rows} == {"North"}
    assert (north.headline["orders"], north.headline["agents"]) == (3, 2)


def test_what_is_expected_of_whoever_moved_is_divided_by_day_between_the_teams(moved: WarehouseFactory) -> None:
    """November has 21 working days of 4 orders; ada was 12 of them in North and 9 in South."""
    shown = board(moved, MONTH)

    assert {team.key: team.target for team in shown.teams} == {"North": 84 + 48, "South": 2 * 84 + 36}
    assert (shown.floor.target, shown.headline["agents"]) == (4 * 84, 3)


def test_the_trend_of_a_team_follows_its_people(moved: WarehouseFactory) -> None:
    sell(moved, "2026-11-10 10:15", ada=5)
    teams = {team.key: team.trend for team in board(moved, WEEK).teams}

    assert teams["North"] == (None, None, None, None, None, None, 5.0, 3.0)
    assert teams["South"] == (None, None, None, None, None, None, None, 7.0)


def test_the_trend_on_a_board_of_one_team_is_of_the_days_in_it(moved: WarehouseFactory) -> None:
    sell(moved, "2026-11-10 10:15", ada=5)
    ada = next(row for row in board(moved, replace(WEEK, team="South")).rows if row.key == "ada")

    assert ada.trend == (None, None, None, None, None, None, None, 3.0)


def test_a_team_is_compared_with_what_was_done_in_it_before(factory: WarehouseFactory) -> None:
    factory.moved("ada", "South", since="2026-11-20")
    sell(factory, "2026-11-19 10:15", ada=5, cem=1)
    sell(factory, "2026-11-20 10:15", ada=5, ben=1)

    assert places(board(factory, replace(TODAY, by="team"))) == [("South", 1, 1), ("North", 2, -1)]


def test_who_is_new_in_a_team_has_not_moved_on_its_board_but_has_on_the_floors(factory: WarehouseFactory) -> None:
    factory.moved("ada", "South", since="2026-11-20")
    sell(factory, "2026-11-19 10:15", ada=1, cem=5, dia=2)
    sell(factory, "2026-11-20 10:15", ada=9, cem=3, dia=4)

    assert places(board(factory, replace(TODAY, team="South"))) == [("ada", 1, None), ("dia", 2, 1), ("cem", 3, -1)]
    assert places(board(factory)) == [("ada", 1, 2), ("dia", 2, 0), ("cem", 3, -2)]


def test_several_dialer_ids_of_one_person_are_one_row(factory: WarehouseFactory) -> None:
    factory.person("eve", team="North", other_ids=["eve-2", "eve-3"])
    sell(factory, "2026-11-19 10:15", **{"eve-2": 2, "eve": 1, "ben": 2})
    sell(factory, "2026-11-20 10:15", **{"eve-3": 2, "eve-2": 3, "ben": 4})

    shown = board(factory)

    assert places(shown) == [("eve", 1, 0), ("ben", 2, 0)]
    assert (shown.rows[0].value, shown.rows[0].trend, shown.headline["agents"]) == (5, (5.0,), 2)
    assert shown.teams[0].target == 3 * 4
    assert shown.unknown_agents == 0


def test_an_unknown_id_that_is_given_to_a_person_counts_as_theirs_without_another_load(
    factory: WarehouseFactory,
) -> None:
    sell(factory, "2026-11-20 10:15", ben=1, ag_777=2)
    before = board(factory)
    after = board(factory.person("ben", team="North", other_ids=["ag_777"]))

    assert (figures(before), before.unknown_agents) == ({"ag_777": 2, "ben": 1}, 1)
    assert (figures(after), after.unknown_agents) == ({"ben": 3}, 0)


def test_days_without_a_team_count_for_no_team(factory: WarehouseFactory) -> None:
    factory.moved("ada", "", since="2026-11-18").moved("ada", "South", since="2026-11-20")
    for day, orders in (("17", 1), ("19", 2), ("20", 4)):
        sell(factory, f"2026-11-{day} 10:15", ada=orders)

    assert figures(board(factory, replace(MONTH, by="team"))) == {"South": 4, "": 2, "North": 1}


def test_a_board_says_which_people_it_was_made_of(factory: WarehouseFactory) -> None:
    first = board(factory)
    renamed = board(factory.person("ada", "Countess", "North"))

    assert renamed.people_version > first.people_version
