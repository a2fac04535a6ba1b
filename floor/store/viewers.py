"""Who is looking: an account as it stands now, reached through a session that is still live."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from floor.rules.access import ABSOLUTE_MINUTES, IDLE_MINUTES, Permission, Role, Scope, scope_of
from floor.store.accounts import may_come_in
from floor.store.audit import Doer
from floor.store.models import Account, SignIn
from floor.store.setting_values import leads_see_pay

LARGEST_ID = 2**31 - 1


@dataclass(frozen=True)
class Viewer:
    """Somebody signed in, with the role of this very moment. `person_id` None: an account of no person of the floor."""

    sign_in_id: int
    account_id: int
    name: str
    role: Role
    person_id: int | None
    leads_see_pay: bool = False

    def scope(self, permission: Permission) -> Scope | None:
        """Whose rows this viewer may see; None: not at all."""
        return scope_of(self.role, permission, leads_see_pay=self.leads_see_pay)

    def doer(self, address: str = "") -> Doer:
        """As the audit names them."""
        return Doer(self.name, self.account_id, address)


def read_viewer(session: Session, sign_in_id: int, now: datetime) -> Viewer | None:
    """The viewer behind a session; None once it has ended, idled out, or its account may not come in any more."""
    if not 0 < sign_in_id <= LARGEST_ID:
        return None  # PostgreSQL would call it an error
    return _viewer(session, col(SignIn.id) == sign_in_id, now)


def viewer_of_token(session: Session, token_hash: str, now: datetime) -> Viewer | None:
    """The same, by the hash of the token in the cookie."""
    return _viewer(session, col(SignIn.token_hash) == token_hash, now)


def _viewer(session: Session, which: ColumnElement[bool], now: datetime) -> Viewer | None:
    query = select(SignIn, Account).where(which, col(SignIn.account_id) == Account.id)
    found = session.exec(query).one_or_none()
    if found is None:
        return None
    sign_in, account = found
    if not is_live(sign_in, account, now) or not may_come_in(session, account):
        return None
    role = cast("Role", account.role)
    return Viewer(sign_in.id, account.id, account.name, role, account.person_id, leads_see_pay(session))


def is_live(sign_in: SignIn, account: Account, now: datetime) -> bool:
    """Neither ended nor too long idle nor too old, and the account may still come in."""
    idle = timedelta(minutes=IDLE_MINUTES[cast("Role", account.role)])
    return (
        sign_in.ended_at is None
        and account.disabled_at is None
        and now - sign_in.seen_at < idle
        and now - sign_in.created_at < timedelta(minutes=ABSOLUTE_MINUTES)
    )
