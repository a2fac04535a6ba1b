"""What lies in the inbox: looked at, never opened but for the reasons that the watcher wrote down."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

NAME_BYTES = 255
DONE, REFUSED = "done", "refused"
UNFINISHED = (".part", ".tmp")
REASON = ".txt"
# The watcher looks every second. Only a long load, or its absence, lets a file lie longer than this.
LATE = timedelta(minutes=5)
MOST = 20
REASON_BYTES = 16_384
REASON_LINES = 6


class Odd(Enum):
    """What lies there and is no file."""

    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True)
class Waiting:
    """A file that is not loaded yet. `since` is when it last changed or came here, in UTC."""

    name: str
    size_bytes: int
    since: datetime

    def is_late(self, now: datetime) -> bool:
        """Whether a watcher would have loaded it by now."""
        return now - self.since > LATE


@dataclass(frozen=True)
class OddThing:
    """What is never opened, and what it is instead of a file."""

    name: str
    kind: Odd


@dataclass(frozen=True)
class RefusedFile:
    """A file that was put aside, when, and the first lines of why; none where nothing stands beside it."""

    name: str
    at: datetime
    reasons: tuple[str, ...]
    has_more: bool


@dataclass(frozen=True)
class InboxNow:
    """What waits, by name; the newest of the refused, and how many were refused in all."""

    waiting: tuple[Waiting, ...] = ()
    odd: tuple[OddThing, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    refused_in_all: int = 0


def read_inbox(data: Path) -> InboxNow:
    """The inbox of this data folder at this moment. Raises OSError where it cannot be looked into."""
    inbox = data / "inbox"
    found = [(name, status) for name, status in _look(inbox) if not is_passed_over(name)]
    waiting = [
        Waiting(name, status.st_size, _utc(status.st_ctime)) for name, status in found if stat.S_ISREG(status.st_mode)
    ]
    odd = [OddThing(name, _kind(status)) for name, status in found if not stat.S_ISREG(status.st_mode)]
    refused = _refused(inbox / REFUSED)
    newest = tuple(_with_reason(inbox, name, at) for name, at in refused[:MOST])
    return InboxNow(tuple(waiting), tuple(odd), newest, len(refused))


def is_passed_over(name: str) -> bool:
    """Names that copying programs use until they have finished, and the inbox's own rooms."""
    return name.startswith((".", "~")) or Path(name).suffix in UNFINISHED or name in {DONE, REFUSED}


def reason_name(name: str) -> str:
    """What the file is called that says why this one was refused."""
    return short_name(name, REASON)


def short_name(stem: str, ending: str) -> str:
    """The two as one name, the stem cut to what a file system takes."""
    return os.fsdecode(os.fsencode(stem)[: NAME_BYTES - len(os.fsencode(ending))]) + ending


def _look(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """By name. No folder is an empty one, and what is taken away meanwhile was not there."""
    if not os.path.lexists(folder):
        return
    for path in sorted(folder.iterdir()):
        with suppress(FileNotFoundError):
            yield path.name, path.lstat()


def _kind(status: os.stat_result) -> Odd:
    if stat.S_ISDIR(status.st_mode):
        return Odd.FOLDER
    return Odd.LINK if stat.S_ISLNK(status.st_mode) else Odd.OTHER


def _refused(folder: Path) -> Sequence[tuple[str, datetime]]:
    """The newest first: by when the reason was written, for a file keeps the times that it came with."""
    plain = {name: status.st_mtime for name, status in _look(folder) if stat.S_ISREG(status.st_mode)}
    reasons = {reason_name(name) for name in plain}
    # A reason whose file was taken away has done its work.
    files = [name for name in plain if name not in reasons and (reason_name(name) in plain or not _is_reason(name))]
    written = {name: plain.get(reason_name(name), plain[name]) for name in files}
    return [(name, _utc(written[name])) for name in sorted(files, key=lambda name: (-written[name], name))]


def _is_reason(name: str) -> bool:
    return name.endswith(REASON)


def _with_reason(inbox: Path, name: str, at: datetime) -> RefusedFile:
    lines = _reason_lines(inbox / REFUSED / reason_name(name))
    # Earlier versions wrote the path of the inbox in front of the name.
    shown = tuple(line.strip().removeprefix(f"{inbox}{os.sep}") for line in lines[:REASON_LINES])
    return RefusedFile(name, at, shown, len(lines) > REASON_LINES)


def _reason_lines(path: Path) -> list[str]:
    """Not through a link, and not from a pipe, which would never end."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return []
        with path.open("rb") as file:
            text = file.read(REASON_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    return [line for line in text.split("\n") if line.strip()]


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
