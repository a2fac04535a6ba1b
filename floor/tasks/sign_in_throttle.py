"""The throttle at the door: a try is on record before its password is looked at, so that parallel ones all count."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from floor.rules.throttle import WINDOW, Budget, used_up
from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.models import AuditEntry
from floor.store.records import records
from floor.store.sign_in_attempts import begin_attempt, failures

THROTTLED = "sign_in_throttled"
SOMEBODY = "somebody unknown"


class TooManyTries(Exception):  # noqa: N818 - a refusal, not a fault
    """Too many failures; after the window it opens by itself. The same for names that nobody has."""


@dataclass(frozen=True)
class Knock:
    """A try: under which key it counts, against which account, whom the audit names, and where it comes from."""

    key: str
    address: str
    account_id: int | None = None
    subject: str = SOMEBODY


def begin_try(knock: Knock) -> int:
    """Note the try and return its number; it counts as a failure until it is settled. Raises TooManyTries."""
    now = settings().utc_now()
    # Most of a flood ends here, without keeping others from writing.
    with records().reading() as session:
        if _is_old_news(session, knock, now):
            raise TooManyTries
    with records().writing() as session:
        budget = _used_up(session, knock, now)
        if budget is None:
            return begin_attempt(session, knock.key, knock.address, now)
        if not _is_noted(session, _refusal(knock, budget), knock.address, now):
            append(session, Doer("", address=knock.address), _refusal(knock, budget), now)
    raise TooManyTries


def _is_old_news(session: Session, knock: Knock, now: datetime) -> bool:
    budget = _used_up(session, knock, now)
    return budget is not None and _is_noted(session, _refusal(knock, budget), knock.address, now)


def _used_up(session: Session, knock: Knock, now: datetime) -> Budget | None:
    return used_up(failures(session, knock.key, knock.account_id, knock.address, now))


def _refusal(knock: Knock, budget: Budget) -> Event:
    """Of an account's budget the account is told, of an address's budget the address."""
    return Event(THROTTLED, knock.subject if budget is Budget.ACCOUNT else "", result="refused")


def _is_noted(session: Session, refusal: Event, address: str, now: datetime) -> bool:
    """One line a window is enough to know of it; a flood must not fill the audit."""
    noted = select(AuditEntry.id).where(
        AuditEntry.action == THROTTLED, AuditEntry.subject == refusal.subject, AuditEntry.at > now - WINDOW
    )
    if not refusal.subject:
        noted = noted.where(col(AuditEntry.address) == address)
    return session.exec(noted.limit(1)).first() is not None
