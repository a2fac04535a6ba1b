"""The weeks that people work who do not work the floor's: kept by hand, or as the logs show them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, col, delete, select

from floor.rules.own_weeks import WeekProposal, Worked, differs, week_of
from floor.rules.person import KnownPerson
from floor.rules.working_days import OwnWeek
from floor.store.calendar_days import read_working_days
from floor.store.floor_weeks import as_text, fractions
from floor.store.models import WorkWeek
from floor.store.people import known_people
from floor.store.setting_values import people_changed
from floor.store.warehouse import Warehouse

Weeks = Mapping[int, tuple[OwnWeek, ...]]


def known_weeks(session: Session) -> Weeks:
    """By person, oldest first."""
    found: dict[int, tuple[OwnWeek, ...]] = defaultdict(tuple)
    for one in session.exec(select(WorkWeek).order_by(col(WorkWeek.day_from))):
        found[one.person_id] += (OwnWeek(one.day_from, fractions(one.week)),)
    return dict(found)


def put_week(session: Session, person_id: int, one: OwnWeek) -> None:
    """From that day on this is their week; another one from the same day is replaced."""
    session.merge(WorkWeek(person_id=person_id, day_from=one.day_from, week=as_text(one.week)))
    people_changed(session)


def remove_week(session: Session, person_id: int, day_from: date) -> None:
    """Let the week before count on, or the floor's where there is none before."""
    which = col(WorkWeek.person_id) == person_id, col(WorkWeek.day_from) == day_from
    session.exec(delete(WorkWeek).where(*which))
    people_changed(session)


def week_proposals(session: Session, warehouse: Warehouse, today: date) -> tuple[WeekProposal, ...]:
    """For all who are here and have no week of their own: the one the logs speak for, where it is not the floor's."""
    worked = _worked_days(warehouse)
    weeks, working = known_weeks(session), read_working_days(session)
    found = []
    for person in known_people(session):
        told = week_of(_of(person, worked), today) if person.here(today) and person.person_id not in weeks else None
        if told and differs(told[0].week, working, today):
            found.append(WeekProposal(person.person_id, person.details.name, *told))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.person_id)))


def _of(person: KnownPerson, worked: Mapping[str, list[date]]) -> Worked:
    days = {day for agent_id in person.agent_ids for day in worked.get(agent_id, ())}
    return Worked(days, person.details.hire_date, person.details.left_date)


def _worked_days(warehouse: Warehouse) -> Mapping[str, list[date]]:
    found: dict[str, list[date]] = defaultdict(list)
    for agent_id, day in warehouse.rows("worked_days"):
        found[agent_id].append(day)
    return found
