"""A load taken back on the screen: the right is checked, then it is undone, then the audit says who did it."""

from collections.abc import Callable

from floor.rules.access import Permission
from floor.rules.undo_preview import UndoPreview
from floor.settings import settings
from floor.store.audit import Event, append
from floor.store.records import records
from floor.tasks.task import Actor, task

UNDO = "undo_load"


def undo_load(actor: Actor, seen: UndoPreview, undo: Callable[[], UndoPreview]) -> UndoPreview:
    """Undo what was looked at, by the loader's way of the page; what changed. Raises NotAllowed before it."""
    with task(actor, Permission.MANAGE_LOGS, UNDO) as job:
        doer = job.doer
    done = undo()
    with records().writing() as session:
        now = settings().utc_now()
        append(session, doer, Event(UNDO, seen.load_id, before={"rows": done.rows}), now)
        for load_id in done.also:
            append(session, doer, Event(UNDO, load_id, before={"with": seen.load_id}), now)
    return done
