"""Logs uploaded on the screen: the right is checked, then they are loaded, then the audit says who brought what.

The loader is handed in by the page, because a task knows none. It runs between two transactions: a load takes long,
may write people itself, and what it published stays whatever becomes of the line.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from floor.rules.access import Permission
from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.records import records
from floor.tasks.task import Actor, task

UPLOAD = "upload_log"


class Outcome(Protocol):
    """What became of one file."""

    @property
    def status(self) -> str:
        """One word of the loader's."""

    @property
    def load_id(self) -> str | None:
        """Its name in the ledger; None: nothing of it is loaded."""

    @property
    def loaded(self) -> int:
        """Rows that count."""

    @property
    def rejected(self) -> int:
        """Rows that could not be taken."""


Told = TypeVar("Told", bound=Outcome)


def upload_logs(actor: Actor, names: Sequence[str], load: Callable[[Doer], Sequence[Told]]) -> Sequence[Told]:
    """Load files of these names, in this order, with one line for each. Raises NotAllowed before anything is loaded.

    The loader is told who does it, for what it notes itself.
    """
    with task(actor, Permission.MANAGE_LOGS, UPLOAD) as job:
        doer = job.doer
    outcomes = load(doer)
    with records().writing() as session:
        for name, one in zip(names, outcomes, strict=True):
            told = {"load": one.load_id or "", "status": one.status, "rows": one.loaded, "rejected": one.rejected}
            append(session, doer, Event(UPLOAD, name, after=told), settings().utc_now())
    return outcomes
