"""Tries to sign in, as the throttle counts them. A tried name is kept as a hash: people type their password there."""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select, update

from floor.rules.account_names import name_key
from floor.rules.throttle import KNOWN_FOR, WINDOW, Failures
from floor.store.models import SignIn, SignInAttempt

KEPT_FOR = timedelta(hours=1)


def key_of(name: str) -> str:
    """What the tries under a name are counted by."""
    return sha256(name_key(name).encode("utf-8", "surrogatepass")).hexdigest()


def failures(session: Session, key: str, account_id: int | None, address: str, now: datetime) -> Failures:
    """What counts against the next try, as the throttle's rule wants it. The same work whoever is asked about."""
    known = _own_addresses(session, account_id, now)
    side = col(SignInAttempt.address) == address if address in known else col(SignInAttempt.address).not_in(known)
    return Failures(
        of_name=_count(session, now, col(SignInAttempt.name_key) == key, side),
        of_address=_count(session, now, col(SignInAttempt.address) == address),
    )


def begin_attempt(session: Session, key: str, address: str, now: datetime) -> int:
    """Note a try; until it is settled it counts as a failure. Old ones are swept by the way."""
    session.exec(delete(SignInAttempt).where(col(SignInAttempt.tried_at) < now - KEPT_FOR))
    attempt = SignInAttempt(name_key=key, address=address, tried_at=now)
    session.add(attempt)
    session.flush()
    return attempt.id


def settle_attempt(session: Session, attempt_id: int, *, passed: bool) -> None:
    """Say how it ended."""
    outcome = "passed" if passed else "failed"
    session.exec(update(SignInAttempt).where(col(SignInAttempt.id) == attempt_id).values(outcome=outcome))


def forget_attempts(session: Session, key: str) -> None:
    """Begin to count anew."""
    session.exec(delete(SignInAttempt).where(col(SignInAttempt.name_key) == key))


def _own_addresses(session: Session, account_id: int | None, now: datetime) -> set[str]:
    query = select(SignIn.address).where(
        col(SignIn.account_id) == account_id, SignIn.created_at > now - KNOWN_FOR, SignIn.address != ""
    )
    return set(session.exec(query.distinct()))


def _count(session: Session, now: datetime, *which: ColumnElement[bool]) -> int:
    counted = (SignInAttempt.tried_at > now - WINDOW, SignInAttempt.outcome != "passed")
    return session.exec(select(func.count()).select_from(SignInAttempt).where(*which, *counted)).one()
