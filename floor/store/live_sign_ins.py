"""Which sessions are live, of whom, and since when."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from floor.store import sign_ins
from floor.store.models import Account, SignIn
from floor.store.viewers import is_live


@dataclass(frozen=True)
class LiveSignIn:
    """One device on which somebody is signed in."""

    sign_in_id: int
    device: str
    address: str
    created_at: datetime
    seen_at: datetime


def live_sign_ins(session: Session, account_id: int, now: datetime) -> list[LiveSignIn]:
    """The account's own, the one used last first."""
    account = session.get_one(Account, account_id)
    query = select(SignIn).where(SignIn.account_id == account_id, col(SignIn.ended_at).is_(None))
    return [
        LiveSignIn(one.id, one.device, one.address, one.created_at, one.seen_at)
        for one in session.exec(query.order_by(col(SignIn.seen_at).desc()))
        if is_live(one, account, now)
    ]


def count_live(session: Session, now: datetime) -> Counter[int]:
    """How many live sessions each account has."""
    query = select(SignIn, Account).where(col(SignIn.account_id) == Account.id, col(SignIn.ended_at).is_(None))
    return Counter(account.id for one, account in session.exec(query) if is_live(one, account, now))


def last_seen(session: Session) -> dict[int, datetime]:
    """When each account was last used, if ever."""
    query = select(SignIn.account_id, func.max(SignIn.seen_at)).group_by(col(SignIn.account_id))
    return dict(session.exec(query).all())


def sign_in_of_token(session: Session, token: str) -> SignIn | None:
    """The session behind a cookie, live or not."""
    return session.exec(select(SignIn).where(SignIn.token_hash == sign_ins.token_hash(token))).one_or_none()


def end_dead(session: Session, account: Account, now: datetime) -> None:
    """End for good what has died of its age or idleness: the limits of another role would wake it again."""
    query = select(SignIn).where(SignIn.account_id == account.id, col(SignIn.ended_at).is_(None))
    for one in session.exec(query).all():
        if not is_live(one, account, now):
            sign_ins.end(session, one.id, now)
