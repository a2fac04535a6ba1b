"""Sign in by the word of an identity provider: it is exchanged for a session of ours, under the same rules as any."""

from enum import StrEnum

from sqlmodel import Session, col, select

from floor.rules.oidc import OidcIdentity
from floor.settings import settings
from floor.store.accounts import account_named, may_come_in
from floor.store.audit import Doer, Event, append
from floor.store.models import Account
from floor.store.records import records
from floor.tasks.sign_in import SIGN_IN, Browser, begin_session


class Unwelcome(StrEnum):
    """Why an identity opens nothing here."""

    UNKNOWN = "oidc-unknown"
    UNVERIFIED = "oidc-unverified"
    DISABLED = "oidc-disabled"


class NotLetIn(Exception):  # noqa: N818 - a refusal, not a fault
    """The provider vouches for them, but no account of ours is theirs, or it is disabled."""

    def __init__(self, why: Unwelcome) -> None:
        super().__init__(why)
        self.why = why


def sign_in_by_oidc(identity: OidcIdentity, browser: Browser) -> str:
    """Begin a session and return its token. Raises NotLetIn, after a line in the audit.

    An account is found by issuer and subject. The first time, and only then, it is the one that an administrator has
    prepared under the verified e-mail; from then on the same e-mail from elsewhere opens nothing.
    """
    with records().writing() as session:
        account = _bound(session, identity) or _prepared(session, identity)
        why = _why_not(session, account, identity)
        if account is not None and why is None:
            if account.oidc_subject is None:
                _bind(session, account, identity, browser)
            return begin_session(session, account, "oidc", browser)
        doer = Doer(account.name, account.id, browser.address) if account else Doer("", address=browser.address)
        refused = Event(SIGN_IN, identity.email, after=_told(identity) | {"why": str(why)}, result="refused")
        append(session, doer, refused, settings().utc_now())
    raise NotLetIn(why or Unwelcome.UNKNOWN)


def _bound(session: Session, identity: OidcIdentity) -> Account | None:
    query = select(Account).where(
        col(Account.oidc_issuer) == identity.issuer, col(Account.oidc_subject) == identity.subject
    )
    return session.exec(query).one_or_none()


def _prepared(session: Session, identity: OidcIdentity) -> Account | None:
    account = account_named(session, identity.email)
    return account if account is not None and account.oidc_subject is None else None


def _why_not(session: Session, account: Account | None, identity: OidcIdentity) -> Unwelcome | None:
    if account is None:
        return Unwelcome.UNKNOWN if identity.email else Unwelcome.UNVERIFIED
    return None if may_come_in(session, account) else Unwelcome.DISABLED


def _bind(session: Session, account: Account, identity: OidcIdentity, browser: Browser) -> None:
    account.oidc_issuer, account.oidc_subject = identity.issuer, identity.subject
    session.add(account)
    bound = Event("bind_identity", account.name, after=_told(identity) | {"email": identity.email})
    append(session, Doer(account.name, account.id, browser.address), bound, settings().utc_now())


def _told(identity: OidcIdentity) -> dict[str, str]:
    return {"how": "oidc", "issuer": identity.issuer, "subject": identity.subject}
