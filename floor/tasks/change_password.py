"""Somebody signed in chooses another password. It needs no right but the session, and the present password."""

from dataclasses import dataclass, field

from sqlmodel import Session

from floor.rules.passwords import flaw_of_password
from floor.settings import settings
from floor.store import sign_ins
from floor.store.audit import Doer, Event, append
from floor.store.models import Account
from floor.store.one_time_links import end_password_links
from floor.store.password_hashes import fits, make_hash
from floor.store.records import records
from floor.store.sign_in_attempts import key_of, settle_attempt
from floor.store.viewers import read_viewer
from floor.tasks.choose_password import WeakPassword
from floor.tasks.fixed_password import Fixed, why_fixed
from floor.tasks.sign_in import Browser
from floor.tasks.sign_in_throttle import Knock, begin_try
from floor.tasks.task import NotAllowed

CHANGE = "change_password"


class WrongPassword(Exception):  # noqa: N818 - a refusal, not a fault
    """What was given as the present password is not it."""


class FixedPassword(Exception):  # noqa: N818 - as above
    """The password of this account cannot be changed here; `why` says what keeps it."""

    def __init__(self, why: Fixed) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass(frozen=True)
class Passwords:
    """The present one as it was typed, and the new one."""

    present: str = field(repr=False)
    new: str = field(repr=False)


def change_password(sign_in_id: int, passwords: Passwords, browser: Browser) -> str:
    """Keep the new password, end every session of the account, begin one here and return its token.

    Raises NotAllowed, FixedPassword, WeakPassword, TooManyTries or WrongPassword. A wrong present password counts as a
    failure to sign in: an open desk is no place to guess at.
    """
    account = _asking(sign_in_id)
    why, flaw = why_fixed(account.id), flaw_of_password(passwords.new, account.name)
    if why is not None:
        raise FixedPassword(why)
    if flaw is not None:
        raise WeakPassword(flaw)
    attempt_id = begin_try(Knock(key_of(account.name), browser.address, account.id, account.name))
    if not fits(account.password_hash, passwords.present):
        _note_refusal(attempt_id, account, browser.address)
        raise WrongPassword
    return _changed(attempt_id, account, sign_in_id, make_hash(passwords.new), browser)


def _asking(sign_in_id: int) -> Account:
    with records().reading() as session:
        account = _account_of(session, sign_in_id)
    if account is None:
        raise NotAllowed("This session has ended.")
    return account


def _account_of(session: Session, sign_in_id: int) -> Account | None:
    viewer = read_viewer(session, sign_in_id, settings().utc_now())
    return None if viewer is None else session.get_one(Account, viewer.account_id)


def _note_refusal(attempt_id: int, account: Account, address: str) -> None:
    with records().writing() as session:
        settle_attempt(session, attempt_id, passed=False)
        refused = Event(CHANGE, account.name, result="refused")
        append(session, Doer(account.name, account.id, address), refused, settings().utc_now())


def _changed(attempt_id: int, known: Account, sign_in_id: int, new_hash: str, browser: Browser) -> str:
    """The last look at session and password: either may have ended while the hashes were computed."""
    now = settings().utc_now()
    with records().writing() as session:
        account = _account_of(session, sign_in_id)
        if account is not None and account.password_hash == known.password_hash:
            settle_attempt(session, attempt_id, passed=True)
            account.password_hash = new_hash
            session.add(account)
            end_password_links(session, account.id, now)
            sign_ins.end_all(session, account.id, now)
            append(session, Doer(account.name, account.id, browser.address), Event(CHANGE, account.name), now)
            # A new token and a new number: what was opened with the old ones, here or by somebody else, has ended.
            device = browser.device
            return sign_ins.begin(session, account.id, "password", now, address=browser.address, device=device)
    _note_refusal(attempt_id, known, browser.address)
    raise NotAllowed("The session or the password ended while the new one was kept.")
