"""An administrator makes an account. Its owner chooses the password, by a link that works once."""

from dataclasses import dataclass

from sqlmodel import Session

from floor.rules.access import ROLES, Permission, Role
from floor.rules.account_names import NameFlaw, flaw_of_name, tidy
from floor.store.accounts import account_named, add_account
from floor.store.audit import Event
from floor.store.models import Person
from floor.store.one_time_links import add_password_link
from floor.tasks.account_problem import AccountProblem, Obstacle
from floor.tasks.task import Actor, task

MAKE = "make_account"


@dataclass(frozen=True)
class NewAccount:
    """An account to be made; `person_id` None: of nobody of the floor."""

    name: str
    role: Role
    person_id: int | None = None


def make_account(actor: Actor, wanted: NewAccount) -> str:
    """Make it and return the token of the link: it is nowhere else. Raises AccountProblem."""
    with task(actor, Permission.MANAGE_ACCOUNTS, MAKE) as job:
        problem = flaw_of_name(wanted.name) or _obstacle(job.session, wanted)
        if problem is not None:
            raise AccountProblem(problem)
        made = add_account(job.session, wanted.name, wanted.role, wanted.person_id, job.now)
        job.note(Event(MAKE, made.name, after={"role": made.role, "person": person_name(job.session, made.person_id)}))
        return add_password_link(job.session, made.id, job.now)


def _obstacle(session: Session, wanted: NewAccount) -> Obstacle | NameFlaw | None:
    if wanted.role not in ROLES:
        return Obstacle.NO_SUCH_ROLE
    if account_named(session, tidy(wanted.name)) is not None:
        return NameFlaw.TAKEN
    if wanted.person_id is not None and session.get(Person, wanted.person_id) is None:
        return Obstacle.NO_SUCH_PERSON
    return None


def person_name(session: Session, person_id: int | None) -> str:
    """As the audit names the person of an account; "" for none."""
    person = None if person_id is None else session.get(Person, person_id)
    return person.name if person else ""
