"""The People screen: who may, the queue, the list, and one person."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.rules.access import Role
from floor.rules.memberships import Stay
from floor.rules.person import Details, Why
from floor.store.models import AuditEntry
from floor.store.people import add_person, set_details
from floor.store.records import records
from floor.tasks.people_refusals import Sentence
from floor.ui.people.reasons import sentence
from floor.ui.people.table import OPENED
from tests.people_page import field, frames, opened, people, press, said
from tests.warehouse_factory import WarehouseFactory

TODAY = date(2026, 11, 20)


def with_ada_open() -> AppTest:
    page = opened()
    page.session_state[OPENED] = people()[0].person_id
    return page.run()


@pytest.mark.usefixtures("people_house")
@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_but_an_administrator_sees_it_and_the_try_is_noted(role: Role) -> None:
    page = opened(role)
    assert [one.value for one in page.subheader] == ["This page is not for your role"]
    assert "Ada Chen" not in str(page.main)
    with records().reading() as session:
        tried = session.exec(select(AuditEntry)).all()
    assert [(one.actor, one.subject, one.result) for one in tried] == [(role, "manage_people", "refused")]


@pytest.mark.usefixtures("people_house")
def test_the_queue_asks_who_the_agents_of_the_logs_are_those_with_most_calls_first() -> None:
    asked = [text.value for text in opened().text]
    assert asked == [
        "12 calls by ag_777 on Nov 20: who is that?",
        "3 calls by ag_778 from Nov 18 to Nov 19: who is that?",
    ]


def test_of_whom_the_logs_know_no_call_the_orders_are_told(house: Path) -> None:
    WarehouseFactory(house / "warehouse").sale("you", "2026-11-20 10:00").sale("you", "2026-11-20 11:00").publish()
    assert [text.value for text in opened().text] == ["2 orders by you on Nov 20: who is that?"]


@pytest.mark.usefixtures("people_house")
def test_an_agent_becomes_somebody_new_and_leaves_the_queue() -> None:
    page = opened()
    field(page, "text_input", "new_name:ag_777").input("Dia Fox")
    field(page, "selectbox", "new_team:ag_777").select("South")
    press(page, "Add", at=0)
    assert (people()[-1].details.name, people()[-1].agent_ids, people()[-1].stays) == (
        "Dia Fox",
        ("ag_777",),
        (Stay("South"),),
    )
    assert "Done, and noted in the audit." in said(page)
    assert [text.value for text in page.text] == ["3 calls by ag_778 from Nov 18 to Nov 19: who is that?"]


@pytest.mark.usefixtures("people_house")
def test_an_agent_becomes_another_id_of_somebody_known() -> None:
    page = opened()
    field(page, "selectbox", "known_person:ag_777").select(people()[0])
    press(page, "It is them")
    assert people()[0].agent_ids == ("a1", "ag_777")


@pytest.mark.usefixtures("people_house")
def test_an_agent_without_a_name_is_refused_in_words() -> None:
    page = press(opened(), "Add")
    assert [one.value for one in page.error] == ["A name is needed."]
    assert len(people()) == 2


@pytest.mark.usefixtures("people_house")
def test_a_floor_where_everybody_is_known_has_no_queue(house: Path) -> None:
    with records().writing() as session:
        add_person(session, Details("Dia"), ("ag_777", "ag_778"), ())
    assert "Who is that?" not in said(opened())
    for path in (house / "warehouse").iterdir():
        path.unlink()
    assert "Who is that?" not in said(opened())


@pytest.mark.usefixtures("people_house")
def test_the_list_has_who_is_here_and_is_searched_and_filtered() -> None:
    page = opened()
    (rows,) = frames(page)
    assert rows == [
        {
            "Name": "Ada Chen",
            "Team": "North",
            "Dialer ids": "a1",
            "Level": "senior",
            "Hired": "2025-01-07",
            "Left": "",
            "Name on boards": "Ada C.",
        }
    ]
    field(page, "button_group", "people_here").set_value("*").run()
    assert [row["Name"] for row in frames(page)[0]] == ["Ada Chen", "Ben Ode"]
    field(page, "text_input", "people_search").input("B2").run()
    assert [row["Name"] for row in frames(page)[0]] == ["Ben Ode"]
    field(page, "text_input", "people_search").input("").run()
    field(page, "selectbox", "people_team").select("North").run()
    assert [row["Name"] for row in frames(page)[0]] == ["Ada Chen"]
    field(page, "text_input", "people_search").input("nobody at all").run()
    assert "Nobody fits these choices." in said(page)


@pytest.mark.usefixtures("people_house")
def test_a_person_is_edited() -> None:
    page = with_ada_open()
    field(page, "text_input", "name:").input("Ada Chan")
    field(page, "text_input", "agent_ids:").input("a1; a 9")
    field(page, "date_input", "hire_date:").set_value(date(2025, 2, 1))
    press(page, "Save")
    ada = people()[0]
    assert (ada.details.name, ada.details.hire_date, ada.agent_ids) == ("Ada Chan", date(2025, 2, 1), ("a1", "a 9"))
    assert field(page, "text_input", "name:").value == "Ada Chan"


@pytest.mark.usefixtures("people_house")
def test_what_cannot_be_is_refused_in_words_and_in_the_readers_language() -> None:
    page = with_ada_open()
    page.query_params["lang"] = "zh-Hans"
    page.run()
    field(page, "date_input", "left_date:").set_value(date(2025, 1, 6))
    press(page, "保存")
    assert [one.value for one in page.error] == ["离职日期早于入职日期。请更正其中一个。"]


@pytest.mark.usefixtures("people_house")
def test_a_person_whom_somebody_else_changed_meanwhile_is_not_overwritten() -> None:
    page = with_ada_open()
    with records().writing() as session:
        set_details(session, people()[0].person_id, Details("Ada of another"))
    field(page, "text_input", "name:").input("Ada of mine")
    press(page, "Save")
    assert [one.value for one in page.error] == ["The people changed meanwhile. Look again, then decide."]
    assert field(page, "text_input", "name:").value == "Ada of another"


@pytest.mark.usefixtures("people_house")
def test_a_person_is_moved_from_a_day_on_and_the_history_is_listed() -> None:
    page = with_ada_open()
    field(page, "selectbox", "team:").select("South")
    field(page, "date_input", "team_since:").set_value(date(2026, 11, 10))
    press(page, "Move")
    assert people()[0].stays == (Stay("North", None, date(2026, 11, 9)), Stay("South", date(2026, 11, 10)))
    assert frames(page)[1] == [
        {"Team": "South", "From": "2026-11-10", "To": ""},
        {"Team": "North", "From": "since ever", "To": "2026-11-09"},
    ]


@pytest.mark.usefixtures("people_house")
def test_a_person_leaves_today_and_is_back() -> None:
    page = press(with_ada_open(), "Today is their last day")
    assert people()[0].details.left_date == TODAY
    assert "Today is their last day" in [button.label for button in page.button]
    with records().writing() as session:
        set_details(session, people()[0].person_id, Details("Ada Chen", left_date=date(2026, 11, 19)))
    press(page.run(), "They are back")
    assert people()[0].details.left_date is None


@pytest.mark.usefixtures("people_house")
def test_somebody_is_added_and_a_team_renamed() -> None:
    page = opened()
    field(page, "text_input", "add_name").input("Cy Fox")
    field(page, "text_input", "add_id").input("c1")
    press(page, "Add", at=-1)
    assert people()[-1].agent_ids == ("c1",)
    field(page, "selectbox", "rename_from").select("North")
    field(page, "text_input", "rename_to").input("Nord")
    press(page, "Rename")
    assert people()[0].stays == (Stay("Nord"),)


@pytest.mark.usefixtures("people_house")
def test_every_reason_of_a_row_or_a_refusal_is_in_the_readers_language() -> None:
    t = Words("zh-Hans")
    for said_so, known in ((loader_words, Why), (sentence, Sentence)):
        assert [one for one in known if said_so(one, t) == str(one)] == []
    assert loader_words("fields stand in this row; the header has 7", t) == "是这一行的字段数，而表头有 7 个"
