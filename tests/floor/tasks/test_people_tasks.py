"""What an administrator does to people: each deed checked, refused in words, told in the audit."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from floor.rules.memberships import Stay
from floor.rules.people_group import PeopleFile, PersonRow
from floor.rules.person import Details, KnownPerson
from floor.store.models import AuditEntry
from floor.store.people import add_person, known_people, team_names
from floor.store.records import records
from floor.tasks.edit_person import edit_person
from floor.tasks.import_people import import_people, try_import
from floor.tasks.move_person import move_person
from floor.tasks.name_agent import name_known_person, name_new_person
from floor.tasks.people_refusals import Sentence
from floor.tasks.rename_team import rename_team
from floor.tasks.set_left import set_left
from floor.tasks.task import Actor, Impossible, NotAllowed
from tests.signed_in import account, sign_in
from tests.walls import link, wall

TODAY = date(2026, 11, 20)
COLUMNS = frozenset({"agent_id", "name", "team"})

pytestmark = pytest.mark.usefixtures("any_records")


@pytest.fixture
def boss(any_records: object) -> Actor:
    del any_records
    return Actor(sign_in(account("administrator", "boss"))[0])


@pytest.fixture
def ada(boss: Actor) -> KnownPerson:
    del boss
    with records().writing() as session:
        add_person(session, Details("Ada Chen", hire_date=date(2025, 1, 7)), ("a1", "a9"), (Stay("North"),))
        add_person(session, Details("Ben Ode"), ("b1",), (Stay("South"),))
    return people()[0]


def people() -> tuple[KnownPerson, ...]:
    with records().reading() as session:
        return known_people(session)


def last_told() -> tuple[str, str, str, Any, Any]:
    with records().reading() as session:
        entry = session.exec(select(AuditEntry)).all()[-1]
    return (
        entry.actor,
        entry.action,
        entry.subject,
        json.loads(entry.before or "null"),
        json.loads(entry.after or "null"),
    )


def refused(what: Sentence, deed: Callable[[], object]) -> None:
    """The deed is refused with that sentence, and nobody is changed by it."""
    before = people()
    with pytest.raises(Impossible) as refusal:
        deed()
    assert (str(refusal.value), people()) == (what, before)


def test_an_edit_changes_details_and_ids_and_tells_only_what_changed(boss: Actor, ada: KnownPerson) -> None:
    edit_person(boss, ada, Details("Ada Chan", hire_date=ada.details.hire_date), ("a1", "a5"))
    assert (people()[0].details.name, people()[0].agent_ids) == ("Ada Chan", ("a1", "a5"))
    assert last_told() == (
        "boss",
        "edit_person",
        "Ada Chen (a1)",
        {"agent_ids": ["a1", "a9"], "name": "Ada Chen"},
        {"agent_ids": ["a1", "a5"], "name": "Ada Chan"},
    )


def test_an_edit_that_changes_nothing_leaves_no_trace(boss: Actor, ada: KnownPerson) -> None:
    edit_person(boss, ada, ada.details, ada.agent_ids)
    with records().reading() as session:
        assert session.exec(select(AuditEntry)).all() == []


@pytest.mark.parametrize(
    ("details", "ids", "why"),
    [
        (Details(" "), ("a1",), Sentence.NAME_NEEDED),
        (Details("x" * 201), ("a1",), Sentence.TOO_LONG),
        (Details("nul\0"), ("a1",), Sentence.NOT_TEXT),
        (Details("Ada", "", TODAY, date(2026, 11, 19)), ("a1",), Sentence.LEFT_BEFORE_HIRED),
        (Details("Ada"), ("a1", "b1"), Sentence.ID_TAKEN),
        (Details("Ada"), ("a1", "nul\0"), Sentence.NOT_TEXT),
    ],
)
def test_what_cannot_be_true_of_a_person_is_refused(
    boss: Actor, ada: KnownPerson, details: Details, ids: tuple[str, ...], why: Sentence
) -> None:
    refused(why, lambda: edit_person(boss, ada, details, ids))


def test_a_move_ends_the_stay_before_on_the_day_before(boss: Actor, ada: KnownPerson) -> None:
    move_person(boss, ada, "East", TODAY)
    assert people()[0].stays == (Stay("North", None, date(2026, 11, 19)), Stay("East", TODAY))
    with records().reading() as session:
        assert team_names(session) == ("East", "North", "South")
    assert last_told() == (
        "boss",
        "move_person",
        "Ada Chen (a1)",
        {"team": "North"},
        {"team": "East", "team_since": "2026-11-20"},
    )


def test_whoever_was_changed_meanwhile_is_not_changed_blindly(boss: Actor, ada: KnownPerson) -> None:
    move_person(boss, ada, "East", TODAY)
    for deed in (
        lambda: edit_person(boss, ada, Details("Ada"), ada.agent_ids),
        lambda: move_person(boss, ada, "South", TODAY),
        lambda: set_left(boss, ada, TODAY),
        lambda: name_known_person(boss, "ag_777", ada),
    ):
        refused(Sentence.CHANGED, deed)


def test_leaving_is_told_and_cannot_be_before_the_hire_date(boss: Actor, ada: KnownPerson) -> None:
    refused(Sentence.LEFT_BEFORE_HIRED, lambda: set_left(boss, ada, date(2025, 1, 6)))
    set_left(boss, ada, TODAY)
    assert last_told()[1:] == ("set_left", "Ada Chen (a1)", {"left_date": None}, {"left_date": "2026-11-20"})


def test_an_agent_of_the_logs_becomes_somebody_new_since_ever(boss: Actor, ada: KnownPerson) -> None:
    del ada
    name_new_person(boss, "ag_777", " Dia Fox ", "South")
    assert (people()[-1].details.name, people()[-1].agent_ids, people()[-1].stays) == (
        "Dia Fox",
        ("ag_777",),
        (Stay("South"),),
    )
    assert last_told() == ("boss", "name_agent", "ag_777", None, {"name": "Dia Fox", "team": "South"})


def test_an_agent_of_the_logs_becomes_another_id_of_somebody_known(boss: Actor, ada: KnownPerson) -> None:
    name_known_person(boss, "ag_777", ada)
    assert people()[0].agent_ids == ("a1", "a9", "ag_777")
    assert last_told()[3:] == ({"agent_ids": ["a1", "a9"]}, {"agent_ids": ["a1", "a9", "ag_777"]})


def test_an_agent_whom_somebody_else_named_meanwhile_is_not_named_again(boss: Actor, ada: KnownPerson) -> None:
    name_new_person(boss, "ag_777", "Dia Fox", "")
    refused(Sentence.ID_TAKEN, lambda: name_new_person(boss, "ag_777", "Someone", ""))
    refused(Sentence.ID_TAKEN, lambda: name_known_person(boss, "ag_777", ada))


def test_a_team_is_renamed_once(boss: Actor, ada: KnownPerson) -> None:
    del ada
    rename_team(boss, "North", "Nord")
    assert people()[0].stays == (Stay("Nord"),)
    refused(Sentence.NO_SUCH_TEAM, lambda: rename_team(boss, "North", "N"))
    refused(Sentence.TEAM_TAKEN, lambda: rename_team(boss, "Nord", "South"))
    refused(Sentence.TEAM_NEEDED, lambda: rename_team(boss, "Nord", " "))


def test_a_renamed_teams_screen_goes_on_showing_it(boss: Actor, ada: KnownPerson) -> None:
    del ada
    token = wall("Hall", team="North")
    rename_team(boss, "North", "Nord")
    assert link(token).team == "Nord"


def file(*rows: tuple[str, str, str]) -> PeopleFile:
    return PeopleFile(COLUMNS, tuple(PersonRow(line, *row[:2], team=row[2]) for line, row in enumerate(rows, 2)))


def test_an_import_does_what_was_seen_and_lets_go_who_was_ticked(boss: Actor, ada: KnownPerson) -> None:
    one = file(("a1", "Ada Chen", "East"), ("c1", "Cy Fox", "North"))
    seen = try_import(boss, one)
    ben = people()[1]
    assert [person.person_id for person in seen.gone] == [ben.person_id]
    import_people(boss, one, "people.csv", seen, {ben.person_id})
    assert [(person.details.name, person.details.left_date) for person in people()] == [
        ("Ada Chen", None),
        ("Ben Ode", TODAY),
        ("Cy Fox", None),
    ]
    assert last_told()[1:3] == ("set_left", "Ben Ode (b1)")
    assert not try_import(boss, one).changes_something
    del ada


def test_an_import_that_would_now_do_something_else_is_not_done(boss: Actor, ada: KnownPerson) -> None:
    one = file(("a1", "Ada Chen", "East"))
    seen = try_import(boss, one)
    move_person(boss, ada, "East", TODAY)
    refused(Sentence.CHANGED, lambda: import_people(boss, one, "people.csv", seen))
    refused(Sentence.CHANGED, lambda: import_people(boss, one, "people.csv", try_import(boss, one), {ada.person_id}))


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_else_may_and_each_refusal_is_told(ada: KnownPerson, role: Any) -> None:  # noqa: ANN401 - a role
    actor, one = Actor(sign_in(account(role))[0]), file(("a1", "Mallory", "East"))
    deeds: list[Callable[[], object]] = [
        lambda: edit_person(actor, ada, Details("Mallory"), ada.agent_ids),
        lambda: move_person(actor, ada, "East", TODAY),
        lambda: set_left(actor, ada, TODAY),
        lambda: name_new_person(actor, "x", "Mallory", ""),
        lambda: name_known_person(actor, "x", ada),
        lambda: rename_team(actor, "North", "Mine"),
        lambda: try_import(actor, one),
    ]
    before = people()
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert people() == before
    with records().reading() as session:
        told = session.exec(select(AuditEntry.result, AuditEntry.actor)).all()
    assert told == [("refused", role)] * len(deeds)
