"""People for any test, written into the records of a data folder as the tables of the records want them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session, col, delete, select

from floor.settings import Settings
from floor.store.models import DialerId, Membership, Person, Team
from floor.store.records import Records
from floor.store.roster import Roster, read_roster
from floor.store.setting_values import people_changed

Stay = tuple[str, date | None, date | None]


@dataclass
class SomePerson:
    """What a test says of somebody: dialer ids, columns of the person, stays in teams (name, from, to)."""

    agent_ids: tuple[str, ...]
    columns: dict[str, str | date | None]
    stays: list[Stay] = field(default_factory=list)

    def move(self, team: str, since: date) -> None:
        """End the last stay on the day before and begin the next; the team "" is none."""
        if self.stays and self.stays[-1][2] is None:
            name, day_from, _ = self.stays.pop()
            self.stays.append((name, day_from, since - timedelta(days=1)))
        if team:
            self.stays.append((team, since, None))


class PeopleFactory:
    """Keeps people by their first dialer id and writes them, again and again if need be, with the same result."""

    def __init__(self, data: Path) -> None:
        self.records = Records(Settings(data=data).records_url)
        self._people: dict[str, SomePerson] = {}
        self._written = True

    def put(self, someone: SomePerson) -> None:
        """Somebody new, or the same one told anew."""
        self._people[someone.agent_ids[0]] = someone
        self._written = False

    def move(self, agent_id: str, team: str, since: date) -> None:
        """Somebody changes team."""
        self._people[agent_id].move(team, since)
        self._written = False

    def write(self) -> None:
        """Bring the records to what has been said; a new version of people if there was anything."""
        if self._written:
            return
        with self.records.writing() as session:
            for someone in self._people.values():
                _write(session, someone)
            people_changed(session)
        self._written = True

    def roster(self) -> Roster:
        """Read them back."""
        with self.records.reading() as session:
            return read_roster(session)


def _write(session: Session, someone: SomePerson) -> None:
    known = session.exec(select(DialerId).where(DialerId.agent_id == someone.agent_ids[0])).one_or_none()
    person = session.get_one(Person, known.person_id) if known else Person(name="new")
    person.sqlmodel_update(someone.columns)
    session.add(person)
    session.flush()
    _write_ids(session, person.id, someone.agent_ids)
    session.exec(delete(Membership).where(col(Membership.person_id) == person.id))
    for team, day_from, day_to in someone.stays:
        team_id = _team_id(session, team)
        session.add(Membership(person_id=person.id, team_id=team_id, day_from=day_from, day_to=day_to))
    session.flush()


def _write_ids(session: Session, person_id: int, agent_ids: Iterable[str]) -> None:
    for agent_id in agent_ids:
        if not session.exec(select(DialerId).where(DialerId.agent_id == agent_id)).one_or_none():
            session.add(DialerId(agent_id=agent_id, person_id=person_id))
            session.flush()


def _team_id(session: Session, name: str) -> int:
    team = session.exec(select(Team).where(Team.name == name)).one_or_none() or Team(name=name)
    session.add(team)
    session.flush()
    return team.id
