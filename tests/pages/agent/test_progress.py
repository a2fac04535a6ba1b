import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from floor.settings import Settings
from floor.store.models import Absence, AuditEntry
from floor.store.records import records
from floor.store.setting_values import people_changed
from tests.opened import opened_page
from tests.people_on_record import member
from tests.signed_in import identity
from tests.sold_floor import SoldFloor, sold_floor

PAGE = Path(__file__).parents[3] / "pages" / "agent" / "progress.py"
NOBODY = "There is nobody of this name whose progress you may see."


@pytest.fixture
def floor(house: Path) -> SoldFloor:
    """As the sold floor, with calls behind the orders of yesterday and today."""
    made = sold_floor(house)
    for agent in ("ada", "bo", "cy"):
        made.factory.fact(agent, "2026-11-19 10:00", dials=100, contacts=20, login_seconds=8 * 3600)
    made.factory.fact("ada", "2026-11-19 10:00", orders=4).fact(
        "ada", "2026-11-20 10:00", dials=50, contacts=12, login_seconds=4 * 3600
    )
    made.factory.publish()
    return made


def opened(user: dict[str, str], **link: str) -> AppTest:
    return opened_page(PAGE, user, **link)


def metrics(page: AppTest) -> dict[str, tuple[str, str]]:
    assert not page.exception
    return {one.label: (one.value, one.delta) for one in page.metric}


def drawn(page: AppTest, part: str) -> list[dict[str, Any]]:
    """What a component was given: its "bullets" or its "lines"."""
    payloads = [json.loads(one.proto.json) for one in page.get("bidi_component")]
    return next((payload[part] for payload in payloads if part in payload), [])


def said(page: AppTest) -> str:
    return " ".join(
        one.value for kind in (page.title, page.markdown, page.info, page.caption, page.text) for one in kind
    )


def looks() -> list[tuple[str, str, str]]:
    with records().reading() as session:
        entries = session.exec(select(AuditEntry).where(AuditEntry.action == "look").order_by(AuditEntry.id)).all()
    return [(entry.actor, entry.subject, entry.result) for entry in entries]


def test_an_agent_sees_where_they_stand_today(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "ada"))
    shown = metrics(page)
    assert page.title[0].value == "My progress"
    assert shown["Orders"] == ("2", "of 4")
    assert shown["Rank of 3"][0] == "1"
    assert shown["Revenue"][0] == "$22"
    assert page.selectbox.len == 0
    assert looks() == []


def test_the_bars_tell_the_pace_of_today_and_of_the_month(floor: SoldFloor) -> None:
    today, month = drawn(opened(floor.user("agent", "ada")), "bullets")
    assert (today["label"], today["value"], today["of"]) == ("Today", "2", "of 4")
    assert today["said"].endswith("today")
    assert month["said"].endswith("behind this month")
    assert today["due"].endswith("due by now")


def test_the_gap_is_said_as_work_with_the_time_that_is_left(floor: SoldFloor) -> None:
    told = said(opened(floor.user("agent", "ada")))
    assert "2 more orders to the target" in told
    assert "contacts" in told
    assert "At 14:32, 3 h 28 min are left until 18:00." in told
    assert "At own rates of the last 1 day of work." in told


def test_around_me_shows_names_and_figures_of_the_board_and_no_more(floor: SoldFloor) -> None:
    lines = drawn(opened(floor.user("agent", "cy")), "lines")
    assert [(line["rank"], line["name"], line["value"], line["self"]) for line in lines] == [
        (1, "Ada", "2", False),
        (2, "Bo", "1", False),
        (2, "Cy", "1", True),
    ]


def test_the_month_stands_behind_a_switch_and_in_the_link(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "cy"))
    page.button_group(key="kind").set_value("month").run()
    assert page.query_params["kind"] == "month"
    assert metrics(page)["Orders"][0] == "2"
    assert drawn(page, "bullets")[0]["label"] == "This month"


def test_of_a_day_that_is_over_nothing_is_left_to_do(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "cy"), day="2026-11-19")
    (bar,) = drawn(page, "bullets")
    assert (bar["said"], bar["due"]) == ("−3 short of the target", "")
    assert "more orders" not in said(page)


def test_days_in_a_row_best_day_and_the_last_days_are_told(floor: SoldFloor) -> None:
    for day in (17, 18, 19):
        floor.factory.fact("bo", f"2026-11-{day} 12:00", orders=4 + day % 2, dials=10)
    floor.factory.publish()
    shown = metrics(opened(floor.user("agent", "bo")))
    assert shown["Streak at target"] == ("3 days", "longest: 3")
    assert shown["Best day of a year"] == ("5", "Nov 19")
    assert shown["Last day of work before today"] == ("5", "Thu, Nov 19")


