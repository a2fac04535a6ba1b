"""The watcher in a process of its own that is ended by SIGKILL: right before or behind a step, or while it reads."""

import multiprocessing
import os
import pkgutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import TypeVar
from unittest import mock

import pyarrow as pa

from etl.apart import apart
from etl.watch import Inbox
from floor.settings import Settings
from tests.floor_folder import NOW, FloorFolder

# Forked from a server that has the imports already: a kill then falls into the load and not into Python's start.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["etl.watch", "etl.people_load", "sqlalchemy.dialects.sqlite", "pyarrow.pandas_compat", "tests.etl.killed"]
)
T = TypeVar("T")


@dataclass(frozen=True)
class Moment:
    """The `turn`-th call of a function, by its full name: right before it or right behind it."""

    step: str
    function: str
    turn: int = 1
    behind: bool = True

    def __str__(self) -> str:
        return f"{'behind' if self.behind else 'before'} {self.function}, {self.turn}"


def scan_twice(data: Path) -> None:
    """What the watcher does with files that have stopped growing."""
    inbox = Inbox(Settings(data=data))
    inbox.scan(NOW)
    inbox.scan(NOW)


def left_over(floor: FloorFolder) -> list[str]:
    """What lies in the data folder and belongs to no load that was published, nor to the floor itself."""
    known = {row[0] for row in floor.rows("select load_id from loads")}
    folder = floor.folder
    parts = [path for path in folder.lake.rglob("*.parquet") if path.name.rpartition("_")[0] not in known]
    rejects = [path for path in folder.rejects.glob("[0-9]*") if path.name.partition(".")[0] not in known]
    versions = sorted(folder.warehouse.glob("floor-*.duckdb"))
    others = [path for path in folder.warehouse.iterdir() if path not in versions and path.name != "CURRENT"]
    scratch = [path for path in (folder.unfinished, folder.work, folder.lake / "keys.duckdb.wal") if path.exists()]
    return [str(path) for path in (*parts, *rejects, *versions[:-3], *others, *scratch)]


def start(target: Callable[..., None], *args: object) -> BaseProcess:
    """In a process of its own. A page that was tested before stands as the main module, and a child would run it."""
    with mock.patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        child = CONTEXT.Process(target=target, args=args)
        child.start()
    return child


def scan_in_one_process(data: Path, moment: Moment | None = None) -> None:
    """As `scan_twice`, files read in this process too: what a kill of it may leave is the same, and costs no start."""
    with ExitStack() as patched:
        patched.enter_context(mock.patch("etl.parse.apart", lambda _, step, *given: step(*given)))
        patched.enter_context(mock.patch("etl.load.get_ready", return_value=None))
        # Each process would ask DuckDB anew, which takes a third of the load, what the tests of the formats ask.
        patched.enter_context(mock.patch("etl.formats._is_time_format", return_value=True))
        if moment:
            patched.enter_context(_ending_at(moment))
        scan_twice(data)


def scan_read_apart(data: Path, moment: Moment | None = None) -> None:
    """As `scan_twice`, ended at the moment, with the process that reads as it is on a floor."""
    with _ending_at(moment) if moment else ExitStack():
        scan_twice(data)


def scan_and_halfway(data: Path, name: str, then: Callable[[], None]) -> None:
    """As `scan_twice`; in the middle of the file of this name the process that reads it does this."""

    def asked(file: Path, step: Callable[..., T], *given: object) -> T:
        return apart(file, _halfway, name, then, step, *given)

    with mock.patch("etl.parse.apart", asked):
        scan_twice(data)


def _halfway(name: str, then: Callable[[], None], step: Callable[..., T], path: Path, *given: object) -> T:
    def remembered(batches: Iterator[pa.RecordBatch], _: object) -> Iterator[pa.RecordBatch]:
        yield next(batches)
        then()
        yield from batches

    if path.name != name:
        return step(path, *given)
    with mock.patch("etl.parse._remember", remembered):
        return step(path, *given)


def end_the_load(note: Path) -> None:
    """In the process that reads: end the load, note who reads, and read on as if nothing were."""
    note.write_text(str(os.getpid()), encoding="utf-8")
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)


def end_the_reading(note: Path, times: int) -> None:
    """In the process that reads: end it by SIGKILL, this often."""
    with note.open("a", encoding="utf-8") as file:
        file.write("ended\n")
    if len(note.read_text("utf-8").splitlines()) <= times:
        os.kill(os.getpid(), signal.SIGKILL)


def _ending_at(moment: Moment) -> "mock._patch[Callable[..., object]]":
    home, name = moment.function.rpartition(".")[::2]
    place = pkgutil.resolve_name(home)
    target, calls = getattr(place, name), 0

    def ends(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == moment.turn and not moment.behind:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = target(*given, **named)
        if calls == moment.turn:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return mock.patch.object(place, name, ends)
