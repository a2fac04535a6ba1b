"""Entries of the audit that answer a question, newest first, a page at a time."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from floor.settings import Settings
from floor.store.audit import Result, keepable
from floor.store.models import AuditEntry

ON_A_PAGE = 50


@dataclass(frozen=True)
class AuditQuery:
    """What is asked. None: no matter which. `who` "" is a stranger; days are the calendar's on the floor's clock."""

    text: str = ""
    who: str | None = None
    action: str | None = None
    result: Result | None = None
    day_from: date | None = None
    day_to: date | None = None
    page: int = 1


@dataclass(frozen=True)
class AuditPage:
    """The entries of one page; `query.page` is the nearest that there is, and `found` counts those of all pages."""

    query: AuditQuery
    entries: tuple[AuditEntry, ...]
    found: int

    @property
    def pages(self) -> int:
        """How many there are; an empty answer is one empty page."""
        return max(1, -(-self.found // ON_A_PAGE))


def search_audit(session: Session, query: AuditQuery, house: Settings) -> AuditPage:
    """The page that was asked for, or the last one where there are fewer."""
    wanted = _wanted(query, house)
    found = session.exec(select(func.count()).select_from(AuditEntry).where(*wanted)).one()
    empty = AuditPage(query, (), found)
    page = min(max(query.page, 1), empty.pages)
    newest = select(AuditEntry).where(*wanted).order_by(col(AuditEntry.id).desc())
    entries = session.exec(newest.offset((page - 1) * ON_A_PAGE).limit(ON_A_PAGE)).all()
    return AuditPage(replace(query, page=page), tuple(entries), found)


def everybody_noted(session: Session) -> tuple[str, ...]:
    """The names of all who ever did or tried something, as they were called then; "" stands for strangers."""
    return tuple(session.exec(select(AuditEntry.actor).distinct().order_by(AuditEntry.actor)))


def _wanted(query: AuditQuery, house: Settings) -> list[ColumnElement[bool]]:
    same = {AuditEntry.actor: query.who, AuditEntry.action: query.action, AuditEntry.result: query.result}
    wanted = [col(column) == keepable(value) for column, value in same.items() if value is not None]
    begins = None if query.day_from is None else _begin(query.day_from, house)
    ends = None if query.day_to is None else _begin_of_next(query.day_to, house)
    if begins is not None:
        wanted.append(col(AuditEntry.at) >= begins)
    if ends is not None:
        wanted.append(col(AuditEntry.at) < ends)
    return [*wanted, *(_says(word) for word in keepable(query.text).split())]


def _says(word: str) -> ColumnElement[bool]:
    told = (AuditEntry.actor, AuditEntry.subject, AuditEntry.before, AuditEntry.after, AuditEntry.address)
    return or_(*(col(column).icontains(word, autoescape=True) for column in told))


def _begin_of_next(day: date, house: Settings) -> datetime | None:
    return None if day == date.max else _begin(day + timedelta(days=1), house)


def _begin(day: date, house: Settings) -> datetime | None:
    """None for a day so early or late that no clock has it: then it is no limit."""
    try:
        return house.begins(day)
    except (OverflowError, OSError, ValueError):
        return None
