"""The Targets screen: what it shows, what it does, and what it refuses."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from floor.rules.access import Role
from floor.tasks.target_refusals import Sentence
from floor.ui.targets.listing import OPENED
from tests.opened import opened_page
from tests.people_on_record import member, person
from tests.people_page import frames, press, said
from tests.signed_in import identity
from tests.targets_floor import DECEMBER, TODAY, as_told, audit, known, set_all, target, targets_floor

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "targets.py"
NOVEMBER = date(2026, 11, 1)
LATE = "entered late"


@pytest.fixture(autouse=True)
def floor(house: Path) -> None:
    targets_floor(house)


def opened(role: Role = "manager", **link: str) -> AppTest:
    page = opened_page(PAGE, identity(role), **link)
    assert not page.exception
    return page


def edited(page: AppTest, cells: dict[int, dict[str, Any]]) -> AppTest:
    """Write into cells of the one table that is edited, by row and column."""
    (key,) = [one.proto.id for one in page.dataframe if one.proto.editing_mode]
    page.session_state[key.split("-", 2)[2]] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    page.run()
    assert not page.exception
    return page


def choose(page: AppTest, key: str, value: object) -> AppTest:
    """Choose one of a few side by side."""
    (group,) = [one for one in page.get("button_group") if one.key == key]
    group.set_value(value).run()
    assert not page.exception
    return page


def test_the_table_shows_what_holds_what_was_reached_and_who_would_have_reached_it() -> None:
    set_all(target("floor", "", 4), target("team", "North", 5), target("person", "cy", 2))
    (groups,) = frames(opened())
    assert [tuple(row.values()) for row in groups] == [
        ("Whole floor", "", 4.0, "from 2026-12-01", "6", "67% (2 of 3)"),
        ("North", "", 5.0, "from 2026-12-01", "5", "50% (1 of 2)"),
        ("South", "", None, "", "1", "—"),
    ]
    page = choose(opened(), "targets_whose", "person")
    people = [tuple(row.values()) for row in frames(page)[0]]
    assert [(row[0], row[1], row[4], row[5]) for row in people] == [
        ("Ada Chen", "North", "3", "—"),
        ("Bo Diaz", "North", "2", "—"),
        ("Cy Fox", "South", "1", "no"),
    ]


@pytest.mark.parametrize("role", ["agent", "lead", "administrator"])
def test_the_page_is_refused_to_everybody_else(role: Role) -> None:
    page = opened(role)
    assert page.subheader[0].value == "This page is not for your role"
    assert (len(page.button), len(page.dataframe)) == (0, 0)


def test_a_figure_is_saved_only_after_a_look_at_what_changes() -> None:
    set_all(target("team", "North", 5, NOVEMBER), reason=LATE)
    page = edited(opened(), {1: {"target": 7}})
    assert len(known()) == 1
    (change,) = frames(page)[1]
    assert change == {
        "For": "North",
        "From": "2026-12-01",
        "Until": "another is set",
        "Before": "5 a month",
        "After": "7 a month",
        "Then": "",
        "Would have reached it": "0% (0 of 2)",
        "Boards": "Day · Week · Month",
    }
    press(page, "Save")
    assert "Done, and noted in the audit." in said(page)
    assert [as_told(one) for one in known()] == [
        ("team", "North", 5, NOVEMBER, None),
        ("team", "North", 7, DECEMBER, None),
    ]
    assert audit()[-1].actor == "manager"
    assert len(frames(page)) == 1


def test_with_a_last_day_it_is_said_what_comes_back() -> None:
    set_all(target("team", "North", 5, NOVEMBER), reason=LATE)
    page = opened()
    page.date_input(key="targets_until:month").set_value(date(2026, 12, 31)).run()
    edited(page, {1: {"target": 7}})
    assert [(row["Until"], row["Then"]) for row in frames(page)[1]] == [("2026-12-31", "5 a month")]
    assert "counts by itself from the day after" in said(page)
    press(page, "Save")
    assert as_told(known()[-1]) == ("team", "North", 7, DECEMBER, date(2026, 12, 31))


def test_an_empty_cell_ends_a_target_and_the_older_one_only_where_that_is_wanted() -> None:
    set_all(target("team", "North", 4, date(2026, 10, 1)), target("team", "North", 5, NOVEMBER), reason=LATE)
    page = edited(opened(), {1: {"target": None}})
    assert [(row["Before"], row["After"]) for row in frames(page)[1]] == [("5 a month", "4 a month")]
    page.checkbox(key="targets_older_too").check().run()
    assert [(row["Before"], row["After"]) for row in frames(page)[1]] == [("5 a month", "—")]
    press(page, "Save")
    assert {one.day_to for one in known()} == {date(2026, 11, 30)}


def test_days_that_are_over_ask_for_a_reason() -> None:
    page = opened()
    page.date_input(key="targets_from:month").set_value(NOVEMBER).run()
    edited(page, {0: {"target": 9}})
    assert [one.value for one in page.warning] == [Sentence.REASON_NEEDED]
    press(page, "Save")
    assert [one.value for one in page.error] == [Sentence.REASON_NEEDED]
    page.text_input(key="targets_reason").input(LATE)
    press(page, "Save")
    assert as_told(known()[0]) == ("floor", "", 9, NOVEMBER, None)
    assert LATE in audit()[-1].after


def test_what_cannot_be_is_refused_in_words() -> None:
    page = press(edited(opened(metric="conversion"), {0: {"target": 101}}), "Save")
    assert [one.value for one in page.error] == [Sentence.TOO_LARGE]
    assert known() == ()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten() -> None:
    page = edited(opened(), {0: {"target": 9}})
    set_all(target("floor", "", 8))
    press(page, "Save")
    assert [one.value for one in page.error] == [Sentence.CHANGED]
    assert [as_told(one)[2] for one in known()] == [8]


def test_rates_are_written_in_percent_and_money_in_its_currency() -> None:
    page = press(edited(opened(metric="conversion"), {0: {"target": 18.5}}), "Save")
    assert frames(page)[0][0]["target"] == 18.5
    press(edited(opened(metric="revenue"), {0: {"target": 1234.5}}), "Save")
    assert [(one.metric, float(one.figure)) for one in known()] == [("conversion", 0.185), ("revenue", 123450.0)]


def test_a_target_for_days_of_its_own_has_its_own_last_day() -> None:
    page = opened(span="own")
    page.date_input(key="targets_from:own").set_value(date(2026, 11, 23)).run()
    page.date_input(key="targets_period_to:2026-11-23").set_value(date(2026, 11, 27)).run()
    press(edited(page, {1: {"target": 12}}), "Save")
    (made,) = known()
    assert (made.span, made.day_from, made.period_to) == ("own", date(2026, 11, 23), date(2026, 11, 27))


def test_all_targets_stay_listed_with_how_long_they_were_held() -> None:
    set_all(target("team", "North", 4, NOVEMBER), reason=LATE)
    set_all(target("team", "North", 5, TODAY), target("team", "North", 6), target("team", "South", 3, TODAY))
    rows = [(row["For"], row["Target"], row["State"]) for row in frames(opened(view="all"))[0]]
    assert rows == [
        ("North", "6 a month", "to come"),
        ("North", "5 a month", "in force"),
        ("South", "3 a month", "in force"),
        ("North", "4 a month", "held until 2026-11-19"),
    ]
    assert "No target of this kind has been set yet" in said(opened(view="all", span="week"))


def opened_target(at: int, **link: str) -> AppTest:
    """The list with one of them open."""
    page = opened(view="all", **link)
    page.session_state[OPENED] = known()[at].number
    page.run()
    assert not page.exception
    return page


def test_a_target_is_ended_on_a_day_after_a_look() -> None:
    set_all(target("team", "North", 5, TODAY))
    page = opened_target(0)
    assert [(row["From"], row["After"]) for row in frames(page)[1]] == [("2026-11-21", "—")]
    press(page, "End it")
    assert known()[0].day_to == TODAY


def test_ending_it_earlier_than_yesterday_asks_for_a_reason() -> None:
    set_all(target("team", "North", 5, NOVEMBER), reason=LATE)
    page = opened_target(0)
    page.date_input[0].set_value(date(2026, 11, 10)).run()
    press(page, "End it")
    assert [one.value for one in page.error] == [Sentence.REASON_NEEDED]
    assert known()[0].day_to is None


def test_the_older_ones_end_too_where_that_is_wanted() -> None:
    set_all(target("team", "North", 4, NOVEMBER), reason=LATE)
    set_all(target("team", "North", 5, TODAY))
    page = opened_target(1)
    page.checkbox[0].check().run()
    press(page, "End it")
    assert {one.day_to for one in known()} == {TODAY}


def test_one_that_has_not_begun_is_taken_back() -> None:
    set_all(target("team", "North", 5))
    page = opened_target(0)
    assert "takes it back as if it had never been set" in said(page)
    press(page, "End it")
    assert known() == ()


def test_a_floor_is_split_to_its_teams_with_a_table_that_sums_exactly() -> None:
    set_all(target("floor", "", 100))
    page = opened(view="split")
    parts = [(row["name"], row["figure"]) for row in frames(page)[0]]
    assert parts == [("North", 67), ("South", 33)]
    assert "The parts come to 100, which is the whole." in said(page)
    press(page, "Set these parts")
    assert [(as_told(one), one.exact) for one in known()[1:]] == [
        (("team", "North", 67, DECEMBER, date(2026, 12, 31)), True),
        (("team", "South", 33, DECEMBER, date(2026, 12, 31)), True),
    ]


def test_edited_parts_that_do_not_sum_to_the_whole_are_warned_of_and_may_be_saved() -> None:
    set_all(target("floor", "", 100))
    page = edited(opened(view="split"), {0: {"figure": 70}})
    assert [one.value for one in page.warning] == ["The parts come to 103: 3 more than the whole of 100."]
    press(page, "Set these parts")
    assert [as_told(one)[2] for one in known()] == [100, 70, 33]


def test_a_team_is_split_to_its_people_evenly_too() -> None:
    set_all(target("team", "North", 7))
    page = choose(opened(view="split"), "targets_by", "even")
    assert [(row["name"], row["figure"]) for row in frames(page)[0]] == [("Ada Chen", 4), ("Bo Diaz", 3)]


def test_a_period_that_runs_is_split_from_today_on() -> None:
    set_all(target("team", "North", 20, NOVEMBER, day_to=date(2026, 11, 30)), reason=LATE)
    page = opened(view="split")
    assert "the parts count from today on" in said(page)
    press(page, "Set these parts")
    assert {one.day_from for one in known() if one.whom == "person"} == {TODAY}


def test_rolled_up_it_stands_beside_what_its_parts_come_to() -> None:
    set_all(target("floor", "", 100), target("team", "North", 60))
    page = opened(view="split")
    (box,) = [one for one in page.selectbox if (one.key or "").startswith("targets_rolled_up")]
    box.set_value(1).run()
    rolled = [tuple(row.values()) for row in frames(page)[-1]]
    assert rolled[:2] == [("Whole floor", "100", "152", "+52"), ("North", "60", "184", "+124")]


def test_a_rate_cannot_be_split_and_without_a_whole_there_is_a_hint() -> None:
    page = opened(view="split")
    assert "no target of the floor or of a team to split" in said(page)
    assert "conversion" not in page.selectbox(key="metric").options


def test_before_the_first_log_targets_can_be_set_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "warehouse" / "CURRENT").unlink()
    page = press(edited(opened(), {0: {"target": 9}}), "Save")
    first = frames(page)[0][0]
    assert (first["reached"], first["reaching"]) == ("—", "—")
    assert len(known()) == 1


def test_names_stay_text() -> None:
    hostile = "**bold** :red[x] ![x](http://a.example/b) <b>"
    member(person("hx", name=hostile), hostile)
    set_all(target("team", hostile, 9), target("person", "hx", 3))
    for page in (opened(), opened(view="all"), opened_target(0), opened(view="split")):
        marked = [*page.markdown, *page.caption, *page.warning, *page.info, *page.subheader]
        assert [one.value for one in marked if "**bold**" in one.value] == []


def test_chinese_readers_read_chinese() -> None:
    assert opened(lang="zh-Hans").title[0].value == "目标"
