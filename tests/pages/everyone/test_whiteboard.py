import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.opened import opened
from tests.warehouse_factory import WarehouseFactory


def board_of(page: AppTest) -> dict[str, Any]:
    assert not page.exception
    (component,) = page.get("bidi_component")
    payload: dict[str, Any] = json.loads(component.proto.json)
    return payload


def names_of(page: AppTest) -> list[str]:
    return [row["name"] for row in board_of(page)["rows"]]


def said(page: AppTest) -> str:
    return " ".join(
        element.value
        for kind in (page.markdown, page.info, page.warning, page.caption, page.subheader, page.title)
        for element in kind
    )


@pytest.fixture
def floor(house: Path) -> WarehouseFactory:
    """Two teams: Ada sold twice today, Bo once, Cy only yesterday."""
    factory = WarehouseFactory(house / "warehouse")
    factory.person("ada", "Ada", team="North").person("bo", "Bo", team="South").person("cy", "Cy", team="North")
    for agent in ("ada", "bo", "cy"):
        factory.fact(agent, "2026-11-19 10:00", dials=90, calls=90, contacts=20, campaign="Spring")
    factory.sale("cy", "2026-11-19 11:00", campaign="Spring")
    factory.fact("ada", "2026-11-20 09:00", dials=50, calls=50, contacts=12, campaign="Spring")
    factory.fact("bo", "2026-11-20 09:00", dials=50, calls=50, contacts=3, campaign="Loyalty")
    factory.sale("ada", "2026-11-20 10:15", campaign="Spring").sale("ada", "2026-11-20 11:15", campaign="Spring")
    factory.sale("bo", "2026-11-20 10:20", campaign="Loyalty")
    factory.publish()
    return factory


@pytest.mark.usefixtures("floor")
def test_it_opens_on_todays_orders_best_first() -> None:
    page = opened()
    board = board_of(page)
    assert [(row["rank"], row["name"], row["value"]) for row in board["rows"]] == [(1, "Ada", "2"), (2, "Bo", "1")]
    assert board["title"] == "Orders · today"


@pytest.mark.usefixtures("floor")
def test_every_filter_is_read_from_the_link() -> None:
    assert names_of(opened(day="2026-11-19")) == ["Cy", "Ada", "Bo"]
    assert names_of(opened(kind="week")) == ["Ada", "Bo", "Cy"]
    assert names_of(opened(by="team")) == ["North", "South"]
    assert names_of(opened(team="South")) == ["Bo"]
    assert names_of(opened(campaign="Spring")) == ["Ada"]
    assert board_of(opened(metric="dials"))["rows"][0]["value"] == "50"


@pytest.mark.usefixtures("floor")
def test_a_filter_writes_the_link_in_keys_that_know_no_language() -> None:
    page = opened(lang="zh-Hans")
    page.selectbox(key="metric").select("conversion").run()
    page.selectbox(key="team").select("North").run()
    assert dict(page.query_params) == {
        "lang": "zh-Hans",
        "metric": "conversion",
        "team": "North",
    }
    page.selectbox(key="team").select("*").run()
    assert "team" not in page.query_params
    assert board_of(page)["rows"][0]["name"] == "Ada"


@pytest.mark.usefixtures("floor")
def test_earlier_and_later_step_by_one_period() -> None:
    page = opened()
    page.button(key="earlier").click().run()
    assert page.query_params["day"] == "2026-11-19"
    page.button(key="later").click().run()
    assert "day" not in page.query_params
    assert page.button(key="later").disabled


@pytest.mark.usefixtures("floor")
@pytest.mark.parametrize(
    ("part", "given"),
    [("metric", "charisma"), ("kind", "year"), ("by", "planet"), ("day", "soon"), ("day", "2026-02-30")],
)
def test_what_nobody_knows_in_a_link_gives_a_sentence_and_the_default(part: str, given: str) -> None:
    page = opened(**{part: given})
    assert names_of(page) == ["Ada", "Bo"]
    assert part in page.info[0].value
    assert given in page.info[0].value


@pytest.mark.usefixtures("floor")
def test_markup_in_a_link_stays_text() -> None:
    page = opened(metric="![x](http://a.example/b)<b>")
    assert not set("[]()<>/") & set(page.info[0].value)


@pytest.mark.usefixtures("floor")
def test_a_team_that_does_not_exist_gives_an_empty_board_and_a_way_out() -> None:
    page = opened(team="Nowhere")
    assert board_of(page)["empty"]["title"] == "Nobody to show here"
    next(button for button in page.button if "all teams" in button.label).click().run()
    assert names_of(page) == ["Ada", "Bo"]


