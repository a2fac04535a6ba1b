"""Somebody takes rows of others along as a file."""

from dataclasses import dataclass

from floor.rules.access import Permission
from floor.rules.periods import Period
from floor.store.audit import LONGEST_TEXT, Event
from floor.tasks.task import Actor, task


@dataclass(frozen=True)
class Export:
    """What goes out: which list, of which days, narrowed to what, and how many rows."""

    what: str
    period: Period
    narrowed: str
    rows: int


def note_export(actor: Actor, permission: Permission, export: Export, kind: str) -> None:
    """Write the line before the file leaves: one that could not be noted does not. Raises NotAllowed."""
    told = {
        "file": kind,
        "day_from": export.period.day_from.isoformat(),
        "day_to": export.period.day_to.isoformat(),
        "only": export.narrowed[:LONGEST_TEXT],
        "rows": export.rows,
    }
    with task(actor, permission, "export") as job:
        job.note(Event("export", export.what, after=told))
