"""Somebody signs in with a name and a password."""

from dataclasses import dataclass, field
from typing import Literal

from sqlmodel import Session

from floor.settings import settings
from floor.store import sign_ins
from floor.store.accounts import account_named, may_come_in
from floor.store.audit import Doer, Event, append
from floor.store.live_sign_ins import sign_in_of_token
from floor.store.models import Account
from floor.store.password_hashes import fits, is_outdated, make_hash
from floor.store.records import records
from floor.store.sign_in_attempts import key_of, settle_attempt
from floor.tasks.sign_in_throttle import SOMEBODY, Knock, begin_try

SIGN_IN = "sign_in"


class NotSignedIn(Exception):  # noqa: N818 - a refusal, not a fault
    """Name and password do not open anything; which of the two it is, or whether there is such a name, is not said."""


@dataclass(frozen=True)
class Browser:
    """Where a session is to live: the address and device that asks, and the token of the session it still carries."""

    address: str = ""
    device: str = ""
    old_token: str | None = field(default=None, repr=False)


def sign_in(name: str, password: str, browser: Browser) -> str:
    """Begin a session and return its token. Raises NotSignedIn or TooManyTries.

    Whoever the name belongs to, and if to nobody, exactly one hash is computed before the answer.
    """
    account, may_come = _found(name)
    attempt_id = begin_try(_knock(name, account, browser.address))
    # A closed account's own hash is not even held against the password: there is nothing to find out.
    is_right = fits(account.password_hash if account and may_come else None, password)
    if account is None or not is_right:
        _note_failure(attempt_id, account, browser.address)
        raise NotSignedIn
    kept = account.password_hash or ""
    return _begun(attempt_id, account, make_hash(password) if is_outdated(kept) else kept, browser)


def begin_session(session: Session, account: Account, how: Literal["password", "oidc"], browser: Browser) -> str:
    """A session with a new token, in the place of the one that the browser still carried. Old ones are swept."""
    now = settings().utc_now()
    old = sign_in_of_token(session, browser.old_token) if browser.old_token else None
    if old is not None:
        sign_ins.end(session, old.id, now)
    sign_ins.sweep(session, now)
    doer = Doer(account.name, account.id, browser.address)
    append(session, doer, Event(SIGN_IN, account.name, after={"how": how}), now)
    return sign_ins.begin(session, account.id, how, now, address=browser.address, device=browser.device)


def _found(name: str) -> tuple[Account | None, bool]:
    with records().reading() as session:
        account = account_named(session, name)
        return account, may_come_in(session, account)


def _knock(name: str, account: Account | None, address: str) -> Knock:
    return Knock(key_of(name), address, account.id if account else None, account.name if account else SOMEBODY)


def _note_failure(attempt_id: int, account: Account | None, address: str) -> None:
    """The tried name is told only where it is an account's: else it may be a password in the wrong field."""
    subject = account.name if account else SOMEBODY
    with records().writing() as session:
        settle_attempt(session, attempt_id, passed=False)
        refused = Event(SIGN_IN, subject, after={"how": "password"}, result="refused")
        append(session, Doer("", address=address), refused, settings().utc_now())


def _begun(attempt_id: int, known: Account, new_hash: str, browser: Browser) -> str:
    """The last look at the account: it may have been closed while the hash was computed."""
    with records().writing() as session:
        account = session.get(Account, known.id)
        if account is not None and may_come_in(session, account) and account.password_hash == known.password_hash:
            settle_attempt(session, attempt_id, passed=True)
            account.password_hash = new_hash
            session.add(account)
            return begin_session(session, account, "password", browser)
    _note_failure(attempt_id, known, browser.address)
    raise NotSignedIn
