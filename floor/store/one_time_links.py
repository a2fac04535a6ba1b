"""Codes that work once. Of each only a hash is kept, and a new one ends those before it."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from floor.store.models import OneTimeLink
from floor.store.sign_ins import new_token, token_hash

PASSWORD = "password"  # noqa: S105 - what it is for, not one
FIRST_RUN = "first_run"

LINK_LASTS = timedelta(hours=24)
CODE_LASTS = timedelta(hours=1)


def add_password_link(session: Session, account_id: int, now: datetime) -> str:
    """The token of a link with which the account's owner chooses a password: it is nowhere else."""
    end_password_links(session, account_id, now)
    token = new_token()
    _add(session, PASSWORD, token, account_id, (now, now + LINK_LASTS))
    return token


def add_first_run_code(session: Session, code: str, now: datetime) -> None:
    """The code that makes the first administrator, from now on the only one."""
    of_codes = select(OneTimeLink).where(OneTimeLink.purpose == FIRST_RUN, col(OneTimeLink.used_at).is_(None))
    for link in session.exec(of_codes):
        use(session, link, now)
    _add(session, FIRST_RUN, code, None, (now, now + CODE_LASTS))


def live_link(session: Session, token: str, purpose: str, now: datetime) -> OneTimeLink | None:
    """The link of this token, if it is neither used nor too old."""
    query = select(OneTimeLink).where(
        OneTimeLink.token_hash == token_hash(token),
        OneTimeLink.purpose == purpose,
        col(OneTimeLink.used_at).is_(None),
        OneTimeLink.expires_at > now,
    )
    return session.exec(query).one_or_none()


def use(session: Session, link: OneTimeLink, now: datetime) -> None:
    """From now on it works no more."""
    link.used_at = now
    session.add(link)


def end_password_links(session: Session, account_id: int, now: datetime) -> None:
    """End every link of an account that nobody has used."""
    session.exec(
        update(OneTimeLink)
        .where(col(OneTimeLink.account_id) == account_id, col(OneTimeLink.used_at).is_(None))
        .values(used_at=now)
    )


def _add(session: Session, purpose: str, token: str, account_id: int | None, lasts: tuple[datetime, datetime]) -> None:
    created_at, expires_at = lasts
    session.add(
        OneTimeLink(
            token_hash=token_hash(token),
            purpose=purpose,
            account_id=account_id,
            created_at=created_at,
            expires_at=expires_at,
        )
    )
    session.flush()
