"""The frame of every task: one transaction in which the right is checked anew and the deed leaves its audit line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from floor.rules.access import Permission
from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.records import records
from floor.store.viewers import Viewer, read_viewer

CONSOLE = "console"


class NotAllowed(Exception):  # noqa: N818 - a refusal, not a fault
    """The viewer may not do this, or not any more."""


class Impossible(Exception):  # noqa: N818 - as above
    """The task cannot be done as asked; the text says why and what to do, to the person who asked."""


@dataclass(frozen=True)
class Actor:
    """Who asks: a session, or nobody's session for whoever has a shell on the machine. `address`: where from."""

    sign_in_id: int | None
    address: str = ""

    @classmethod
    def of(cls, viewer: Viewer, address: str = "") -> "Actor":
        """The actor behind this viewer."""
        return cls(viewer.sign_in_id, address)


AT_THE_CONSOLE = Actor(None)


@dataclass(frozen=True)
class Task:
    """A running task. `viewer` is None at the console."""

    session: Session
    doer: Doer
    now: datetime
    viewer: Viewer | None

    def note(self, event: Event) -> None:
        """Write the audit line; it is kept if and only if the deed is."""
        append(self.session, self.doer, event, self.now)


@contextmanager
def task(actor: Actor, permission: Permission, action: str) -> Iterator[Task]:
    """Begin a task. The right is read from the records, not from the screen that shows the button.

    Raises NotAllowed, after a line in the audit that says so.
    """
    now = settings().utc_now()
    with records().writing() as session:
        viewer = None if actor.sign_in_id is None else read_viewer(session, actor.sign_in_id, now)
        may = actor.sign_in_id is None or (viewer is not None and viewer.scope(permission) is not None)
        if may:
            doer = viewer.doer(actor.address) if viewer else Doer(CONSOLE)
            yield Task(session, doer, now, viewer)
            return
        who = viewer.doer(actor.address) if viewer else Doer("", address=actor.address)
        append(session, who, Event(action, str(permission), result="refused"), now)
    raise NotAllowed(f"{who.name or 'Somebody who is not signed in'} may not {permission}.")
