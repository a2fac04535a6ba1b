from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from floor.i18n import Words
from floor.settings import Settings
from floor.store.boards import BoardQuery, read_board
from floor.store.warehouse import Warehouse
from floor.ui.board.payload import board_payload, waiting_payload
from tests.warehouse_factory import WarehouseFactory

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 14, 32)
HOUSE = Settings(opens_at=time(9), closes_at=time(18), stale_minutes=15)


@pytest.fixture
def floor(tmp_path: Path) -> WarehouseFactory:
    """Four agents in two teams: ada 3 orders, bo and cy 2, dee none; the newest fact is of 14:20."""
    made = WarehouseFactory(tmp_path / "warehouse").product("p", 4900)
    for agent, team, orders in (("ada", "North", 3), ("bo", "South", 2), ("cy", "South", 2), ("dee", "North", 0)):
        made.person(agent, team=team).fact(agent, "2026-11-20 10:10", dials=50, calls=50, contacts=12)
        for order in range(orders):
            made.sale(agent, f"2026-11-20 1{order}:20")
    return made.fact("ada", "2026-11-20 14:20", dials=2, calls=2)


def payload_of(
    floor: WarehouseFactory, *, language: str = "en", now: datetime = NOW, **asked: object
) -> dict[str, Any]:
    floor.publish()
    query = BoardQuery(**{"day": TODAY} | asked)
    opened, roster = Warehouse.open(floor.folder), floor.roster()
    board = read_board(opened, roster, query, opens_at=HOUSE.opens_at, closes_at=HOUSE.closes_at)
    return board_payload(board, Words(language), reading="floor", theme="dark", now=now, house=HOUSE, sample=True)


def test_rows_say_place_name_and_figure(floor: WarehouseFactory) -> None:
    rows = payload_of(floor)["rows"]
    assert [(row["rank"], row["name"], row["value"], row["n"]) for row in rows] == [
        (1, "Ada", "3", 3.0),
        (2, "Bo", "2", 2.0),
        (2, "Cy", "2", 2.0),
        (4, "Dee", "0", 0.0),
    ]
    assert rows[0]["label"].startswith("place 1 · Ada · North · 3 of ")


def test_a_full_bar_is_the_best_value_or_the_highest_target_whichever_is_more(floor: WarehouseFactory) -> None:
    below = payload_of(floor)["rows"]
    target = int(below[0]["of"])
    assert target > 3
    assert below[0]["bar"] == pytest.approx(3 / target, abs=1e-3)
    for order in range(target):
        floor.sale("ada", f"2026-11-20 12:{order + 10}")
    above = payload_of(floor)["rows"]
    assert above[0]["bar"] == 1
    assert above[1]["bar"] == pytest.approx(2 / (target + 3), abs=1e-3)


def test_the_tick_stands_at_what_is_due_by_now_and_at_the_target_when_the_day_is_over(floor: WarehouseFactory) -> None:
    due = Fraction(5 * 60 + 20, 9 * 60)  # 14:20 of 9 to 18
    assert payload_of(floor)["rows"][0]["pace"] == pytest.approx(float(due), abs=1e-3)
    floor.fact("ada", "2026-11-21 09:00", dials=1)
    assert payload_of(floor)["rows"][0]["pace"] == 1


def test_a_row_says_its_pace_beside_the_bar_and_what_is_to_go_to_who_hears_it(floor: WarehouseFactory) -> None:
    row = payload_of(floor)["rows"][3]
    assert (row["ahead"], row["side"]) == ("−2.4", "behind")
    assert row["label"] == "place 4 · Dee · North · 0 of 4 · 4 to go · −2.4 behind today"


def test_the_floors_figure_says_what_is_to_go_and_its_pace_in_the_readers_language(floor: WarehouseFactory) -> None:
    assert payload_of(floor)["figures"][0]["notes"] == ["9 to go", "−2.5 behind today"]
    assert payload_of(floor, language="zh-Hans")["figures"][0]["notes"] == ["还差 9", "今天落后 −2.5"]


def test_a_team_total_says_its_pace(floor: WarehouseFactory) -> None:
    south = payload_of(floor)["teams"][0]
    assert (south["ahead"], south["label"]) == ("−0.7", "place 1 · South · 4 of 8 · 4 to go · −0.7 behind today")


def test_of_a_day_that_is_over_it_is_said_what_it_came_to(floor: WarehouseFactory) -> None:
    floor.fact("ada", "2026-11-21 09:00", dials=1)
    shown = payload_of(floor)
    assert shown["figures"][0]["notes"] == ["−9 short of the target"]
    assert shown["rows"][0]["label"] == "place 1 · Ada · North · 3 of 4 · −1 short of the target"


def test_a_rate_and_a_board_of_a_campaign_say_no_pace(floor: WarehouseFactory) -> None:
    for asked in ({"metric": "conversion"}, {"campaign": ""}):
        shown = payload_of(floor, **asked)
        assert ({row["ahead"] for row in shown["rows"]}, shown["figures"][0]["notes"]) == ({""}, [])


def test_a_rate_has_its_tick_at_the_target(floor: WarehouseFactory) -> None:
    rows = payload_of(floor, metric="conversion")["rows"]
    assert rows[0]["of"] is not None
    assert rows[0]["pace"] == rows[-1]["pace"]


def test_ties_share_a_medal_and_nothing_sold_wears_none(floor: WarehouseFactory) -> None:
    assert [row["medal"] for row in payload_of(floor)["rows"]] == [1, 2, 2, 0]


