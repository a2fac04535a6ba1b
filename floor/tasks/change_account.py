"""An administrator changes what an account is: its role, and whose it is. It holds at the next click of its owner."""

from sqlmodel import Session

from floor.rules.access import ROLES, Permission, Role
from floor.store.accounts import is_last_administrator
from floor.store.audit import Event
from floor.store.live_sign_ins import end_dead
from floor.store.models import Account, Person
from floor.tasks.account_problem import AccountProblem, Obstacle
from floor.tasks.make_account import person_name
from floor.tasks.task import Actor, task

CHANGE_ROLE = "change_role"
LINK_PERSON = "link_person"


def change_role(actor: Actor, account_id: int, role: Role) -> None:
    """Give the account this role. Raises AccountProblem."""
    with task(actor, Permission.MANAGE_ACCOUNTS, CHANGE_ROLE) as job:
        account = account_or_problem(job.session, account_id)
        if role not in ROLES:
            raise AccountProblem(Obstacle.NO_SUCH_ROLE)
        if role != account.role:
            if is_last_administrator(job.session, account):
                raise AccountProblem(Obstacle.LAST_ADMINISTRATOR)
            job.note(Event(CHANGE_ROLE, account.name, {"role": account.role}, {"role": role}))
            end_dead(job.session, account, job.now)
            account.role = role
            job.session.add(account)


def link_person(actor: Actor, account_id: int, person_id: int | None) -> None:
    """Say whose account it is, and with that which rows are its owner's own; None: nobody's. Raises AccountProblem."""
    with task(actor, Permission.MANAGE_ACCOUNTS, LINK_PERSON) as job:
        account = account_or_problem(job.session, account_id)
        if person_id is not None and job.session.get(Person, person_id) is None:
            raise AccountProblem(Obstacle.NO_SUCH_PERSON)
        if person_id != account.person_id:
            before, after = (person_name(job.session, one) for one in (account.person_id, person_id))
            job.note(Event(LINK_PERSON, account.name, {"person": before}, {"person": after}))
            account.person_id = person_id
            job.session.add(account)


def account_or_problem(session: Session, account_id: int) -> Account:
    """The account of this number. Raises AccountProblem."""
    account = session.get(Account, account_id)
    if account is None:
        raise AccountProblem(Obstacle.NO_SUCH_ACCOUNT)
    return account
