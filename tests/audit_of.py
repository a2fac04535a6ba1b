"""Audits for tests: long ones made fast, with the seals they should have, and what somebody might do to them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert
from sqlmodel import Session, update

from floor.rules.sealing import Head, seal
from floor.store.models import AuditEntry, AuditHead

BEGUN = datetime(2026, 11, 2, 1, tzinfo=UTC)
ACTIONS = ("sign_in", "sign_out", "look", "export", "change_account")


@dataclass
class Line:
    """An entry without a database."""

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
    seal: str = ""


FIELDS = [field.name for field in fields(Line) if field.name not in {"id", "seal"}]

Chain = tuple[list[Line], Head]


def chain(length: int) -> Chain:
    """So many entries, well sealed."""
    lines, head = [], Head()
    for number in range(1, length + 1):
        line = Line(
            id=number,
            at=BEGUN + timedelta(seconds=7 * number, microseconds=number),
            actor_id=number % 9 or None,
            actor=f"Ada {number % 9}" if number % 9 else "",
            action=ACTIONS[number % len(ACTIONS)],
            subject=f"李雷 ({number % 40})",
            before='{"role": "agent"}' if number % 5 == 4 else "",
            after='{"role": "lead"}' if number % 5 == 4 else "",
            result="refused" if number % 11 == 0 else "done",
            address=f"10.0.0.{number % 200}",
        )
        line.seal = seal(line, head.seal)
        head = Head(number, line.seal)
        lines.append(line)
    return lines, head


def keep(session: Session, kept: Chain) -> None:
    """Put a chain into empty records."""
    lines, head = kept
    session.execute(insert(AuditEntry), [vars(line) for line in lines])
    session.exec(update(AuditHead).values(entries=head.entries, seal=head.seal))


def another(value: object) -> object:
    """A value of the same kind that is not the same."""
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    if isinstance(value, int) or value is None:
        return (value or 0) + 1
    return f"{value} " if value else "x"


@dataclass(frozen=True)
class Tampering:
    """What somebody did below the program, and the first entry that then does not fit."""

    lines: list[Line]
    head: Head
    broken: int


Tamper = Callable[[random.Random, Chain], Tampering]


def edited(chance: random.Random, kept: Chain) -> Tampering:
    """Any field of any entry, its seal or not at all made anew to suit it."""
    lines, head = list(kept[0]), kept[1]
    place = chance.randrange(len(lines))
    field = chance.choice([*FIELDS, "seal"])
    wrong = replace(lines[place], **{field: another(getattr(lines[place], field))})
    if field != "seal" and chance.random() < 0.5:
        wrong.seal = seal(wrong, lines[place - 1].seal if place else Head().seal)
        # Its own seal now fits: the next one's does not, or the head's where there is no next.
        lines[place] = wrong
        return Tampering(lines, head, min(place + 2, len(lines)))
    lines[place] = wrong
    return Tampering(lines, head, place + 1)


def deleted(chance: random.Random, kept: Chain) -> Tampering:
    """One entry or several in a row, the last ones too; the others moved up to close the gap, or not."""
    lines, head = kept
    first = chance.choice([chance.randrange(len(lines)), len(lines) - 1])
    after = lines[first + chance.randint(1, 5) :]
    if chance.random() < 0.5:
        after = _numbered(after, first + 1)
    return Tampering(lines[:first] + after, head, first + 1)


def swapped(chance: random.Random, kept: Chain) -> Tampering:
    """Two entries in each other's place; or one more put in, the others moved down."""
    lines, head = list(kept[0]), kept[1]
    first, second = sorted(chance.sample(range(len(lines)), 2))
    if chance.random() < 0.5:
        a, b = lines[first], lines[second]
        lines[first], lines[second] = replace(b, id=a.id), replace(a, id=b.id)
        return Tampering(lines, head, first + 1)
    after = _numbered([replace(lines[second], subject="somebody else"), *lines[first:]], first + 1)
    return Tampering(lines[:first] + after, head, first + 1)


def _numbered(lines: list[Line], first: int) -> list[Line]:
    return [replace(line, id=number) for number, line in enumerate(lines, first)]
