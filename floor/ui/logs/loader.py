"""What the screen needs of the load path, handed in by the page: the screens know no reader of logs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from floor.rules.undo_preview import UndoPreview
from floor.store.audit import Doer
from floor.tasks.upload_logs import Outcome


class CannotLoad(Exception):  # noqa: N818 - a state of the floor, told to who asked
    """Nothing was done; the text says why in the loader's own words. `busy`: another load runs."""

    def __init__(self, why: str = "", *, busy: bool = False) -> None:
        super().__init__(why)
        self.busy = busy


class FileReport(Outcome, Protocol):
    """What became of one file, and what somebody has to look into."""

    @property
    def rows_read(self) -> int:
        """Rows of the file."""

    @property
    def duplicates(self) -> int:
        """Rows that were known."""

    @property
    def first_day(self) -> date | None:
        """Of its good rows."""

    @property
    def last_day(self) -> date | None:
        """Of its good rows."""

    @property
    def unknown_agents(self) -> list[str]:
        """Agents that are not on the roster."""

    @property
    def unknown_codes(self) -> list[str]:
        """Outcome codes nobody mapped."""

    @property
    def reasons(self) -> list[str]:
        """Why rows or the file were refused."""

    @property
    def warnings(self) -> list[str]:
        """What else is to be known."""


@dataclass(frozen=True)
class Loader:
    """The ways of the load path. Each raises CannotLoad.

    An undo takes the load, and those that mend it and go with it.
    `load` takes who accepts that files differ from earlier ones; None: nobody does, and such a file is not loaded.
    """

    load: Callable[[Sequence[Path], Callable[[Path], None], Doer | None], Sequence[FileReport]]
    preview_undo: Callable[[str, Sequence[str]], UndoPreview]
    undo: Callable[[str, Sequence[str]], UndoPreview]
