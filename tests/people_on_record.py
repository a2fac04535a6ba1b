"""People in the records for tests: somebody under a dialer id, in a team for some days or for ever."""

from datetime import date

from sqlmodel import select

from floor.store.models import Account, DialerId, Membership, Person, Team
from floor.store.records import records
from floor.store.setting_values import people_changed


def person(*agent_ids: str, name: str = "") -> int:
    """Make a person with these dialer ids and return its id."""
    with records().writing() as session:
        made = Person(name=name or agent_ids[0].title())
        session.add(made)
        session.flush()
        for agent_id in agent_ids:
            session.add(DialerId(agent_id=agent_id, person_id=made.id))
            session.flush()
        people_changed(session)
        return made.id


def member(person_id: int, team: str, day_from: date | None = None, day_to: date | None = None) -> None:
    """Put a person into a team, which is made if it is new."""
    with records().writing() as session:
        found = session.exec(select(Team).where(Team.name == team)).first() or Team(name=team)
        session.add(found)
        session.flush()
        session.add(Membership(person_id=person_id, team_id=found.id, day_from=day_from, day_to=day_to))
        people_changed(session)


def of_person(account_id: int, person_id: int) -> None:
    """Say whose account this is."""
    with records().writing() as session:
        account = session.get(Account, account_id)
        assert account is not None
        account.person_id = person_id
        session.add(account)
