"""Who may sign in: accounts found, made and counted."""

from datetime import datetime

from sqlmodel import Session, and_, col, or_, select

from floor.rules.access import Role
from floor.rules.account_names import flaw_of_name, name_key, tidy
from floor.store.models import Account
from floor.store.sample_mode import add_sample_account, is_sample_floor, sample_account_ids

# A password, or an identity at the company's provider: without one of them an account cannot be signed in to.
_HAS_A_WAY_IN = or_(col(Account.password_hash).is_not(None), col(Account.oidc_subject).is_not(None))
_IS_ENABLED = col(Account.disabled_at).is_(None)


def account_named(session: Session, name: str) -> Account | None:
    """The account of this name, however it is written."""
    # PostgreSQL would break off at a sign that no name has.
    if flaw_of_name(name) is not None:
        return None
    return session.exec(select(Account).where(Account.name_key == name_key(name))).one_or_none()


def add_account(session: Session, name: str, role: Role, person_id: int | None, now: datetime) -> Account:
    """A new account, which nobody can sign in to yet. One made on the sample floor belongs to the sample."""
    is_sample = is_sample_floor(session)
    made = Account(name=tidy(name), name_key=name_key(name), role=role, person_id=person_id, created_at=now)
    session.add(made)
    session.flush()
    if is_sample:
        add_sample_account(session, made.id)
    return made


def may_come_in(session: Session, account: Account | None) -> bool:
    """Whether the account may be signed in to at all: enabled, and not one of a sample floor that this is not.

    Nobody's account may not; finding that out reads as much.
    """
    of_sample = sample_account_ids(session)
    if account is None or account.disabled_at is not None:
        return False
    return account.id not in of_sample or is_sample_floor(session)


def live_administrators(session: Session) -> list[Account]:
    """Those who could sign in and put things right."""
    query = select(Account).where(and_(col(Account.role) == "administrator", _IS_ENABLED, _HAS_A_WAY_IN))
    return [account for account in session.exec(query) if may_come_in(session, account)]


def is_last_administrator(session: Session, account: Account) -> bool:
    """Whether without this account nobody could put things right any more."""
    return [live.id for live in live_administrators(session)] == [account.id]
