"""Somebody chooses a password, by a link that works once."""

from sqlmodel import Session

from floor.rules.passwords import PasswordFlaw, flaw_of_password
from floor.settings import settings
from floor.store import sign_ins
from floor.store.accounts import may_come_in
from floor.store.audit import Doer, Event, append
from floor.store.models import Account, OneTimeLink
from floor.store.one_time_links import PASSWORD, end_password_links, live_link, use
from floor.store.password_hashes import make_hash
from floor.store.records import records
from floor.tasks.sign_in import Browser, begin_session

CHOOSE = "choose_password"


class LinkEnded(Exception):  # noqa: N818 - a refusal, not a fault
    """The link was used, or is too old, or never was."""


class WeakPassword(Exception):  # noqa: N818 - as above
    """The password is not good enough; `flaw` says why. Nothing has been used up."""

    def __init__(self, flaw: PasswordFlaw) -> None:
        super().__init__(str(flaw))
        self.flaw = flaw


def owner_of_link(token: str) -> str:
    """Whose password the link chooses; looking does not use it up. Raises LinkEnded."""
    with records().reading() as session:
        return _owner(session, token)[1].name


def choose_password(token: str, password: str, browser: Browser) -> str:
    """Keep the password, end every session of the account, begin one here and return its token.

    Raises LinkEnded or WeakPassword.
    """
    flaw = flaw_of_password(password, owner_of_link(token))
    if flaw is not None:
        raise WeakPassword(flaw)
    # Before the transaction: nobody should wait for the hash in order to write.
    password_hash = make_hash(password)
    now = settings().utc_now()
    with records().writing() as session:
        link, account = _owner(session, token)
        use(session, link, now)
        end_password_links(session, account.id, now)
        account.password_hash = password_hash
        session.add(account)
        sign_ins.end_all(session, account.id, now)
        append(session, Doer(account.name, account.id, browser.address), Event(CHOOSE, account.name), now)
        return begin_session(session, account, "password", browser)


def _owner(session: Session, token: str) -> tuple[OneTimeLink, Account]:
    link = live_link(session, token, PASSWORD, settings().utc_now())
    account = None if link is None else session.get(Account, link.account_id)
    if link is None or account is None or not may_come_in(session, account):
        raise LinkEnded
    return link, account
