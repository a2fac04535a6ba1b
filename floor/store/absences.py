"""Who is away when: kept, ended and taken away one by one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlmodel import Session, col, select

from floor.rules.working_days import Away
from floor.store.models import Absence, Person
from floor.store.setting_values import people_changed


@dataclass(frozen=True)
class KnownAbsence:
    """An absence of the records, with the name of who is away."""

    absence_id: int
    person_id: int
    name: str
    away: Away


def known_absences(session: Session, since: date | None = None) -> tuple[KnownAbsence, ...]:
    """All that have not ended before that day (None: all), by first day."""
    query = select(Absence, Person.name).join(Person, col(Person.id) == Absence.person_id)
    if since:
        query = query.where(col(Absence.day_to) >= since)
    rows = session.exec(query.order_by(col(Absence.day_from), col(Person.name), col(Absence.id)))
    return tuple(KnownAbsence(one.id, one.person_id, name, _away(one)) for one, name in rows)


def absences_by_person(session: Session) -> Mapping[int, tuple[Away, ...]]:
    """Everybody's, by first day."""
    found: dict[int, tuple[Away, ...]] = defaultdict(tuple)
    for one in session.exec(select(Absence).order_by(col(Absence.day_from), col(Absence.id))):
        found[one.person_id] += (_away(one),)
    return dict(found)


def known_absence(session: Session, absence_id: int) -> KnownAbsence | None:
    """One of them, if there is one of that number."""
    one = session.get(Absence, absence_id)
    if one is None:
        return None
    return KnownAbsence(one.id, one.person_id, session.get_one(Person, one.person_id).name, _away(one))


def absences_of(session: Session, person_id: int, day_from: date, day_to: date) -> tuple[Away, ...]:
    """Those of a person that touch these days."""
    rows = session.exec(
        select(Absence).where(
            col(Absence.person_id) == person_id, col(Absence.day_from) <= day_to, col(Absence.day_to) >= day_from
        )
    )
    return tuple(_away(one) for one in rows)


def add_absence(session: Session, person_id: int, away: Away) -> None:
    """Somebody is away."""
    session.add(
        Absence(
            person_id=person_id,
            day_from=away.day_from,
            day_to=away.day_to,
            share=str(away.share),
            reason=away.reason,
        )
    )
    people_changed(session)


def set_last_day(session: Session, absence_id: int, last_day: date) -> None:
    """Let it end on that day."""
    one = session.get_one(Absence, absence_id)
    one.day_to = last_day
    session.add(one)
    people_changed(session)


def remove_absence(session: Session, absence_id: int) -> None:
    """Let it not have been."""
    session.delete(session.get_one(Absence, absence_id))
    people_changed(session)


def _away(one: Absence) -> Away:
    return Away(one.day_from, one.day_to, Fraction(one.share), one.reason)
