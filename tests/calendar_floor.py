"""The calendar for its tests: a manager who asks, a few people, and what the audit told last."""

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from sqlmodel import select

from floor.rules.memberships import Stay
from floor.rules.person import Details
from floor.rules.working_days import WorkingDays
from floor.store.calendar_days import read_working_days
from floor.store.models import AuditEntry
from floor.store.people import add_person
from floor.store.records import records
from floor.store.setting_values import people_version
from floor.tasks.calendar_refusals import Sentence
from floor.tasks.task import Actor, Impossible
from tests.signed_in import account, sign_in

TODAY = date(2026, 11, 20)
YESTERDAY = date(2026, 11, 19)
MONDAY = date(2026, 11, 23)
NO_DAY, HALF, FULL = Fraction(0), Fraction(1, 2), Fraction(1)
FIVE = (FULL,) * 5 + (NO_DAY,) * 2
SIX = (FULL,) * 6 + (NO_DAY,)


def manager() -> Actor:
    """A manager's session."""
    return Actor(sign_in(account("manager", "boss"))[0])


def two_people() -> tuple[int, int]:
    """Ada of North and Ben of South."""
    with records().writing() as session:
        ada = add_person(session, Details("Ada Chen", hire_date=date(2025, 1, 7)), ("a1",), (Stay("North"),))
        return ada, add_person(session, Details("Ben Ode"), ("b1",), (Stay("South"),))


def working_days() -> WorkingDays:
    with records().reading() as session:
        return read_working_days(session)


def version() -> int:
    """Counts what open pages and walls must follow."""
    with records().reading() as session:
        return people_version(session)


def last_told() -> tuple[str, str, Any, Any]:
    """Action, subject, before and after of the newest entry that was done."""
    with records().reading() as session:
        entry = session.exec(select(AuditEntry)).all()[-1]
    return entry.action, entry.subject, json.loads(entry.before or "null"), json.loads(entry.after or "null")


def entries() -> int:
    with records().reading() as session:
        return len(session.exec(select(AuditEntry)).all())


def refused(what: Sentence, deed: Callable[[], object]) -> None:
    """The deed is refused with that sentence, and leaves no trace."""
    before = version(), entries()
    with pytest.raises(Impossible) as refusal:
        deed()
    assert (str(refusal.value), version(), entries()) == (what, *before)
