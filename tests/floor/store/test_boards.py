from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from floor.rules.periods import Kind
from floor.store.boards import BoardQuery
from tests.board_of import FRIDAY, TODAY, board, places, sell
from tests.warehouse_factory import WarehouseFactory


def test_rows_stand_by_rank_then_name_and_ties_share_a_place(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-20 10:15", dia=1, cem=3, ben=3, ada=1)

    assert [(row.name, row.rank) for row in board(factory).rows] == [("Ben", 1), ("Cem", 1), ("Ada", 3), ("Dia", 3)]


def test_who_has_too_few_comes_last_without_a_rank_or_a_value(factory: WarehouseFactory) -> None:
    factory.fact("ada", "2026-11-20 10:15", contacts=9, orders=9).fact("ben", "2026-11-20 10:15", contacts=10)

    shown = board(factory, replace(TODAY, metric="conversion"))

    assert [(row.key, row.rank, row.value, row.sample) for row in shown.rows] == [
        ("ben", 1, 0, 10),
        ("ada", None, None, 9),
    ]


def test_who_is_on_the_roster_but_did_nothing_does_not_stand_on_the_board(factory: WarehouseFactory) -> None:
    shown = board(sell(factory, "2026-11-20 10:15", ada=1))

    assert [row.key for row in shown.rows] == ["ada"]


def test_who_is_not_on_the_roster_stands_under_the_raw_id_without_a_team(factory: WarehouseFactory) -> None:
    shown = board(sell(factory, "2026-11-20 10:15", ag_777=2, ada=1))

    assert (shown.rows[0].name, shown.rows[0].team, shown.unknown_agents) == ("ag_777", "", 1)
    assert [team.key for team in shown.teams] == ["", "North"]


def test_a_display_name_goes_before_the_name_and_the_name_before_the_id(factory: WarehouseFactory) -> None:
    factory.person("eva", "Eva Lang", display_name="Evi").person("fay", "Fay Long", display_name="")
    factory.person("gus", " ")
    sell(factory, "2026-11-20 10:15", eva=3, fay=2, gus=1)

    assert [row.name for row in board(factory).rows] == ["Evi", "Fay Long", "gus"]


def test_a_teams_rate_is_that_of_its_summed_facts_not_the_average_of_its_agents(factory: WarehouseFactory) -> None:
    factory.fact("ada", "2026-11-20 10:15", contacts=10, orders=5).fact("ben", "2026-11-20 10:15", contacts=90)

    shown = board(factory, replace(TODAY, metric="conversion"))

    assert [(team.name, team.value) for team in shown.teams] == [("North", Fraction(5, 100))]
    assert shown.floor.value == Fraction(5, 100)


def test_a_board_of_teams_shows_the_teams_as_its_rows(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-20 10:15", ada=1, ben=1, cem=3)

    shown = board(factory, replace(TODAY, by="team"))

    assert shown.rows == shown.teams
    assert [(row.key, row.rank, row.value, row.target) for row in shown.rows] == [
        ("South", 1, 3, 8),
        ("North", 2, 2, 8),
    ]


def test_an_hour_too_small_for_a_number_still_draws_the_days_trend(factory: WarehouseFactory) -> None:
    factory.fact("ada", "2026-11-20 09:15", contacts=4, orders=1).fact("ada", "2026-11-20 10:15", contacts=2)

    (ada,) = board(factory, replace(TODAY, metric="conversion")).rows

    assert (ada.value, ada.trend) == (None, (0.25, 0.0))


def test_a_team_filter_ranks_within_the_team_while_teams_and_floor_stay_whole(factory: WarehouseFactory) -> None:
    factory.fact("cem", "2026-11-20 10:15", dials=50)
    sell(factory, "2026-11-20 10:15", ada=1, ben=2, cem=9)

    shown = board(factory, replace(TODAY, team="North"))

    assert places(shown) == [("ben", 1, None), ("ada", 2, None)]
    assert [team.key for team in shown.teams] == ["South", "North"]
    assert (shown.floor.value, shown.floor.target) == (12, 16)
    assert shown.headline == {"agents": 2, "orders": 3, "revenue_minor": 0, "dials": 0, "contacts": 0}


def test_the_empty_team_filters_for_agents_without_one(factory: WarehouseFactory) -> None:
    shown = board(sell(factory, "2026-11-20 10:15", ada=1, ag_777=2), replace(TODAY, team=""))

    assert [row.key for row in shown.rows] == ["ag_777"]


def test_a_campaign_filter_counts_its_facts_alone_and_has_no_target_for_a_part_of_the_work(
    factory: WarehouseFactory,
) -> None:
    factory.fact("ada", "2026-11-20 10:15", campaign="gold", orders=2, contacts=20)
    factory.fact("ada", "2026-11-20 10:15", campaign="blue", orders=7, contacts=70)
    factory.fact("ada", "2026-11-20 10:15", orders=1)

    orders = board(factory, replace(TODAY, campaign="gold"))
    conversion = board(factory, replace(TODAY, campaign="gold", metric="conversion"))

    assert [(row.value, row.target, row.pace) for row in orders.rows] == [(2, None, None)]
    assert [(row.value, row.target) for row in conversion.rows] == [(Fraction(1, 10), Fraction(18, 100))]
    assert orders.campaigns == ("blue", "gold"), "calls without a campaign are no campaign"


def test_pace_stands_where_the_opening_hours_are_and_a_level_has_none(factory: WarehouseFactory) -> None:
    factory.fact("ada", "2026-11-20 10:15", orders=2, contacts=20)

    (orders,) = board(factory, until="2026-11-20 13:30").rows
    (conversion,) = board(factory, replace(TODAY, metric="conversion"), until="2026-11-20 13:30").rows

    assert (orders.target, orders.share, orders.pace, orders.met) == (4, 0.5, 0.5, False)
    assert (conversion.pace, conversion.met) == (None, False)


def test_revenue_has_a_target_once_there_is_a_price_list(factory: WarehouseFactory) -> None:
    factory.sale("ada", "2026-11-20 10:15", amount_minor=9900)
    without = board(factory, replace(TODAY, metric="revenue"))
    factory.product("p1", 1901).product("p2", 12900)

    assert without.rows[0].target is None
    assert board(factory, replace(TODAY, metric="revenue")).rows[0].target == Fraction(4 * (1901 + 12900), 2)


def test_the_trend_of_a_day_are_its_hours_with_gaps_where_nobody_worked(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-20 09:15", ada=1, ben=1)
    sell(factory, "2026-11-20 11:15", ada=2, ben=0)

    shown = board(factory)

    assert {row.key: row.trend for row in shown.rows} == {"ada": (1.0, None, 2.0), "ben": (1.0, None, 0.0)}
    assert shown.floor.trend == (2.0, None, 2.0)


@pytest.mark.parametrize(
    ("kind", "too_early", "earliest"),
    [("week", "2026-09-27 17:15", "2026-09-28 09:15"), ("month", "2026-03-31 17:15", "2026-04-01 09:15")],
)
def test_the_trend_of_a_longer_period_are_the_last_eight_of_its_kind(
    factory: WarehouseFactory, kind: Kind, too_early: str, earliest: str
) -> None:
    sell(factory, too_early, ada=50)
    sell(factory, earliest, ada=3)
    sell(factory, "2026-11-20 10:15", ada=2)

    (ada,) = board(factory, BoardQuery(FRIDAY, kind)).rows

    assert ada.trend == (3.0, None, None, None, None, None, None, 2.0)


def test_a_board_says_up_to_when_it_is_known(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-20 10:15", ada=1)

    assert board(factory, until="2026-11-20 14:32").as_of == datetime(2026, 11, 20, 14, 32)
    assert board(factory, until="2026-11-25 09:00").as_of == datetime(2026, 11, 21)


def test_a_board_without_facts_has_no_rows_but_says_where_there_are_some(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-18 10:15", ada=1)
    sell(factory, "2026-11-19 10:15", ada=1)

    shown = board(factory)

    assert (shown.rows, shown.teams, shown.headline["agents"]) == ((), (), 0)
    assert (shown.floor.value, shown.floor.trend) == (0, ())
    assert (shown.first_day, shown.last_day) == (date(2026, 11, 18), date(2026, 11, 19))


def test_an_empty_warehouse_has_an_empty_board(factory: WarehouseFactory) -> None:
    shown = board(factory, replace(TODAY, kind="week", metric="occupancy"))

    assert (shown.rows, shown.as_of, shown.first_day, shown.floor.value) == ((), None, None, None)


def test_calls_with_unmapped_codes_are_counted_for_the_period_alone(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-20 10:15", ada=1)
    factory.unknown_code("2026-11-20", "WINBCK", calls=3).unknown_code("2026-11-19", "WINBCK", calls=8)

    assert board(factory).unknown_code_calls == 3


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ({"metric": "luck"}, '"luck" is no metric'),
        ({"by": "desk"}, "by agent or by team"),
        ({"kind": "year"}, "'year'"),
    ],
)
def test_a_query_for_what_does_not_exist_is_refused_in_words(choice: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        BoardQuery(FRIDAY, **choice)