def test_a_crowd_on_the_first_place_wears_no_medals(tmp_path: Path) -> None:
    floor = WarehouseFactory(tmp_path / "warehouse")
    for at in range(7):
        floor.person(f"a{at}").sale(f"a{at}", "2026-11-20 10:00")
    rows = payload_of(floor)["rows"]
    assert {row["rank"] for row in rows} == {1}
    assert {row["medal"] for row in rows} == {0}


def test_too_few_is_said_and_has_no_bar(floor: WarehouseFactory) -> None:
    floor.person("eve").fact("eve", "2026-11-20 10:00", contacts=2, calls=2)
    row = next(row for row in payload_of(floor, metric="conversion")["rows"] if row["id"] == "eve")
    assert (row["rank"], row["value"], row["n"], row["bar"], row["medal"]) == (None, "too few", None, None, 0)


def test_the_trend_of_a_sum_stands_on_zero(floor: WarehouseFactory) -> None:
    payload = payload_of(floor)
    assert payload["trend"] == "columns"
    assert payload["rows"][0]["trend"] == [1, 1, 1, None, 0]
    assert payload["rows"][3]["trend"] == [0, None, None, None, None]


@pytest.mark.parametrize(
    ("metric", "lights"), [("orders", True), ("revenue", True), ("dials", False), ("conversion", False)]
)
def test_only_sales_light_a_row(floor: WarehouseFactory, metric: str, lights: bool) -> None:
    assert payload_of(floor, metric=metric)["lights"] is lights


def test_at_most_four_figures_the_floor_first(floor: WarehouseFactory) -> None:
    figures = payload_of(floor, metric="conversion")["figures"]
    assert [figure["label"] for figure in figures] == ["Whole floor", "Orders", "Revenue", "Agents"]
    assert payload_of(floor)["figures"][0]["value"] == "7"


def test_the_strip_shows_the_teams_but_not_beside_a_board_of_teams(floor: WarehouseFactory) -> None:
    assert [(team["name"], team["value"]) for team in payload_of(floor)["teams"]] == [("South", "4"), ("North", "3")]
    assert payload_of(floor, by="team")["teams"] == []


def test_agents_without_a_team_are_called_so_on_a_board_of_teams(floor: WarehouseFactory) -> None:
    floor.sale("ag_777", "2026-11-20 10:00")
    assert "No team" in [row["name"] for row in payload_of(floor, by="team")["rows"]]
    assert payload_of(floor)["notes"] == ["Sample data", "1 agent is not on the roster"]


def test_age_is_counted_from_the_newest_fact(floor: WarehouseFactory) -> None:
    payload = payload_of(floor)
    assert (payload["live"], payload["age_seconds"], payload["as_of_text"]) == (True, 12 * 60, "Updated 14:20")


def test_the_night_before_opening_is_no_age(floor: WarehouseFactory) -> None:
    monday = payload_of(floor, day=date(2026, 11, 21), now=datetime(2026, 11, 21, 9, 5))
    assert (monday["live"], monday["age_seconds"]) == (True, 5 * 60)
    assert monday["as_of_text"] == "Updated Nov 20, 14:20"


@pytest.mark.parametrize("now", [datetime(2026, 11, 20, 8), datetime(2026, 11, 20, 22), datetime(2026, 11, 23, 12)])
def test_a_closed_floor_or_a_past_day_is_not_live(floor: WarehouseFactory, now: datetime) -> None:
    assert payload_of(floor, now=now)["live"] is False


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({}, "Orders · today"),
        ({"day": date(2026, 11, 19)}, "Orders · yesterday"),
        ({"day": date(2026, 11, 12)}, "Orders · Thu, Nov 12"),
        ({"kind": "week", "metric": "revenue"}, "Revenue · this week"),
        ({"kind": "week", "day": date(2026, 11, 12)}, "Orders · week of Nov 9"),
        ({"kind": "month"}, "Orders · this month"),
        ({"kind": "month", "day": date(2026, 10, 5)}, "Orders · October 2026"),
    ],
)
def test_the_title_says_metric_and_period_as_people_do(
    floor: WarehouseFactory, asked: dict[str, Any], title: str
) -> None:
    assert payload_of(floor, **asked)["title"] == title


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"day": date(2026, 11, 21), "now": datetime(2026, 11, 21, 9)}, "No calls yet today"),
        ({"day": date(2026, 11, 1)}, "No calls in this period"),
        ({"team": "East"}, "Nobody to show here"),
    ],
)
def test_an_empty_board_says_why(floor: WarehouseFactory, asked: dict[str, Any], title: str) -> None:
    empty = payload_of(floor, **asked)["empty"]
    assert empty["title"] == title
    assert empty["hint"]


def test_another_question_is_another_board(floor: WarehouseFactory) -> None:
    boards = [
        payload_of(floor, **asked)["board"] for asked in ({}, {"team": ""}, {"team": "North"}, {"metric": "dials"})
    ]
    assert len(set(boards)) == 4


def test_the_reader_language_is_everywhere(floor: WarehouseFactory) -> None:
    chinese = payload_of(floor, language="zh-Hans")
    assert chinese["language"] == "zh-Hans"
    assert chinese["title"] == "订单 · 今天"
    assert all(any(sign > "\u2e7f" for sign in text) for text in chinese["words"].values())


def test_before_the_first_load_the_board_waits() -> None:
    waiting = waiting_payload(Words("en"), reading="floor", theme="dark", now=NOW)
    assert waiting["empty"]["title"] == "Nothing has been loaded yet"
    assert waiting["rows"] == []


def test_both_payloads_have_the_same_shape(floor: WarehouseFactory) -> None:
    waiting = waiting_payload(Words("en"), reading="floor", theme="dark", now=NOW)
    assert payload_of(floor).keys() == waiting.keys()
