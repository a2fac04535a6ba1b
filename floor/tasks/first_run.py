"""A floor without an administrator: a code on the console, and whoever types it in becomes the first one."""

import secrets
from dataclasses import dataclass, field

from sqlmodel import Session

from floor.rules.account_names import NameFlaw, flaw_of_name
from floor.rules.first_run_code import new_code, plain_code
from floor.rules.passwords import flaw_of_password
from floor.settings import settings
from floor.store.accounts import account_named, add_account, live_administrators
from floor.store.audit import Doer, Event, append
from floor.store.models import Account
from floor.store.one_time_links import FIRST_RUN, add_first_run_code, live_link, use
from floor.store.password_hashes import make_hash
from floor.store.records import records
from floor.store.sign_in_attempts import forget_attempts, settle_attempt
from floor.tasks.account_problem import AccountProblem
from floor.tasks.choose_password import WeakPassword
from floor.tasks.sign_in import Browser, begin_session
from floor.tasks.sign_in_throttle import Knock, begin_try
from floor.tasks.task import CONSOLE

MAKE_CODE = "make_first_run_code"
FIRST = "make_first_administrator"
# No hash of a name looks like this, so these tries have a budget of their own.
TRIES = "first run"


class NotTheFirst(Exception):  # noqa: N818 - a refusal, not a fault
    """There is an administrator already: nothing here is to be set up any more."""


class WrongCode(Exception):  # noqa: N818 - as above
    """The code is not the one on the console, or it is too old."""


@dataclass(frozen=True)
class FirstAdministrator:
    """What somebody typed in to become the first administrator."""

    code: str = field(repr=False)
    name: str
    password: str = field(repr=False)


def is_first_run() -> bool:
    """Whether nobody is there who could sign in and administer."""
    with records().reading() as session:
        return not live_administrators(session)


def code_for_first_administrator() -> str | None:
    """A code for the console, good for an hour and in the place of every earlier one; None: it is not needed."""
    now = settings().utc_now()
    with records().writing() as session:
        if live_administrators(session):
            return None
        code = new_code(secrets.choice)
        add_first_run_code(session, plain_code(code), now)
        # Whoever guessed at the old code keeps nobody from typing in the new one.
        forget_attempts(session, TRIES)
        append(session, Doer(CONSOLE), Event(MAKE_CODE), now)
    return code


def code_notice(code: str) -> str:
    """What the console says of a code."""
    return f"Nobody can administer this floor yet. Open /first-run in a browser and type in this code: {code}"


def make_first_administrator(wanted: FirstAdministrator, browser: Browser) -> str:
    """Make the account, sign it in and return the session's token.

    Raises NotTheFirst, AccountProblem, WeakPassword, TooManyTries or WrongCode.
    """
    if not is_first_run():
        raise NotTheFirst
    _check(wanted)
    attempt_id = begin_try(Knock(TRIES, browser.address, subject="first run"))
    with records().writing() as session:
        is_right = live_link(session, plain_code(wanted.code), FIRST_RUN, settings().utc_now()) is not None
        settle_attempt(session, attempt_id, passed=is_right)
        if not is_right:
            append(session, Doer("", address=browser.address), Event(FIRST, result="refused"), settings().utc_now())
    if not is_right:
        raise WrongCode
    return _made(wanted, make_hash(wanted.password), browser)


def _check(wanted: FirstAdministrator) -> None:
    """What can be seen without the code."""
    name_flaw = flaw_of_name(wanted.name)
    if name_flaw is not None:
        raise AccountProblem(name_flaw)
    flaw = flaw_of_password(wanted.password, wanted.name)
    if flaw is not None:
        raise WeakPassword(flaw)


def _made(wanted: FirstAdministrator, password_hash: str, browser: Browser) -> str:
    now = settings().utc_now()
    with records().writing() as session:
        if live_administrators(session):
            raise NotTheFirst
        link = live_link(session, plain_code(wanted.code), FIRST_RUN, now)
        if link is None:
            raise WrongCode
        use(session, link, now)
        return begin_session(session, _account(session, wanted, password_hash, browser), "password", browser)


def _account(session: Session, wanted: FirstAdministrator, password_hash: str, browser: Browser) -> Account:
    now = settings().utc_now()
    if account_named(session, wanted.name) is not None:
        raise AccountProblem(NameFlaw.TAKEN)
    account = add_account(session, wanted.name, "administrator", None, now)
    account.password_hash = password_hash
    session.add(account)
    doer = Doer(account.name, account.id, browser.address)
    append(session, doer, Event(FIRST, account.name, after={"role": account.role}), now)
    return account
