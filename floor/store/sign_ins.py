"""Sessions: begun with a token that only the browser keeps, ended one by one or all together."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select, update

from floor.store.models import SignIn

TOKEN_BYTES = 32
# A click is noted to this accuracy: every click as it comes would make each one a write.
ACCURACY = timedelta(seconds=10)
KEPT_FOR = timedelta(days=90)


def new_token() -> str:
    """256 random bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """All that is kept of a token. It is random enough to need neither salt nor a slow hash."""
    return sha256(token.encode()).hexdigest()


def begin(session: Session, account_id: int, how: str, now: datetime, *, address: str, device: str) -> str:
    """Begin a session and return its token: it is nowhere else."""
    token = new_token()
    session.add(
        SignIn(
            token_hash=token_hash(token),
            account_id=account_id,
            how=how,
            created_at=now,
            seen_at=now,
            address=address,
            device=device[:200],
        )
    )
    return token


def touch(session: Session, sign_in_id: int, now: datetime) -> None:
    """Note that somebody clicked."""
    session.exec(update(SignIn).where(col(SignIn.id) == sign_in_id).values(seen_at=now))


def end(session: Session, sign_in_id: int, now: datetime) -> None:
    """End one session."""
    _end(session, now, col(SignIn.id) == sign_in_id)


def end_all(session: Session, account_id: int, now: datetime, *, but: int | None = None) -> None:
    """End every session of an account, or every one but the one that asks."""
    _end(session, now, col(SignIn.account_id) == account_id, col(SignIn.id) != (but or 0))


def sweep(session: Session, now: datetime) -> None:
    """Forget the sessions that began more than 90 days ago, but of each account the last one.

    That one says when the account was last used. And no number is ever given twice: SQLite gives the next session that
    of a newest row which is gone, and a page still open with it would become somebody else's.
    """
    last = select(func.max(SignIn.id)).group_by(col(SignIn.account_id))
    session.exec(delete(SignIn).where(col(SignIn.created_at) < now - KEPT_FOR, col(SignIn.id).not_in(last)))


def _end(session: Session, now: datetime, *which: ColumnElement[bool]) -> None:
    session.exec(update(SignIn).where(*which, col(SignIn.ended_at).is_(None)).values(ended_at=now))
