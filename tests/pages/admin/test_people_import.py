"""A people file on the People screen: looked at first, then applied as it was seen."""

from datetime import date

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from floor.rules.person import Details
from floor.store.models import AuditEntry
from floor.store.people import set_details
from floor.store.records import records
from floor.ui.people.table import OPENED
from tests.people_page import frames, opened, people, press, said

TODAY = date(2026, 11, 20)
HEADER = "agent_id,name,team,left_date"

pytestmark = pytest.mark.usefixtures("people_house")


def uploaded(*lines: str, name: str = "people.csv") -> AppTest:
    page = opened()
    page.get("file_uploader")[0].upload(name, "".join(f"{line}\n" for line in lines).encode())
    page.run()
    assert not page.exception
    return page


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
        {"Name": "Ada Chen", "Dialer id": "a1", "Field": "Name", "Before": "Ada Chen", "After": "Ada Chan"}
    ]
    assert moved == [{"Name": "Ada Chan", "Dialer id": "a1", "Before": "North", "After": "East", "From": "2026-11-20"}]
    assert people() == before


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
            ("import_people", "people.csv"),
            ("set_left", "Ada Chen (a1)"),
        ]


def test_a_file_seen_before_somebody_else_changed_the_people_is_not_applied() -> None:
    page = uploaded(HEADER, "a1,Ada Chan,North,")
    with records().writing() as session:
        set_details(session, people()[0].person_id, Details("Ada of another"))
    press(page, "Apply")
    assert [one.value for one in page.error] == ["The people changed meanwhile. Look again, then decide."]
    assert people()[0].details.name == "Ada of another"
    press(page, "Apply")
    assert people()[0].details.name == "Ada Chan"


def test_a_file_that_brings_nothing_says_so_and_has_no_button() -> None:
    page = uploaded("agent_id,name,team", "a1,Ada Chen,North")
    assert "There is nothing to apply" in said(page)
    assert "Apply" not in [button.label for button in page.button]


def test_a_file_that_is_none_of_people_is_refused_with_the_readers_reason() -> None:
    page = uploaded("sale_id,sold_at,agent_id,amount", "s1,2026-11-20 09:00,a1,5")
    assert [one.value for one in page.error] == ["This file cannot be read as a people file."]
    assert "It is a log of sales, not of people" in said(page)


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
