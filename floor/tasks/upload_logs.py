"""Logs uploaded on the screen: the right is checked, then they are loaded, then the audit says who brought what.

The loader is handed in by the page, because a task knows none. It runs between two transactions: a load takes long,
may write people itself, and what it published stays whatever becomes of the line.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from floor.rules.access import Permission
from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.records import records
from floor.tasks.task import Actor, task

UPLOAD = "upload_log"


class Outcome(Protocol):
    """What became of one log; a zip may hold several."""

    @property
    def file(self) -> str:
        """What the loader calls it."""

    @property
    def packed_in(self) -> str | None:
        """What the loader calls the file that held it, if that was another one."""

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


def upload_logs(actor: Actor, names: Mapping[str, str], load: Callable[[Doer], Sequence[Told]]) -> Sequence[Told]:
    """Load files, with one line for each log in them. Raises NotAllowed before anything is loaded.

    `names`: what the loader calls a file, to what somebody calls it.

    The loader is told who does it, for what it notes itself.
    """
    with task(actor, Permission.MANAGE_LOGS, UPLOAD) as job:
        doer = job.doer
    outcomes = load(doer)
    with records().writing() as session:
        for one in outcomes:
            told = {"load": one.load_id or "", "status": one.status, "rows": one.loaded, "rejected": one.rejected}
            append(session, doer, Event(UPLOAD, name_of(one, names), after=told), settings().utc_now())
    return outcomes


def name_of(outcome: Outcome, names: Mapping[str, str]) -> str:
    """What somebody calls a log: by the name of the file that they brought, and of the log inside of it."""
    held_by = outcome.packed_in or outcome.file
    return names[held_by] + outcome.file.removeprefix(held_by)
