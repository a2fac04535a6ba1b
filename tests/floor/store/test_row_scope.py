"""Whose rows somebody may see, held against the plain rule, person by person and day by day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlmodel import Session, delete

from floor.rules.access import ROLES, Permission, Role
from floor.store.models import DialerId, Membership, Person, Team
from floor.store.records import Records
from floor.store.row_scope import EVERYBODY, NOBODY, RowScope, row_scope
from floor.store.viewers import Viewer

TODAY = date(2026, 11, 20)
DAYS = [TODAY + timedelta(days=n) for n in range(-4, 5)]
PEOPLE = range(1, 5)
TEAMS = range(1, 4)

day = some.none() | some.sampled_from(DAYS)


@dataclass(frozen=True)
class Stay:
    """A person in a team."""

    person: int
    team: int
    day_from: date | None
    day_to: date | None

    def holds(self, on: date) -> bool:
        return (self.day_from is None or self.day_from <= on) and (self.day_to is None or on <= self.day_to)


stays = some.lists(
    some.builds(Stay, some.sampled_from(PEOPLE), some.sampled_from(TEAMS), day, day).filter(
        lambda stay: stay.day_from is None or stay.day_to is None or stay.day_from <= stay.day_to
    ),
    max_size=8,
)


def agent_ids(person: int) -> list[str]:
    """Two dialer ids for one, none for another."""
    return [f"ag_{person}_{number}" for number in range({1: 2, 4: 0}.get(person, 1))]


def viewer(role: Role, person_id: int | None, *, leads_see_pay: bool = False) -> Viewer:
    return Viewer(1, 1, "somebody", role, person_id, leads_see_pay)


@contextmanager
def floor_of(kept: Records, staying: list[Stay]) -> Iterator[Session]:
    with kept.writing() as session:
        for table in (Membership, DialerId, Person, Team):
            session.exec(delete(table))
        session.add_all([Person(id=number, name=f"P{number}") for number in PEOPLE])
        session.add_all([Team(id=number, name=f"T{number}") for number in TEAMS])
        session.flush()
        for number in PEOPLE:
            session.add_all([DialerId(agent_id=agent_id, person_id=number) for agent_id in agent_ids(number)])
        for stay in staying:
            dates = {"day_from": stay.day_from, "day_to": stay.day_to}
            session.add(Membership(person_id=stay.person, team_id=stay.team, **dates))
    with kept.reading() as session:
        yield session


def rows(scope: RowScope) -> set[tuple[str, date]]:
    """Every agent and day of the little floor that a query with this scope may return."""
    told = scope.parameters()
    if told["agents"] is None:
        return {(agent_id, on) for person in PEOPLE for agent_id in agent_ids(person) for on in DAYS}
    assert told["days_from"] is not None
    assert told["days_to"] is not None
    spans = list(zip(told["agents"], told["days_from"], told["days_to"], strict=True))
    return {(agent_id, on) for agent_id, first, last in spans for on in DAYS if first <= on <= last}


def expected(scope: str | None, me: int | None, staying: list[Stay]) -> set[tuple[str, date]]:
    """The plain rule: one's own rows always; a colleague's on the days they were in a team that I am in today."""
    mine = {stay.team for stay in staying if stay.person == me and stay.holds(TODAY)}
    return {
        (agent_id, on)
        for person in PEOPLE
        for agent_id in agent_ids(person)
        for on in DAYS
        if scope == "floor"
        or (scope in {"own", "team"} and person == me)
        or (scope == "team" and any(stay.person == person and stay.team in mine and stay.holds(on) for stay in staying))
    }


@given(staying=stays, me=some.none() | some.sampled_from(PEOPLE), data=some.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_scope_holds_exactly_the_rows_of_the_rule(
    any_records: Records, staying: list[Stay], me: int | None, data: some.DataObject
) -> None:
    looks = viewer(data.draw(some.sampled_from(ROLES)), me, leads_see_pay=data.draw(some.booleans()))
    permission = data.draw(some.sampled_from([Permission.SEE_ORDERS, Permission.SEE_PAY, Permission.SEE_AUDIT]))
    with floor_of(any_records, staying) as session:
        scope = row_scope(session, looks, permission, TODAY)
    allowed = looks.scope(permission)
    wanted = expected(allowed if me is not None or allowed == "floor" else None, me, staying)
    assert rows(scope) == wanted


@pytest.mark.parametrize(
    ("first", "last", "sees"),
    [
        (None, None, True),
        (TODAY, None, True),
        (TODAY + timedelta(days=1), None, False),
        (None, TODAY, True),
        (None, TODAY - timedelta(days=1), False),
    ],
)
def test_a_lead_sees_the_team_from_the_first_to_the_last_day_of_being_in_it(
    any_records: Records, first: date | None, last: date | None, sees: bool
) -> None:
    staying = [Stay(1, 1, first, last), Stay(2, 1, None, None)]
    with floor_of(any_records, staying) as session:
        scope = row_scope(session, viewer("lead", 1), Permission.SEE_ORDERS, TODAY)
    assert (("ag_2_0", TODAY) in rows(scope)) is sees


def test_who_moves_takes_no_old_rows_along_to_the_new_lead(any_records: Records) -> None:
    moved = [Stay(2, 2, None, TODAY - timedelta(days=2)), Stay(2, 1, TODAY - timedelta(days=1), None)]
    with floor_of(any_records, [Stay(1, 1, None, None), Stay(3, 2, None, None), *moved]) as session:
        new, old = (row_scope(session, viewer("lead", me), Permission.SEE_ORDERS, TODAY) for me in (1, 3))
        seen = [{on for agent_id, on in rows(scope) if agent_id == "ag_2_0"} for scope in (new, old)]
    assert seen == [set(DAYS[3:]), set(DAYS[:3])]


def test_everybody_nobody_and_who_may_not_at_all(any_records: Records) -> None:
    with floor_of(any_records, []) as session:
        assert row_scope(session, viewer("manager", None), Permission.SEE_PAY, TODAY) == EVERYBODY
        assert row_scope(session, viewer("administrator", 1), Permission.SEE_PAY, TODAY) == NOBODY
        assert row_scope(session, viewer("agent", None), Permission.SEE_ORDERS, TODAY) == NOBODY
        assert row_scope(session, viewer("lead", None), Permission.SEE_ORDERS, TODAY) == NOBODY
        assert row_scope(session, viewer("agent", 4), Permission.SEE_ORDERS, TODAY) == NOBODY


def test_equal_scopes_are_one_key_of_a_cache(any_records: Records) -> None:
    with floor_of(any_records, [Stay(1, 1, None, None), Stay(2, 1, None, None)]) as session:
        scopes = {row_scope(session, viewer("lead", 1), Permission.SEE_ORDERS, TODAY) for _ in range(3)}
        scopes |= {row_scope(session, viewer("agent", 1), Permission.SEE_ORDERS, TODAY)}
    assert len(scopes) == 2