@pytest.mark.usefixtures("floor")
def test_an_empty_day_says_so_and_leads_to_the_last_day_with_calls() -> None:
    page = opened(day="2026-11-10")
    assert board_of(page)["empty"]["title"] == "No calls in this period"
    next(button for button in page.button if "last day with calls" in button.label).click().run()
    assert names_of(page) == ["Ada", "Bo"]


@pytest.mark.usefixtures("floor")
def test_the_page_speaks_chinese_to_those_who_ask_for_it() -> None:
    page = opened(lang="zh-Hans")
    assert board_of(page)["language"] == "zh-Hans"
    assert [row["name"] for row in board_of(page)["rows"]] == ["Ada", "Bo"]
    page.button_group(key="language_switch").set_value("en").run()
    assert board_of(page)["language"] == "en"
    assert page.query_params["lang"] == "en"


def test_new_data_shows_by_itself(floor: WarehouseFactory) -> None:
    page = opened()
    floor.sale("bo", "2026-11-20 14:00").sale("bo", "2026-11-20 14:10").publish()
    page.run()
    assert names_of(page) == ["Bo", "Ada"]


def test_a_change_of_name_or_team_shows_without_a_load_and_old_days_keep_the_old_team(floor: WarehouseFactory) -> None:
    page = opened()
    floor.person("bo", "Bo", display_name="Bobo", team="South").moved("ada", "South", since="2026-11-20").people.write()
    page.run()
    assert names_of(page) == ["Ada", "Bobo"]
    assert names_of(opened(team="North")) == []
    assert names_of(opened(team="North", day="2026-11-19")) == ["Cy", "Ada"]


def test_who_is_not_on_the_roster_is_counted_and_named(floor: WarehouseFactory) -> None:
    floor.sale("ag_777", "2026-11-20 12:00").unknown_code("2026-11-20", "WINBCK", 4).publish()
    page = opened()
    assert "ag_777" in names_of(page)
    labels = [popover.proto.popover.label for popover in page.get("popover")]
    assert "1 agent is not on the roster" in labels
    assert "4 calls with an unknown outcome" in labels


@pytest.mark.usefixtures("house")
def test_a_new_floor_gets_two_ways_to_begin_and_no_path_of_this_machine() -> None:
    page = opened()
    assert [card.value for card in page.subheader] == ["Try it with a sample floor", "Start with your own log"]
    assert "inbox/" in [block.value for block in page.code]
    assert "/" not in "".join(block.value for block in page.code if "inbox" in block.value).removesuffix("/")


def test_the_first_load_turns_the_new_floor_into_a_board(house: Path) -> None:
    page = opened()
    WarehouseFactory(house / "warehouse").person("ada", "Ada").sale("ada", "2026-11-20 10:00").publish()
    page.run()
    assert names_of(page) == ["Ada"]


def test_unreadable_data_is_said_in_words(house: Path) -> None:
    folder = house / "warehouse"
    folder.mkdir()
    (folder / "floor-000001.duckdb").write_bytes(b"not a database")
    (folder / "CURRENT").write_text("floor-000001.duckdb\n")
    page = opened()
    assert not page.exception
    assert "cannot be read" in said(page)
    assert "floor-000001" not in said(page)


def test_a_broken_version_leaves_the_one_before_it_with_a_word(floor: WarehouseFactory) -> None:
    (floor.folder / "floor-000002.duckdb").write_bytes(b"not a database")
    (floor.folder / "CURRENT").write_text("floor-000002.duckdb\n")
    page = opened()
    assert names_of(page) == ["Ada", "Bo"]
    assert "version before" in said(page)


@pytest.mark.usefixtures("floor")
def test_trouble_while_reading_keeps_the_last_good_board(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened()

    def broken(*_: object) -> None:
        raise RuntimeError("disk on fire")

    monkeypatch.setattr("floor.ui.cached.board", broken)
    page.run()
    assert names_of(page) == ["Ada", "Bo"]
    assert "could not be read anew" in said(page)
    assert "disk on fire" not in said(page)


def test_the_sample_floor_wears_a_banner_and_only_it(house: Path, floor: WarehouseFactory) -> None:
    del floor

    def banners(page: AppTest) -> list[str]:
        return [
            popover.proto.popover.label
            for popover in page.get("popover")
            if "Sample floor" in popover.proto.popover.label
        ]

    assert banners(opened()) == []
    (house / "sample.json").write_text("{}")
    assert len(banners(opened())) == 1
