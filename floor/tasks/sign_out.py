"""Somebody signs out: here, everywhere, or everywhere but here. It needs no right but the session itself."""

from sqlmodel import Session

from floor.settings import settings
from floor.store import sign_ins
from floor.store.audit import Doer, Event, append
from floor.store.live_sign_ins import sign_in_of_token
from floor.store.models import Account, SignIn
from floor.store.records import records

SIGN_OUT = "sign_out"
SIGN_OUT_EVERYWHERE = "sign_out_everywhere"


def sign_out(token: str, address: str) -> None:
    """End the session of this token. One that has ended already stays as it is."""
    now = settings().utc_now()
    with records().writing() as session:
        one = _open(session, token)
        if one is not None:
            sign_ins.end(session, one.id, now)
            _note(session, one, SIGN_OUT, address)


def sign_out_everywhere(token: str, address: str, *, but_here: bool) -> None:
    """End every session of the account whose session this is; `but_here` keeps this one."""
    now = settings().utc_now()
    with records().writing() as session:
        one = _open(session, token)
        if one is not None:
            sign_ins.end_all(session, one.account_id, now, but=one.id if but_here else None)
            _note(session, one, SIGN_OUT_EVERYWHERE, address)


def _open(session: Session, token: str) -> SignIn | None:
    """Nobody's old token ends anything."""
    one = sign_in_of_token(session, token)
    return one if one is not None and one.ended_at is None else None


def _note(session: Session, one: SignIn, action: str, address: str) -> None:
    account = session.get_one(Account, one.account_id)
    append(session, Doer(account.name, account.id, address), Event(action, account.name), settings().utc_now())
