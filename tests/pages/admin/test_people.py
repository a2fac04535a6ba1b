"""The People screen: who may, the queue, the list, one person, and a file: looked at, then applied."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from floor.i18n import Words
from floor.rules.access import Role
from floor.rules.memberships import Stay
from floor.rules.person import Details, KnownPerson, Why
from floor.store.models import AuditEntry
from floor.store.people import add_person, known_people, set_details
from floor.store.records import records
from floor.tasks.people_refusals import Sentence
from floor.ui.people.reasons import reason, sentence
from floor.ui.people.table import OPENED
from tests.signed_in import identity
from tests.warehouse_factory import WarehouseFactory

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "people.py"
TODAY = date(2026, 11, 20)
HEADER = "agent_id,name,team,left_date"


@pytest.fixture
def floor(house: Path) -> Path:
    """Ada and Ben are known, `ag_777` and `ag_778` only to the logs."""
    factory = WarehouseFactory(house / "warehouse")
    factory.fact("a1", "2026-11-20 09:00", dials=9, calls=9)
    factory.fact("ag_777", "2026-11-20 09:00", dials=12, calls=12)
    factory.fact("ag_778", "2026-11-18 09:00", dials=1, calls=1).fact("ag_778", "2026-11-19 09:00", dials=2, calls=2)
    factory.publish()
    with records().writing() as session:
        add_person(session, Details("Ada Chen", "Ada C.", date(2025, 1, 7), None, "senior"), ("a1",), (Stay("North"),))
        add_person(session, Details("Ben Ode", left_date=date(2026, 11, 1)), ("b1", "b2"), (Stay("South"),))
    return house


def opened(role: Role = "administrator", **link: str) -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    page.user = identity(role)
    for part, value in link.items():
        page.query_params[part] = value
    return page.run()


def people() -> list[KnownPerson]:
    with records().reading() as session:
        return list(known_people(session))


def field(page: AppTest, kind: str, key: str) -> Any:  # noqa: ANN401 - AppTest's own
    """The one field whose key begins so; the rest of a key says which state of a person it belongs to."""
    (found,) = [element for element in page.get(kind) if (element.key or "").startswith(key)]
    return found


def press(page: AppTest, label: str, at: int = 0) -> AppTest:
    assert not page.exception
    buttons = [button for button in page.button if button.label == label]
    buttons[at].click().run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    kinds = (page.markdown, page.caption, page.text, page.error, page.success, page.info, page.subheader)
    return "\n".join(element.value for kind in kinds for element in kind)


def frames(page: AppTest) -> list[list[dict[str, str]]]:
    return [frame.value.to_dict("records") for frame in page.dataframe]


def with_ada_open() -> AppTest:
    page = opened()
    page.session_state[OPENED] = people()[0].person_id
    return page.run()


@pytest.mark.usefixtures("floor")
@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_but_an_administrator_sees_it_and_the_try_is_noted(role: Role) -> None:
    page = opened(role)
    assert [one.value for one in page.subheader] == ["This page is not for your role"]
    assert "Ada Chen" not in str(page.main)
    with records().reading() as session:
        tried = session.exec(select(AuditEntry)).all()
    assert [(one.actor, one.subject, one.result) for one in tried] == [(role, "manage_people", "refused")]


@pytest.mark.usefixtures("floor")
def test_the_queue_asks_who_the_agents_of_the_logs_are_those_with_most_calls_first() -> None:
    asked = [text.value for text in opened().text]
    assert asked == [
        "12 calls by ag_777 on Nov 20: who is that?",
        "3 calls by ag_778 from Nov 18 to Nov 19: who is that?",
    ]


@pytest.mark.usefixtures("floor")
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


@pytest.mark.usefixtures("floor")
def test_an_agent_becomes_another_id_of_somebody_known() -> None:
    page = opened()
    field(page, "selectbox", "known_person:ag_777").select(people()[0])
    press(page, "It is them")
    assert people()[0].agent_ids == ("a1", "ag_777")


@pytest.mark.usefixtures("floor")
def test_an_agent_without_a_name_is_refused_in_words() -> None:
    page = press(opened(), "Add")
    assert [one.value for one in page.error] == ["A name is needed."]
    assert len(people()) == 2


@pytest.mark.usefixtures("floor")
def test_a_floor_where_everybody_is_known_has_no_queue(house: Path) -> None:
    with records().writing() as session:
        add_person(session, Details("Dia"), ("ag_777", "ag_778"), ())
    assert "Who is that?" not in said(opened())
    for path in (house / "warehouse").iterdir():
        path.unlink()
    assert "Who is that?" not in said(opened())


@pytest.mark.usefixtures("floor")
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


@pytest.mark.usefixtures("floor")
def test_a_person_is_edited() -> None:
    page = with_ada_open()
    field(page, "text_input", "name:").input("Ada Chan")
    field(page, "text_input", "agent_ids:").input("a1; a 9")
    field(page, "date_input", "hire_date:").set_value(date(2025, 2, 1))
    press(page, "Save")
    ada = people()[0]
    assert (ada.details.name, ada.details.hire_date, ada.agent_ids) == ("Ada Chan", date(2025, 2, 1), ("a1", "a 9"))
    assert field(page, "text_input", "name:").value == "Ada Chan"


@pytest.mark.usefixtures("floor")
def test_what_cannot_be_is_refused_in_words_and_in_the_readers_language() -> None:
    page = with_ada_open()
    page.query_params["lang"] = "zh-Hans"
    page.run()
    field(page, "date_input", "left_date:").set_value(date(2025, 1, 6))
    press(page, "保存")
    assert [one.value for one in page.error] == ["离职日期早于入职日期。请更正其中一个。"]


@pytest.mark.usefixtures("floor")
def test_a_person_whom_somebody_else_changed_meanwhile_is_not_overwritten() -> None:
    page = with_ada_open()
    with records().writing() as session:
        set_details(session, people()[0].person_id, Details("Ada of another"))
    field(page, "text_input", "name:").input("Ada of mine")
    press(page, "Save")
    assert [one.value for one in page.error] == ["The people changed meanwhile. Look again, then decide."]
    assert field(page, "text_input", "name:").value == "Ada of another"


@pytest.mark.usefixtures("floor")
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


@pytest.mark.usefixtures("floor")
def test_a_person_leaves_today_and_is_back() -> None:
    page = press(with_ada_open(), "Today is their last day")
    assert people()[0].details.left_date == TODAY
    assert "Today is their last day" in [button.label for button in page.button]
    with records().writing() as session:
        set_details(session, people()[0].person_id, Details("Ada Chen", left_date=date(2026, 11, 19)))
    press(page.run(), "They are back")
    assert people()[0].details.left_date is None


@pytest.mark.usefixtures("floor")
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


def uploaded(*lines: str, name: str = "people.csv") -> AppTest:
    page = opened()
    page.get("file_uploader")[0].upload(name, "".join(f"{line}\n" for line in lines).encode())
    page.run()
    assert not page.exception
    return page


@pytest.mark.usefixtures("floor")
def test_a_file_is_first_looked_at_and_nothing_is_kept() -> None:
    before = people()
    page = uploaded(HEADER, "a1,Ada Chan,East,", "c1,Cy Fox,North,", "d1,,North,", "e1,Eve,North,never")
    counts = {metric.label: metric.value for metric in page.metric}
    assert counts == {
        "New": "1",
        "Changed": "1",
        "Moved team": "1",
        "As they are": "0",
        "Not in the file": "0",
        "Problem rows": "2",
    }
    _, problems, new, changed, moved = frames(page)
    assert problems == [
        {"Line": "4", "Column": "name", "Value": "", "Why": "is empty"},
        {"Line": "5", "Column": "left_date", "Value": "never", "Why": "is not a day this format knows"},
    ]
    assert [row["Name"] for row in new] == ["Cy Fox"]
    assert changed == [
        {"Name": "Ada Chen", "Dialer id": "a1", "What": "Name", "Before": "Ada Chen", "After": "Ada Chan"}
    ]
    assert moved == [{"Name": "Ada Chan", "Dialer id": "a1", "Before": "North", "After": "East", "From": "2026-11-20"}]
    assert people() == before


@pytest.mark.usefixtures("floor")
def test_a_file_is_applied_as_it_was_seen_with_who_has_left() -> None:
    page = uploaded(HEADER, "c1,Cy Fox,North,")
    (choice,) = page.multiselect
    choice.select(choice.options[0])
    page.run()
    press(page, "Apply")
    assert [(one.details.name, one.details.left_date) for one in people()] == [
        ("Ada Chen", TODAY),
        ("Ben Ode", date(2026, 11, 1)),
        ("Cy Fox", None),
    ]
    assert "Done, and noted in the audit." in said(page)
    assert page.get("file_uploader")[0].value is None
    with records().reading() as session:
        assert [(one.action, one.subject) for one in session.exec(select(AuditEntry))] == [
            ("import people", "people.csv"),
            ("set left", "Ada Chen (a1)"),
        ]


@pytest.mark.usefixtures("floor")
def test_a_file_seen_before_somebody_else_changed_the_people_is_not_applied() -> None:
    page = uploaded(HEADER, "a1,Ada Chan,North,")
    with records().writing() as session:
        set_details(session, people()[0].person_id, Details("Ada of another"))
    press(page, "Apply")
    assert [one.value for one in page.error] == ["The people changed meanwhile. Look again, then decide."]
    assert people()[0].details.name == "Ada of another"
    press(page, "Apply")
    assert people()[0].details.name == "Ada Chan"


@pytest.mark.usefixtures("floor")
def test_a_file_that_brings_nothing_says_so_and_has_no_button() -> None:
    page = uploaded("agent_id,name,team", "a1,Ada Chen,North")
    assert "There is nothing to apply" in said(page)
    assert "Apply" not in [button.label for button in page.button]


@pytest.mark.usefixtures("floor")
def test_a_file_that_is_none_of_people_is_refused_with_the_readers_reason() -> None:
    page = uploaded("sale_id,sold_at,agent_id,amount", "s1,2026-11-20 09:00,a1,5")
    assert [one.value for one in page.error] == ["This file cannot be read as a people file."]
    assert "It is a log of sales, not of people" in said(page)


@pytest.mark.usefixtures("floor")
@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "**bold** :red[x] $a$ :smile:", "[a](javascript:1)"])
def test_names_from_files_are_shown_as_text_and_nowhere_as_markup(name: str) -> None:
    page = uploaded("agent_id,name,team", f'x1,"{name}","{name}"')
    press(page, "Apply")
    page.session_state[OPENED] = people()[-1].person_id
    page.run()
    assert people()[-1].details.name == name
    marked = [*page.markdown, *page.caption, *page.success, *page.error, *page.info, *page.subheader, *page.title]
    assert [element.value for element in marked if name in element.value] == []
    assert f"{name} · x1" in [text.value for text in page.text]


@pytest.mark.usefixtures("floor")
def test_every_reason_of_a_row_or_a_refusal_is_in_the_readers_language() -> None:
    t = Words("zh-Hans")
    for said_so, known in ((reason, Why), (sentence, Sentence)):
        assert [one for one in known if said_so(one, t) == str(one)] == []
    assert reason("fields stand in this row; the header has 7", t) == "为该行的字段数，与表头不符"
