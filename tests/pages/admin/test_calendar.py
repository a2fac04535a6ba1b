"""The Calendar screen: who may, every part of it, and what it refuses."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from floor.i18n import Words
from floor.rules.access import Role
from floor.rules.working_days import Away, DayKind, OwnWeek, SpecialDay
from floor.store.absences import known_absences
from floor.store.own_weeks import known_weeks
from floor.store.records import records
from floor.store.team_hours import known_hours
from floor.tasks.calendar_refusals import Sentence
from floor.tasks.set_absence import set_absence
from floor.tasks.set_special_day import set_special_day
from floor.ui.calendar.reasons import sentence
from tests.calendar_floor import FULL, HALF, MONDAY, NO_DAY, SIX, TODAY, YESTERDAY, manager, two_people, working_days
from tests.opened import opened_page
from tests.people_page import field, frames, press, said
from tests.signed_in import identity
from tests.warehouse_factory import WarehouseFactory

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "calendar.py"
HOLIDAY = SpecialDay(date(2026, 11, 26), DayKind.HOLIDAY, NO_DAY, "Thanksgiving")
PARTS = ("month", "week", "holidays", "absences", "weeks", "hours")

pytestmark = pytest.mark.usefixtures("house")


def opened(part: str = "month", role: Role = "manager", **link: str) -> AppTest:
    page = opened_page(PAGE, identity(role), part=part, **link)
    assert not page.exception
    return page


@pytest.mark.parametrize("role", ["agent", "lead", "administrator"])
def test_nobody_but_a_manager_sees_it(role: Role) -> None:
    page = opened(role=role)
    assert [one.value for one in page.subheader] == ["This page is not for your role"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_an_empty_floor_is_told_in_words_and_no_table_stands_empty(part: str, language: str) -> None:
    assert [rows for rows in frames(opened(part, lang=language)) if not rows] == []


def test_a_month_tells_its_working_days_and_why_days_are_not_like_others() -> None:
    set_special_day(manager(), HOLIDAY, None)
    page = opened()
    assert [one.value for one in page.metric] == ["20", "6"]
    assert frames(page) == [[{"Day": "Thu, Nov 26", "Kind of day": "Holiday", "Weight": "0", "Reason": "Thanksgiving"}]]
    labels = {button.key: button.label for button in page.button}
    assert labels["calendar_day_holiday_2026-11-26"] == "26 :small[0] :small[holiday]"
    assert labels["calendar_day_free_2026-11-21"] == "21 :small[0] :small[free]"
    assert labels["calendar_day_usual_2026-11-23"] == "23 :small[1]"


def test_the_months_beside_are_one_click_away() -> None:
    page = press(opened(), "Month after")
    assert "December 2026" in said(page)
    assert "October 2026" in said(press(press(page, "Month before"), "Month before"))


def test_a_day_is_opened_changed_and_made_like_others_again() -> None:
    page = opened()
    page.button(key="calendar_day_usual_2026-11-27").click().run()
    assert "Friday, November 27, 2026" in said(page)
    field(page, "button_group", "kind:").set_value(DayKind.HALF_DAY).run()
    field(page, "text_input", "reason:").input("the day after")
    press(page, "Save this day")
    day = date(2026, 11, 27)
    assert working_days().special == {day: SpecialDay(day, DayKind.HALF_DAY, HALF, "the day after")}
    assert "Done, and noted in the audit." in said(page)
    press(page, "Make it like others again")
    assert working_days().special == {}


def test_a_day_lost_without_a_reason_is_refused_in_the_readers_words() -> None:
    page = opened()
    field(page, "button_group", "kind:").set_value(DayKind.EXCLUDED).run()
    press(page, "Save this day")
    assert [one.value for one in page.error] == ["A day that was lost needs its reason."]


def test_the_floor_gets_another_week_from_a_day_on_and_takes_it_back() -> None:
    page = opened("week")
    page.number_input[5].set_value(100)
    field(page, "date_input", "week_from:").set_value(MONDAY)
    press(page, "Save the week")
    assert working_days().weeks == (OwnWeek(MONDAY, SIX),)
    press(page, "Take back")
    assert working_days().weeks == ()


def test_holidays_are_looked_at_and_the_ticked_ones_taken_over() -> None:
    page = opened("holidays")
    assert "Choose a country to see its public holidays." in said(page)
    page.selectbox(key="holiday_country").select("US").run()
    (rows,) = frames(page)
    assert [row["Day"] for row in rows if row["tick"]] == ["Thu, Nov 26", "Fri, Dec 25"]
    press(page, "Take over what is ticked")
    assert sorted(working_days().special) == [date(2026, 11, 26), date(2026, 12, 25)]
    assert [row["The floor's calendar says"] for row in frames(page)[0] if row["Day"] == "Fri, Dec 25"] == ["the same"]
    press(page, "Take over what is ticked")
    assert [one.value for one in page.error] == ["Nothing is ticked. Tick what you want to take over."]


def test_what_a_holiday_would_replace_stands_beside_it() -> None:
    set_special_day(manager(), SpecialDay(HOLIDAY.day, DayKind.EXCLUDED, NO_DAY, "moving house"), None)
    page = opened("holidays")
    page.selectbox(key="holiday_country").select("US").run()
    (told,) = [row for row in frames(page)[0] if row["Day"] == "Thu, Nov 26"]
    assert (told["tick"], told["The floor's calendar says"]) == (False, "Day lost · 0% · moving house")
    assert [one.value for one in page.warning] == [
        "1 day says something else in the floor's calendar: ticked, it is replaced."
    ]


def test_an_absence_is_noted_and_a_form_without_a_person_refused() -> None:
    two_people()
    page = press(opened("absences"), "Note the absence")
    assert [one.value for one in page.error] == ["Choose who it is about."]
    who = field(page, "selectbox", "absence:")
    who.select_index(0)
    press(page, "Note the absence")
    with records().reading() as session:
        (known,) = known_absences(session)
    assert (known.name, known.away) == ("Ada Chen", Away(TODAY, TODAY))


@pytest.mark.parametrize("label", ["End it then", "Delete the absence"])
def test_an_absence_is_ended_or_deleted(label: str) -> None:
    ada, _ = two_people()
    set_absence(manager(), ada, Away(TODAY, MONDAY))
    page = opened("absences")
    field(page, "selectbox", "absence_chosen:").select_index(0).run()
    press(page, label)
    with records().reading() as session:
        assert [one.away.day_to for one in known_absences(session)] == ([TODAY] if label == "End it then" else [])


def with_logs(house: Path) -> int:
    """Ada has worked Monday to Saturday for ten weeks."""
    ada, _ = two_people()
    factory = WarehouseFactory(house / "warehouse")
    for week in range(10):
        for day in range(6):
            factory.fact("a1", f"{date.fromordinal(date(2026, 9, 7).toordinal() + week * 7 + day)} 10:00", calls=9)
    factory.publish()
    return ada


def test_what_the_logs_show_is_taken_over(house: Path) -> None:
    ada = with_logs(house)
    page = opened("weeks")
    assert [(row["Who"], row["Days a week"]) for row in frames(page)[0]] == [("Ada Chen", "6")]
    press(page, "Take over what is ticked")
    with records().reading() as session:
        assert known_weeks(session)[ada] == (OwnWeek(date(2025, 1, 7), SIX),)


def test_a_week_is_set_by_hand_and_taken_back() -> None:
    ada, _ = two_people()
    page = opened("weeks")
    page.selectbox(key="week_person").select_index(0).run()
    page.number_input[5].set_value(100)
    press(page, "Save the week")
    with records().reading() as session:
        assert known_weeks(session)[ada] == (OwnWeek(TODAY, SIX),)
    press(page, "Take back")
    with records().reading() as session:
        assert known_weeks(session) == {}


def test_days_that_are_over_are_changed_with_a_reason_alone() -> None:
    two_people()
    page = opened("weeks")
    page.selectbox(key="week_person").select_index(0).run()
    field(page, "date_input", "own:").set_value(YESTERDAY)
    press(page, "Save the week")
    assert [one.value for one in page.error] == ["This changes days before today. Write down why, then save again."]


def test_a_team_gets_hours_and_gives_them_back() -> None:
    two_people()
    page = press(opened("hours"), "Save the hours")
    with records().reading() as session:
        assert [one.team for one in known_hours(session)] == ["North"]
    press(page, "Take back")
    with records().reading() as session:
        assert known_hours(session) == ()


def test_every_refusal_is_in_the_readers_language() -> None:
    t = Words("zh-Hans")
    assert [one for one in Sentence if sentence(one, t) == str(one)] == []
    assert FULL == 1
