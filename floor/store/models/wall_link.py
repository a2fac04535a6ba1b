"""The screens on the wall, each with a link of its own."""

from datetime import date, datetime

from sqlmodel import Field

from floor.store.models.base import Base


class WallLink(Base, table=True):
    """What one screen may show, and until when (the last day included). The token is only in its address."""

    __tablename__ = "wall_link"

    id: int = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    name: str
    boards: str  # JSON, see store/wall_links.py
    team: str | None = None
    reading: str = "floor"
    theme: str = "dark"
    language: str = "en"
    last_day: date | None = None
    created_at: datetime
    created_by: int | None = Field(default=None, foreign_key="account.id")
    revoked_at: datetime | None = None
    seen_at: datetime | None = None
