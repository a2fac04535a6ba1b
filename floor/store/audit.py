"""The audit: every deed and refusal, each sealed with the one before it, so that a change to any of them shows."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from floor.rules.sealing import Broken, Fault, Head, Unbroken, first_broken, seal
from floor.rules.unspoken import unspoken_keys
from floor.store.models import AuditEntry, AuditHead

AT_ONCE = 1_000
LONGEST_TEXT = 500

Values = Mapping[str, object]
Result = Literal["done", "refused"]


@dataclass(frozen=True)
class Event:
    """What happened. `before` and `after` hold only what changed; never a password, a token or an amount of pay.

    Raises ValueError for values under the name of such a thing.
    """

    action: str
    subject: str = ""
    before: Values | None = None
    after: Values | None = None
    result: Result = "done"

    def __post_init__(self) -> None:
        told = unspoken_keys(self.before or {}) | unspoken_keys(self.after or {})
        if told:
            raise ValueError(f"The audit keeps no {', '.join(sorted(told))}. Say that it changed, not what it is.")


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
        actor=_short(doer.name),
        action=what.action,
        subject=_short(what.subject),
        before=as_written(what.before),
        after=as_written(what.after),
        result=what.result,
        address=_short(doer.address),
        seal="",
    )
    entry.seal = seal(entry, head.seal)
    session.add(entry)
    head.entries, head.seal = entry.id, entry.seal
    session.add(head)
    session.flush()
    return entry


def verify(session: Session, noted: Head | None = None) -> Broken | Unbroken:
    """Walk the whole audit from its first entry. `noted`: how far it went earlier, kept somewhere else."""
    found = session.exec(select(AuditHead)).one_or_none()
    head = None if found is None else Head(found.entries, found.seal)
    reached = Reached()
    try:
        return first_broken(_all(session, reached), head, noted)
    except (ValueError, DBAPIError) as error:
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            raise
        # What cannot even be read, as a moment that is none, was not written by us.
        return Broken(reached.entry + 1, Fault.CHANGED)


@dataclass
class Reached:
    """The last entry that could be read."""

    entry: int = 0


def _all(session: Session, reached: Reached) -> Iterator[AuditEntry]:
    """Every entry by its number. Many at once; one by one where not all of them can be read."""
    query, at_once = select(AuditEntry).order_by(col(AuditEntry.id)), AT_ONCE
    while True:
        try:
            some = session.exec(query.limit(at_once)).all()
        except (ValueError, DBAPIError):
            if at_once == 1:
                raise
            at_once = 1
            continue
        if not some:
            return
        for entry in some:
            yield entry
            reached.entry = entry.id
        query = select(AuditEntry).order_by(col(AuditEntry.id)).where(col(AuditEntry.id) > some[-1].id)


def as_written(values: Values | None) -> str:
    """What changed, as it stands in an entry: equal values are equal texts."""
    return "" if values is None else keepable(json.dumps(values, ensure_ascii=False, sort_keys=True, default=str))


def _short(text: str) -> str:
    """Strangers write here too: a name may be as long as they like to type."""
    plain = keepable(text)
    return plain if len(plain) <= LONGEST_TEXT else plain[: LONGEST_TEXT - 1] + "…"


def keepable(text: str) -> str:
    """Without what a database cannot keep: PostgreSQL no NUL, neither of them half a character."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
