"""A refusal leaves its line in the audit."""

from floor.rules.access import Permission
from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.records import records
from floor.store.viewers import read_viewer
from floor.tasks.task import Actor


def note_refused_page(actor: Actor, permission: Permission) -> None:
    """Somebody signed in asked for a page or a file that their role does not have."""
    now = settings().utc_now()
    with records().writing() as session:
        viewer = None if actor.sign_in_id is None else read_viewer(session, actor.sign_in_id, now)
        doer = viewer.doer(actor.address) if viewer else Doer("", address=actor.address)
        append(session, doer, Event("look", str(permission), result="refused"), now)
