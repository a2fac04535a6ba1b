"""The audit: every deed and refusal, each sealed with the one before it, so that a change to any of them shows."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from sqlmodel import Session, col, select

from floor.store.models import AuditEntry, AuditHead

NOTHING_SEALED = "0" * 64
AT_ONCE = 1_000

Values = Mapping[str, object]
Result = Literal["done", "refused"]


@dataclass(frozen=True)
class Event:
    """What happened. `before` and `after` hold only what changed; never a password, a token or an amount of pay."""

    action: str
    subject: str = ""
    before: Values | None = None
    after: Values | None = None
    result: Result = "done"


@dataclass(frozen=True)
class Doer:
    """Who did it, as they were called then, and from where. Without an account: the console, or a stranger."""

    name: str
    account_id: int | None = None
    address: str = ""


def append(session: Session, doer: Doer, what: Event, at: datetime) -> AuditEntry:
    """Add an entry in the transaction of the deed itself. The session is one of `Records.writing`."""
    head = session.exec(select(AuditHead)).one()
    entry = AuditEntry(
        id=head.entries + 1,
        at=at,
        actor_id=doer.account_id,
        actor=doer.name,
        action=what.action,
        subject=what.subject,
        before=_text(what.before),
        after=_text(what.after),
        result=what.result,
        address=doer.address,
        seal="",
    )
    entry.seal = seal(entry, head.seal)
    session.add(entry)
    head.entries, head.seal = entry.id, entry.seal
    session.add(head)
    session.flush()
    return entry


def seal(entry: AuditEntry, before: str) -> str:
    """SHA-256 over the seal of the entry before and all that this one says."""
    told = [
        before,
        entry.id,
        entry.at.isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.actor,
        entry.action,
        entry.subject,
        entry.before,
        entry.after,
        entry.result,
        entry.address,
    ]
    return sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()


@dataclass(frozen=True)
class Broken:
    """The first entry that does not fit: its number, and what is wrong with it in words."""

    entry: int
    why: str


def verify(session: Session) -> Broken | None:
    """Walk the whole audit from its first entry. None: every entry stands as it was written."""
    last, sealed = 0, NOTHING_SEALED
    for entry in _all(session):
        if entry.id != last + 1:
            return Broken(last + 1, "it is missing")
        if seal(entry, sealed) != entry.seal:
            return Broken(entry.id, "it was changed, or the one before it")
        last, sealed = entry.id, entry.seal
    head = session.exec(select(AuditHead)).one_or_none()
    if head is None or head.entries > last:
        return Broken(last + 1, "it is missing")
    if (head.entries, head.seal) != (last, sealed):
        return Broken(last, "it was added past the program")
    return None


def _all(session: Session) -> Iterator[AuditEntry]:
    yield from session.exec(select(AuditEntry).order_by(col(AuditEntry.id)).execution_options(yield_per=AT_ONCE))


def _text(values: Values | None) -> str:
    return "" if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
