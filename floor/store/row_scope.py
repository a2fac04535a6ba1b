"""Whose rows a query may return. A query of personal rows takes one of these; there is no way to ask without."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from sqlmodel import Session, col, or_, select

from floor.rules.access import Permission, Scope
from floor.store.models import DialerId, Membership
from floor.store.viewers import Viewer

EVER = (date.min, date.max)


@dataclass(frozen=True, order=True)
class Span:
    """The rows of one dialer id from `day_from` to `day_to`, both inside."""

    agent_id: str
    day_from: date
    day_to: date


class SpanLists(TypedDict):
    """Spans as parameters of a query: three lists of equal length, or None for everybody's rows."""

    agents: list[str] | None
    days_from: list[date] | None
    days_to: list[date] | None


@dataclass(frozen=True)
class RowScope:
    """Everybody's rows (`spans` None) or these alone. Hashable: part of the key of whatever is cached."""

    spans: frozenset[Span] | None

    def parameters(self) -> SpanLists:
        """As the queries in sql/ take it."""
        if self.spans is None:
            return {"agents": None, "days_from": None, "days_to": None}
        spans = sorted(self.spans)
        return {
            "agents": [span.agent_id for span in spans],
            "days_from": [span.day_from for span in spans],
            "days_to": [span.day_to for span in spans],
        }


EVERYBODY = RowScope(None)
NOBODY = RowScope(frozenset())


def row_scope(session: Session, viewer: Viewer, permission: Permission, today: date) -> RowScope:
    """The rows that this right covers for this viewer, as people and teams stand in the records now.

    A team's rows are those of its members on the days they were its members; the team is the viewer's own of today.
    """
    return _scope(session, viewer, viewer.scope(permission), today)


def _scope(session: Session, viewer: Viewer, scope: Scope | None, today: date) -> RowScope:
    match scope:
        case "floor":
            return EVERYBODY
        case "team" if viewer.person_id is not None:
            return RowScope(_own(session, viewer.person_id) | _teams_of(session, viewer.person_id, today))
        case "own" if viewer.person_id is not None:
            return RowScope(_own(session, viewer.person_id))
        case _:
            return NOBODY


def _own(session: Session, person_id: int) -> frozenset[Span]:
    ids = session.exec(select(DialerId.agent_id).where(DialerId.person_id == person_id))
    return frozenset(Span(agent_id, *EVER) for agent_id in ids)


def _teams_of(session: Session, person_id: int, today: date) -> frozenset[Span]:
    own = select(Membership.team_id).where(
        Membership.person_id == person_id,
        or_(col(Membership.day_from).is_(None), col(Membership.day_from) <= today),
        or_(col(Membership.day_to).is_(None), col(Membership.day_to) >= today),
    )
    query = (
        select(DialerId.agent_id, Membership)
        .join(Membership, col(Membership.person_id) == DialerId.person_id)
        .where(col(Membership.team_id).in_(own))
    )
    return frozenset(
        Span(agent_id, member.day_from or date.min, member.day_to or date.max)
        for agent_id, member in session.exec(query)
    )
