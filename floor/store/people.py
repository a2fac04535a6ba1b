"""People, their dialer ids and teams in the records: read whole, changed one thing at a time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict

from sqlmodel import Session, col, delete, select, update

from floor.rules.memberships import Stay, Stays, settled
from floor.rules.person import Details, KnownPerson
from floor.store.models import DialerId, Membership, Person, Team, WallLink
from floor.store.setting_values import people_changed


def known_people(session: Session) -> tuple[KnownPerson, ...]:
    """Everybody in the records, in the order in which they came."""
    ids: dict[int, list[str]] = defaultdict(list)
    for one in session.exec(select(DialerId).order_by(col(DialerId.id))):
        ids[one.person_id].append(one.agent_id)
    stays: dict[int, list[Stay]] = defaultdict(list)
    for member, team in session.exec(select(Membership, Team.name).join(Team, col(Team.id) == Membership.team_id)):
        stays[member.person_id].append(Stay(team, member.day_from, member.day_to))
    return tuple(
        KnownPerson(person.id, _details(person), tuple(ids[person.id]), settled(stays[person.id]))
        for person in session.exec(select(Person).order_by(col(Person.id)))
    )


def known_person(session: Session, person_id: int) -> KnownPerson | None:
    """One of them, if there is one of that number."""
    return next((person for person in known_people(session) if person.person_id == person_id), None)


def known_agent_ids(session: Session) -> frozenset[str]:
    """Every dialer id that belongs to somebody."""
    return frozenset(session.exec(select(DialerId.agent_id)))


def team_names(session: Session) -> tuple[str, ...]:
    """Every team, sorted."""
    return tuple(sorted(session.exec(select(Team.name))))


def add_person(session: Session, details: Details, agent_ids: Iterable[str], stays: Stays) -> int:
    """Somebody new; returns the number of the person."""
    person = Person(**asdict(details))
    session.add(person)
    session.flush()
    add_agent_ids(session, person.id, agent_ids)
    set_stays(session, person.id, stays)
    return person.id


def set_details(session: Session, person_id: int, details: Details) -> None:
    """Say something else of a person."""
    session.exec(update(Person).where(col(Person.id) == person_id).values(**asdict(details)))
    people_changed(session)


def add_agent_ids(session: Session, person_id: int, agent_ids: Iterable[str]) -> None:
    """The logs know the person by these too: what stands there is theirs from now on, history included."""
    for agent_id in agent_ids:
        session.add(DialerId(agent_id=agent_id, person_id=person_id))
        session.flush()  # one by one: their order says which one stands for the person
    people_changed(session)


def remove_agent_id(session: Session, person_id: int, agent_id: str) -> None:
    """The id is nobody's again."""
    session.exec(delete(DialerId).where(col(DialerId.person_id) == person_id, col(DialerId.agent_id) == agent_id))
    people_changed(session)


def set_stays(session: Session, person_id: int, stays: Stays) -> None:
    """Make this the person's timeline; teams that it names for the first time are made. Raises TwoTeams."""
    session.exec(delete(Membership).where(col(Membership.person_id) == person_id))
    for stay in settled(stays):
        session.add(
            Membership(
                person_id=person_id,
                team_id=_team_id(session, stay.team),
                day_from=stay.day_from,
                day_to=stay.day_to,
            )
        )
    people_changed(session)


def rename_team(session: Session, name: str, new_name: str) -> None:
    """The same team under another name, on every day of it and on the screens that show it."""
    session.exec(update(Team).where(col(Team.name) == name).values(name=new_name))
    session.exec(update(WallLink).where(col(WallLink.team) == name).values(team=new_name))
    people_changed(session)


def _team_id(session: Session, name: str) -> int:
    team = session.exec(select(Team).where(Team.name == name)).one_or_none()
    if team is None:
        team = Team(name=name)
        session.add(team)
        session.flush()
    return team.id


def _details(person: Person) -> Details:
    return Details(person.name, person.display_name, person.hire_date, person.left_date, person.level)
