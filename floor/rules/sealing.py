"""The seals of the audit: each entry is sealed together with the one before it, so that a change to any of them shows.

A hash chain as ledgers keep it (Haber and Stornetta 1991). It shows what was done below the program. Against somebody
who seals everything anew, keep the number and seal of the last entry somewhere else and have them checked too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from json import JSONEncoder
from typing import Protocol

NOTHING_SEALED = "0" * 64

# What no entry of ours can hold is still written, so that it does not fit instead of breaking the check.
_ENCODER = JSONEncoder(default=repr)


class Entry(Protocol):
    """An entry of the audit as the seals see it: numbered from 1 on without a gap."""

    id: int
    at: datetime
    actor_id: int | None
    actor: str
    action: str
    subject: str
    before: str
    after: str
    result: str
    address: str
    seal: str


@dataclass(frozen=True)
class Head:
    """How many entries there are, and the seal of the last."""

    entries: int = 0
    seal: str = NOTHING_SEALED


class Fault(StrEnum):
    """What is wrong with an entry."""

    CHANGED = "it was changed, or put there past the program"
    MISSING = "it is missing"
    ADDED = "it was added past the program"
    NOT_AS_NOTED = "it does not bear the seal that was noted: it or one before it was written anew"


@dataclass(frozen=True)
class Broken:
    """The first entry that does not fit."""

    entry: int
    fault: Fault


@dataclass(frozen=True)
class Unbroken:
    """Every entry stands as it was written."""

    head: Head


def seal(entry: Entry, before: str) -> str:
    """SHA-256, in hex, over the seal of the entry before and all that this one says."""
    told = [
        before,
        entry.id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.actor,
        entry.action,
        entry.subject,
        entry.before,
        entry.after,
        entry.result,
        entry.address,
    ]
    return sha256(_ENCODER.encode(told).encode()).hexdigest()


def first_broken(entries: Iterable[Entry], head: Head | None, noted: Head | None = None) -> Broken | Unbroken:
    """Walk the entries, in the order of their numbers, from the first one to the head.

    `head` None: it is gone. `noted`: a number and its seal as somebody wrote them down earlier.
    """
    last = Head()
    for entry in entries:
        broken = _fault_of(entry, last, noted)
        if broken is not None:
            return broken
        if head is not None and entry.id > head.entries:
            return Broken(entry.id, Fault.ADDED)
        last = Head(entry.id, entry.seal)
    if head is None or last.entries < max(head.entries, noted.entries if noted else 0):
        return Broken(last.entries + 1, Fault.MISSING)
    return Unbroken(last) if last == head else Broken(last.entries, Fault.CHANGED)


def _fault_of(entry: Entry, last: Head, noted: Head | None) -> Broken | None:
    if entry.id <= last.entries:
        return Broken(entry.id, Fault.ADDED)
    if entry.id > last.entries + 1:
        return Broken(last.entries + 1, Fault.MISSING)
    if seal(entry, last.seal) != entry.seal:
        return Broken(entry.id, Fault.CHANGED)
    if noted is not None and noted.entries == entry.id and noted.seal != entry.seal:
        return Broken(entry.id, Fault.NOT_AS_NOTED)
    return None