def test_nothing_today_yet_says_so_and_leads_to_the_month(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "cy"), day="2026-11-20")
    assert "No calls yet today" not in said(page)
    floor.factory.person("dan", "Dan", team="South").fact("dan", "2026-11-18 10:00", dials=5).publish()
    floor.people["dan"] = floor.factory.roster().agent("dan", date(2026, 11, 20)).person_id or 0
    page = opened(floor.user("agent", "dan"))
    assert "No calls yet today. The first one will appear here." in said(page)
    next(button for button in page.button if button.label == "Show the month").click().run()
    assert metrics(page)["Orders"][0] == "0"


def test_a_day_off_expects_nothing(floor: SoldFloor) -> None:
    with records().writing() as session:
        session.add(
            Absence(person_id=floor.people["ada"], day_from=date(2026, 11, 20), day_to=date(2026, 11, 20), share="1")
        )
        people_changed(session)
    page = opened(floor.user("agent", "ada"))
    assert "A day off: nothing is expected today." in said(page)
    assert metrics(page)["Orders"] == ("2", "")


def test_an_account_of_nobody_is_told_whom_to_ask(floor: SoldFloor) -> None:
    del floor
    page = opened(identity("agent", "nobody"))
    assert "belongs to nobody on the roster" in said(page)
    assert page.metric.len == 0


@pytest.mark.usefixtures("house")
def test_before_the_first_log_there_is_nothing_to_show_and_it_says_so() -> None:
    user = identity("agent", "someone", "Someone")
    page = opened(user)
    assert not page.exception
    assert "under which name the dialer knows you" in said(page)


def test_a_lead_sees_the_own_team_and_each_look_is_noted_once(floor: SoldFloor) -> None:
    user = floor.user("lead", "nora")
    for _ in range(2):
        page = opened(user, agent="bo")
    assert page.title[0].value == "Progress"
    assert "Bo" in said(page)
    assert page.selectbox(key="agent").options == ["Ada", "Bo", "Nora"]
    assert looks() == [("nora", "Bo (bo)", "done")]


@pytest.mark.parametrize(("role", "name"), [("agent", "ada"), ("lead", "nora")])
@pytest.mark.parametrize("asked", ["cy", "nobody-at-all", "ada-2"])
def test_whoever_is_out_of_reach_is_refused_like_one_who_does_not_exist(
    floor: SoldFloor, role: str, name: str, asked: str
) -> None:
    page = opened(floor.user(role, name), agent=asked)
    assert NOBODY in said(page)
    assert page.metric.len == 0
    assert looks() == [(name, asked, "refused")]


def test_who_has_left_the_team_is_out_of_its_leads_sight(floor: SoldFloor) -> None:
    user = floor.user("lead", "sam")
    assert NOBODY in said(opened(user, agent="ada"))
    member(floor.people["ada"], "South", date(2026, 11, 20))
    assert NOBODY not in said(opened(user, agent="ada"))


def test_a_manager_chooses_whose_progress_to_see(floor: SoldFloor) -> None:
    page = opened(floor.user("manager"))
    assert "Whose progress would you like to see?" in said(page)
    page.selectbox(key="agent").select("cy").run()
    assert page.query_params["agent"] == "cy"
    assert metrics(page)["Orders"][0] == "1"
    assert looks() == [("manager", "Cy (cy)", "done")]


def test_an_administrator_has_no_business_here(floor: SoldFloor) -> None:
    page = opened(floor.user("administrator"))
    assert page.metric.len == 0
    assert looks() == [("administrator", "see_progress", "refused")]


def test_new_data_shows_by_itself(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "cy"))
    floor.factory.sale("cy", "2026-11-20 14:00").sale("cy", "2026-11-20 14:10").publish()
    page.run()
    assert metrics(page)["Orders"] == ("3", "of 4")


def test_after_the_shift_it_says_so(floor: SoldFloor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "now", lambda _: datetime(2026, 11, 20, 19, 5))
    assert "The shift ended at 18:00." in said(opened(floor.user("agent", "ada")))


def test_the_page_speaks_chinese_to_those_who_ask_for_it(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "ada"), lang="zh-Hans")
    assert page.title[0].value == "我的进度"
    assert "离目标还差 2 单" in said(page)
