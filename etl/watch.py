"""The inbox: what lands there is loaded once it has stopped growing, and put where it is plain what became of it."""

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path

from etl.disk import telling_full_disk
from etl.folders import DataFolder
from etl.load import load_files
from etl.problems import Refused, WrongUse
from etl.reason_file import reason_text
from etl.report import STOPPED, Report
from floor.settings import Settings
from floor.store.inbox import DONE, REFUSED, is_passed_over, reason_name, short_name

# Polling, because file events do not arrive from network shares; a file is complete when two scans see it equal.
SCAN_SECONDS = 1.0

Mark = tuple[int, int]
Seen = dict[Path, Mark]


@dataclass
class Inbox:
    """The inbox between two scans. `left` says of what lies in it and is left there why, `loaded` waits to be moved."""

    settings: Settings
    seen: Seen = field(default_factory=dict)
    left: dict[Path, str] = field(default_factory=dict)
    loaded: dict[Path, tuple[Mark, list[Report]]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where logs are dropped."""
        return DataFolder(self.settings.data).inbox

    def scan(self, now: datetime) -> list[Report]:
        """Load what has not changed since the last scan and move it away; remember the rest."""
        present, self.left = _look_into(self.folder)
        self.loaded = {path: kept for path, kept in self.loaded.items() if present.get(path) == kept[0]}
        settled = sorted(path for path, mark in present.items() if self.seen.get(path) == mark)
        settled = [path for path in settled if path not in self.loaded]
        self.seen = present
        reports = load_files(settled, self.settings, now) if settled else []
        for path in settled:
            own = [report for report in reports if str(path) in {report.file, report.packed_in}]
            self.loaded[path] = present[path], own
        self._put_away_loaded()
        return reports

    def _put_away_loaded(self) -> None:
        """One that cannot be moved stays loaded and is tried again; the others go."""
        for path, (_, reports) in list(self.loaded.items()):
            try:
                with telling_full_disk():
                    _put_away(path, reports)
            except OSError as error:
                self.left[path] = f"It cannot be moved out of the inbox: {error.strerror or error}."
            else:
                del self.loaded[path]


def watch(
    settings: Settings, now: Callable[[], datetime], told: Callable[[Report], None], trouble: Callable[[str], None]
) -> Iterator[None]:
    """Scan for ever, one step an item. What stops a load or one file is told, once, and tried again: the files wait."""
    inbox = Inbox(settings)
    inbox.folder.mkdir(parents=True, exist_ok=True)
    before: set[str] = set()
    while True:
        try:
            for report in inbox.scan(now()):
                told(report)
            troubles = {f"{path.name!r}: {why}" for path, why in inbox.left.items()}
        except (WrongUse, Refused, OSError) as error:
            troubles = {str(error)}
        for sentence in sorted(troubles - before):
            trouble(sentence)
        before = troubles
        yield
        time.sleep(SCAN_SECONDS)


def _look_into(folder: Path) -> tuple[Seen, dict[Path, str]]:
    """Plain files, and why what is none is left: folders, links, pipes. Names that copying programs use are neither."""
    files: Seen = {}
    odd: dict[Path, str] = {}
    for path in folder.iterdir():
        if is_passed_over(path.name):
            continue
        try:
            found = path.lstat()
        except FileNotFoundError:
            continue  # taken away meanwhile
        except OSError as error:
            odd[path] = f"It cannot be looked at: {error.strerror or error}."
            continue
        if stat.S_ISREG(found.st_mode):
            files[path] = (found.st_size, found.st_mtime_ns)
        else:
            odd[path] = "It is no plain file and is never opened. Drop the file itself into the inbox."
    return files, odd


def _put_away(path: Path, reports: list[Report]) -> None:
    """A zip one of whose logs was refused is put where it is seen; the others of it are loaded."""
    is_stopped = any(report.status in STOPPED for report in reports)
    room = path.parent / (REFUSED if is_stopped else DONE)
    room.mkdir(exist_ok=True)
    target = _free_name(room / path.name)
    if not is_stopped:
        _move(path, target)
        return
    lines = "".join(map(reason_text, reports))
    try:
        _reason_of(target).write_text(lines, encoding="utf-8", errors="replace")
        _move(path, target)
    except OSError:
        _reason_of(target).unlink(missing_ok=True)
        raise


def _move(path: Path, target: Path) -> None:
    try:
        path.rename(target)
    except OSError as error:
        # Only onto another disk by copying: of a file that may not be taken away each try would leave one more copy.
        if error.errno != errno.EXDEV:
            raise
        shutil.move(path, target)


def _free_name(path: Path) -> Path:
    """The name itself, or with the first number that no file has: nothing that was put away before is lost."""
    numbered = (short_name(path.stem, f"-{number}{path.suffix}") for number in range(2, 1_000_000))
    names = (path.with_name(name) for name in chain([path.name], numbered))
    # A link counts as a file also where it leads nowhere: a reason written to it would land outside.
    return next(free for free in names if not os.path.lexists(free) and not os.path.lexists(_reason_of(free)))


def _reason_of(path: Path) -> Path:
    return path.with_name(reason_name(path.name))
