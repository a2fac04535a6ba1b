"""The watcher in a process of its own that ends itself by SIGKILL right before or right behind a named step."""

import multiprocessing
import os
import pkgutil
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from unittest import mock

from etl.watch import Inbox
from floor.settings import Settings
from tests.floor_folder import NOW

# Forked from a server that has the imports already: a kill then falls into the load and not into Python's start.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["etl.watch", "etl.people_load", "etl.formats", "tests.etl.killed"])


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
        if moment:
            patched.enter_context(_ending_at(moment))
        scan_twice(data)


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
