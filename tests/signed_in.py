"""Accounts and sessions for tests: somebody of a role, as the guard in front of Streamlit would announce them."""

from sqlmodel import select

from floor.rules.access import Role
from floor.settings import settings
from floor.store import sign_ins
from floor.store.models import Account, Person, SignIn
from floor.store.records import records
from floor.store.sign_ins import token_hash


def account(role: Role = "manager", name: str = "", person: str | None = None) -> int:
    """Make an account (and, where named, its person) if it is not there yet, and return its id."""
    name = name or role
    with records().writing() as session:
        known = session.exec(select(Account.id).where(Account.name_key == name.casefold())).first()
        if known is not None:
            return known
        person_id = None
        if person is not None:
            someone = Person(name=person)
            session.add(someone)
            session.flush()
            person_id = someone.id
        made = Account(
            name=name, name_key=name.casefold(), role=role, person_id=person_id, created_at=settings().utc_now()
        )
        session.add(made)
        session.flush()
        return made.id


def sign_in(account_id: int) -> tuple[int, str]:
    """Begin a session of the account; return its id and its token."""
    with records().writing() as session:
        token = sign_ins.begin(session, account_id, "password", settings().utc_now(), address="", device="")
        session.flush()
        found = session.exec(select(SignIn).where(SignIn.token_hash == token_hash(token))).one()
        return found.id, token


def identity(role: Role = "manager", name: str = "", person: str | None = None) -> dict[str, str]:
    """`AppTest.user` of somebody new of this role: `page.user = identity("lead")`."""
    return {"sign_in": str(sign_in(account(role, name, person))[0])}
