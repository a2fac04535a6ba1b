"""The links of the screens: which there are, what each shows, and whether it still does."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select, update

from floor.rules.wall_screen import WallBoard
from floor.store.models import WallLink

SEEN_ACCURACY = timedelta(minutes=1)
"""A screen asks every few seconds; each time as it comes would make every question a write."""


def all_links(session: Session) -> list[WallLink]:
    """Every link there ever was, newest first."""
    return list(session.exec(select(WallLink).order_by(col(WallLink.id).desc())))


def live_link(session: Session, token_hash: str, today: date) -> WallLink | None:
    """The link with this hash, while it lasts. Unknown, revoked and past its last day are all the same None."""
    link = session.exec(select(WallLink).where(WallLink.token_hash == token_hash)).one_or_none()
    return link if link is not None and is_live(link, today) else None


def is_live(link: WallLink, today: date) -> bool:
    """Neither revoked nor past its last day, which still counts."""
    return link.revoked_at is None and (link.last_day is None or today <= link.last_day)


def is_to_be_noted(link: WallLink, now: datetime) -> bool:
    """Whether it is a minute since its screen was last noted."""
    return link.seen_at is None or now - link.seen_at >= SEEN_ACCURACY


def note_seen(session: Session, link_id: int, now: datetime) -> None:
    """A screen asked at this moment."""
    session.exec(update(WallLink).where(col(WallLink.id) == link_id).values(seen_at=now))


def follow_team(session: Session, name: str, new_name: str) -> None:
    """A team is called otherwise now: its screens go on showing it."""
    session.exec(update(WallLink).where(col(WallLink.team) == name).values(team=new_name))


def boards_as_text(boards: Sequence[WallBoard]) -> str:
    """As a link keeps them."""
    return json.dumps([asdict(board) for board in boards])


def boards_of(link: WallLink) -> tuple[WallBoard, ...]:
    """The boards of a link, in their order."""
    return tuple(WallBoard(**board) for board in json.loads(link.boards))
