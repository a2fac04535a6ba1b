import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from floor.i18n import Words
from floor.rules.access import Role
from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.models import AuditEntry
from floor.store.records import Records, records
from tests.audit_of import chain, keep
from tests.opened import opened_page
from tests.signed_in import identity

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "audit.py"
ADA = Doer("Ada", address="10.0.0.7")
AT = datetime(2026, 11, 20, 6, 32, 1, tzinfo=UTC)


def opened(role: Role = "administrator", **link: str) -> AppTest:
    return opened_page(PAGE, identity(role), **link)


def drawn(page: AppTest) -> list[dict[str, Any]]:
    """The entries that the list was given to draw."""
    assert not page.exception
    return [
        entry
        for component in page.get("bidi_component")
        for day in json.loads(component.proto.json)["days"]
        for entry in day["entries"]
    ]


def note(*events: Event, doer: Doer = ADA) -> None:
    with records().writing() as session:
        for event in events:
            append(session, doer, event, AT)


def said(page: AppTest) -> str:
    return " ".join(element.value for kind in (page.markdown, page.success, page.error) for element in kind)


@pytest.mark.usefixtures("any_records")
def test_an_administrator_sees_when_who_what_about_whom_and_how_it_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOR_TIMEZONE", "Asia/Shanghai")
    settings.cache_clear()
    note(Event("change_role", "Ben", {"role": "agent"}, {"role": "lead"}), Event("look", "see_pay", result="refused"))
    refused, changed = drawn(opened())
    assert changed == {
        "number": 1,
        "time": "14:32:01",
        "who": "Ada",
        "what": "Change a role",
        "about": "Ben",
        "change": ["role: Agent → Team lead"],
        "result": "done",
        "refused": False,
        "address": "10.0.0.7",
    }
    assert (refused["what"], refused["about"], refused["result"]) == ("Look", "pay", "refused")


@pytest.mark.usefixtures("house")
def test_the_list_is_in_the_readers_language() -> None:
    note(Event("change_role", "Ben", {"role": "agent"}, {"role": "lead"}))
    (entry,) = drawn(opened(lang="zh-Hans"))
    t = Words("zh-Hans")
    assert (entry["what"], entry["result"]) == (t.label("Change a role"), t("done"))
    assert entry["what"] != "Change a role"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_else_sees_it_and_their_try_is_in_it(role: Role) -> None:
    note(Event("make_wall_link", "Lobby"))
    page = opened(role)
    assert drawn(page) == []
    assert "Lobby" not in str(page.main)
    with records().reading() as session:
        tried = session.exec(select(AuditEntry).where(AuditEntry.actor == role)).one()
    assert (tried.action, tried.subject, tried.result) == ("look", "see_audit", "refused")


@pytest.mark.usefixtures("house")
def test_a_filter_is_written_to_the_link_and_read_from_it() -> None:
    note(Event("sign_in", "Ada"), Event("make_wall_link", "Lobby"), Event("make_wall_link", "Hall", result="refused"))
    page = opened()
    page.selectbox(key="action").select("make_wall_link").run()
    page.text_input(key="text").input("lob").run()
    assert [entry["about"] for entry in drawn(page)] == ["Lobby"]
    assert {part: page.query_params[part] for part in ("action", "text")} == {
        "action": "make_wall_link",
        "text": "lob",
    }
    assert [entry["about"] for entry in drawn(opened("administrator", result="refused"))] == ["Hall"]


@pytest.mark.usefixtures("house")
def test_a_filter_that_leaves_nothing_says_so_and_can_be_taken_off() -> None:
    note(Event("sign_in", "Ada"))
    page = opened(text="nobody has ever done this")
    assert "Nothing like this has been noted." in said(page)
    next(button for button in page.button if button.label == "Show everything").click().run()
    assert len(drawn(page)) == 1
    assert "text" not in page.query_params


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("part", "value"), [("action", "dance"), ("result", "maybe"), ("from", "soon"), ("to", "20261120"), ("page", "0")]
)
def test_what_nobody_knows_in_a_link_is_said(part: str, value: str) -> None:
    note(Event("sign_in", "Ada"))
    page = opened(**{part: value})
    assert len(drawn(page)) == 1
    assert value in page.info[0].value


def test_older_entries_stand_on_further_pages(any_records: Records) -> None:
    with any_records.writing() as session:
        keep(session, chain(120))
    page = opened()
    assert [entry["number"] for entry in drawn(page)] == list(range(120, 70, -1))
    assert [entry["number"] for entry in drawn(opened(page="3"))] == list(range(20, 0, -1))
    assert [entry["number"] for entry in drawn(opened(page="99"))] == list(range(20, 0, -1))
    page.text_input(key="text").input("李雷 (7)").run()
    assert page.caption[0].value == "3 entries"


def test_a_click_checks_the_seals(any_records: Records) -> None:
    with any_records.writing() as session:
        keep(session, chain(120))
    page = opened()
    next(button for button in page.button if button.label == "Check the seals").click().run()
    assert "Unbroken: 120 entries" in said(page)


def test_a_broken_seal_is_named(any_records: Records) -> None:
    lines, head = chain(120)
    lines[40].actor = "Somebody else"
    with any_records.writing() as session:
        keep(session, (lines, head))
    page = opened()
    next(button for button in page.button if button.label == "Check the seals").click().run()
    assert "Entry 41 does not fit its seal" in said(page)
    assert not page.success


@pytest.mark.usefixtures("house")
def test_a_name_is_shown_as_it_is_and_never_as_markup() -> None:
    nasty = "<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1))"
    note(Event("make_wall_link", nasty, after={"name": nasty}), doer=Doer(nasty))
    page = opened()
    (entry,) = drawn(page)
    assert (entry["who"], entry["about"], entry["change"]) == (nasty, nasty, [f"name: {nasty}"])
    assert nasty not in said(page)


@pytest.mark.usefixtures("house")
def test_an_entry_that_changed_hundreds_of_values_shows_the_first_and_counts_the_rest() -> None:
    note(Event("import_people", "people.csv", after={f"ag_{number:03}": {"team": "North"} for number in range(500)}))
    (entry,) = drawn(opened())
    assert entry["change"][0] == "ag_000 · team: North"
    assert (len(entry["change"]), entry["change"][-1]) == (13, "and 488 more")
