from datetime import datetime

import pytest
from sqlmodel import select

from floor.rules.access import Permission
from floor.settings import Settings
from floor.store.models import AuditEntry
from floor.store.records import records
from floor.tasks.note_look import LookedAt, note_look, note_refused_look
from floor.tasks.task import Actor, NotAllowed
from tests.people_on_record import of_person, person
from tests.signed_in import account, sign_in

ADA = LookedAt("ada", "Ada", None)
RIGHT = Permission.SEE_ORDERS
any_records = pytest.mark.usefixtures("any_records")


def lines() -> list[tuple[str, str, str, str]]:
    with records().reading() as session:
        entries = session.exec(select(AuditEntry).order_by(AuditEntry.id)).all()
    return [(entry.actor, entry.action, entry.subject, entry.result) for entry in entries]


@any_records
def test_a_look_is_noted_once_a_sign_in_person_and_day(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = account("manager")
    first, second = Actor(sign_in(manager)[0]), Actor(sign_in(manager)[0])
    for _ in range(3):
        note_look(first, RIGHT, ADA)
    note_look(first, RIGHT, LookedAt("bo", "Bo", None))
    note_look(second, RIGHT, ADA)
    assert [line[2] for line in lines()] == ["Ada (ada)", "Bo (bo)", "Ada (ada)"]
    monkeypatch.setattr(Settings, "now", lambda _: datetime(2026, 11, 21, 9, 0))
    note_look(first, RIGHT, ADA)
    assert len(lines()) == 4


@any_records
def test_orders_and_pay_are_different_looks() -> None:
    manager = Actor(sign_in(account("manager"))[0])
    note_look(manager, Permission.SEE_ORDERS, ADA)
    note_look(manager, Permission.SEE_PAY, ADA)
    assert len(lines()) == 2


@any_records
def test_a_look_at_oneself_is_no_affair_of_the_audit() -> None:
    someone, person_id = account("lead"), person("ada")
    of_person(someone, person_id)
    note_look(Actor(sign_in(someone)[0]), RIGHT, LookedAt("ada", "Ada", person_id))
    assert lines() == []


@any_records
def test_whoever_lost_the_right_is_refused_and_that_is_noted() -> None:
    actor = Actor(sign_in(account("administrator"))[0])
    with pytest.raises(NotAllowed):
        note_look(actor, Permission.SEE_PAY, ADA)
    assert lines() == [("administrator", "look", "see_pay", "refused")]


@any_records
@pytest.mark.parametrize("asked", ["cy", "x" * 500, "a\x00b", "=cmd|x"])
def test_a_refused_look_names_what_was_asked_for(asked: str) -> None:
    note_refused_look(Actor(sign_in(account("agent"))[0]), RIGHT, asked)
    ((actor, _, subject, result),) = lines()
    assert (actor, subject, result) == ("agent", asked[:200].replace("\x00", "\ufffd"), "refused")


@any_records
def test_a_refused_look_is_noted_once_however_often_it_is_asked_for() -> None:
    actor = Actor(sign_in(account("agent"))[0])
    for asked in ("cy", "cy", "a\x00b", "a\x00b", "di"):
        note_refused_look(actor, RIGHT, asked)
    assert [subject for _, _, subject, _ in lines()] == ["cy", "a\ufffdb", "di"]


@any_records
def test_a_name_of_any_length_is_known_again() -> None:
    manager = Actor(sign_in(account("manager"))[0])
    for _ in range(2):
        note_look(manager, RIGHT, LookedAt("k" * 900, "n" * 900, None))
    assert len(lines()) == 1
