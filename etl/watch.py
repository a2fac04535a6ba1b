"""The inbox: what lands there is loaded once it has stopped growing, and put where it is plain what became of it."""

import os
import shutil
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
from etl.report import STOPPED, Report
from floor.settings import Settings

# Polling, because file events do not arrive from network shares; a file is complete when two scans see it equal.
SCAN_SECONDS = 1.0
NAME_BYTES = 255

Seen = dict[Path, tuple[int, int]]


@dataclass
class Inbox:
    """The inbox between two scans."""

    settings: Settings
    seen: Seen = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where logs are dropped."""
        return DataFolder(self.settings.data).inbox

    def scan(self, now: datetime) -> list[Report]:
        """Load what has not changed since the last scan and move it away; remember the rest."""
        present = _files(self.folder)
        settled = sorted(path for path, mark in present.items() if self.seen.get(path) == mark)
        self.seen = present
        reports = load_files(settled, self.settings, now) if settled else []
        with telling_full_disk():
            for path in settled:
                _put_away(path, [report for report in reports if str(path) in {report.file, report.packed_in}])
        return reports


def watch(
    settings: Settings, now: Callable[[], datetime], told: Callable[[Report], None], trouble: Callable[[str], None]
) -> Iterator[None]:
    """Scan for ever, one step an item. What stops a load is told, once, and tried again: the files wait."""
    inbox = Inbox(settings)
    inbox.folder.mkdir(parents=True, exist_ok=True)
    last = ""
    while True:
        try:
            for report in inbox.scan(now()):
                told(report)
            last = ""
        except (WrongUse, Refused) as error:
            if str(error) != last:
                trouble(str(error))
            last = str(error)
        yield
        time.sleep(SCAN_SECONDS)


def _files(folder: Path) -> Seen:
    """Plain files only: no folders, links, pipes, nor the hidden names that copying programs use meanwhile."""
    found = [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    plain = [path for path in found if not path.name.startswith((".", "~")) and path.suffix not in {".part", ".tmp"}]
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in plain}


def _put_away(path: Path, reports: list[Report]) -> None:
    """A zip one of whose logs was refused is put where it is seen; the others of it are loaded."""
    is_stopped = any(report.status in STOPPED for report in reports)
    room = path.parent / ("refused" if is_stopped else "done")
    room.mkdir(exist_ok=True)
    target = _free_name(room / path.name)
    if is_stopped:
        lines = "".join(f"{line}\n" for report in reports for line in (report.sentence(), *report.details()))
        try:
            _reason_of(target).write_text(lines, encoding="utf-8", errors="replace")
        except OSError:
            _reason_of(target).unlink(missing_ok=True)
            raise
    shutil.move(path, target)


def _free_name(path: Path) -> Path:
    """The name itself, or with the first number that no file has: nothing that was put away before is lost."""
    numbered = (_short(path.stem, f"-{number}{path.suffix}") for number in range(2, 1_000_000))
    names = (path.with_name(name) for name in chain([path.name], numbered))
    # A link counts as a file also where it leads nowhere: a reason written to it would land outside.
    return next(free for free in names if not os.path.lexists(free) and not os.path.lexists(_reason_of(free)))


def _reason_of(path: Path) -> Path:
    return path.with_name(_short(path.name, ".txt"))


def _short(stem: str, ending: str) -> str:
    """The two as one name, the stem cut to what a file system takes."""
    return os.fsdecode(os.fsencode(stem)[: NAME_BYTES - len(os.fsencode(ending))]) + ending
