"""What was done, by whom: append-only, each entry sealed together with the one before it."""

from datetime import datetime

from sqlmodel import Field

from floor.store.models.base import Base


class AuditEntry(Base, table=True):
    """One deed or refusal. Written by store/audit.py alone; the database itself refuses to change or delete it."""

    __tablename__ = "audit_entry"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(index=True)
    actor_id: int | None = Field(default=None, index=True)
    actor: str
    action: str = Field(index=True)
    subject: str = ""
    before: str = ""
    after: str = ""
    result: str = "done"
    address: str = ""
    seal: str


class AuditHead(Base, table=True):
    """How many entries there are and the seal of the last: without it the newest entry could be cut off unseen."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entries: int
    seal: str
