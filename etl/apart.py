"""Steps that parse a stranger's file, run in a process of their own: one that takes too much ends alone.

The process is started with the first step and serves the following ones; one that was ended, or that has grown, is
followed by another. It ends with the process that started it, even where that is killed in the middle of a step.
"""

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, ParamSpec, TypeVar, cast

from etl.apart_watch import Watch, held_bytes
from etl.limits import most_memory, most_seconds
from etl.problems import Refused

P = ParamSpec("P")
T = TypeVar("T")

ROOT = Path(__file__).parents[1]
# One that took more than this for a file keeps it; the next file begins with a new one.
GROWN_BYTES = 300 << 20


def apart(file: Path, step: Callable[P, T], *arguments: P.args, **_: P.kwargs) -> T:
    """What `step` answers; it and its arguments go through pickle. Refused: `file` took too much, or ended the process.

    What the step itself raises is raised here.
    """
    idle = _idle(os.getpid())
    with suppress(Fell):  # the system may have ended it while it waited; at a new one only the file can be at fault
        if idle:
            return _asked(idle.pop(), file, step, arguments)
    try:
        return _asked(Child(), file, step, arguments)
    except Fell as fall:
        raise Refused(
            f"Reading it ended the program that reads logs (code {fall}). Export it anew as CSV and load that."
        ) from fall


def _asked(child: "Child", file: Path, step: Callable[..., T], arguments: tuple[object, ...]) -> T:
    try:
        answer = child.ask(step, arguments, Watch(child.process, most_seconds(file), most_memory(file)))
    finally:
        if child.is_fresh:
            _idle(os.getpid()).append(child)
        else:
            child.end()
    if isinstance(answer, Exception):
        raise answer
    return cast("T", answer)


def get_ready() -> None:
    """Start the process now, so that it is there when the first step comes."""
    idle = _idle(os.getpid())
    if not idle:
        idle.append(Child())


# By process: a fork must not speak into the pipes of the one it came from.
@cache
def _idle(_pid: int) -> list["Child"]:
    idle: list[Child] = []
    atexit.register(_end_all, idle)
    return idle


def _end_all(children: list["Child"]) -> None:
    for child in children:
        child.end()


class Fell(Exception):  # noqa: N818 - a state of the other process
    """It has ended of itself, with this code."""


class Child:
    """The other process, seen from this one."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "etl.apart_process"]
        quiet = {**os.environ, "RUST_BACKTRACE": "0"}  # its libraries' traces are no news for who loads a log
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=quiet)  # noqa: S603
        self.is_fresh = False

    def ask(self, step: Callable[..., object], arguments: tuple[object, ...], watch: Watch) -> object:
        """What the step answered, an exception where it raised one; it can be asked again if it is fresh then.

        Fell: the process has ended.
        """
        self.is_fresh = False
        with watch:
            try:
                pickle.dump((step, arguments), self._to)
                self._to.flush()
                answer: object = pickle.load(self._from)  # noqa: S301 - our own process wrote it
            except (EOFError, OSError, pickle.UnpicklingError):
                if watch.refusal:
                    return watch.refusal
                raise Fell(self.process.wait()) from None
        self.is_fresh = held_bytes(self.process.pid) < GROWN_BYTES
        return answer

    def end(self) -> None:
        """Let it go."""
        with suppress(OSError):
            self._to.close()
        self.process.kill()
        self.process.wait()
        self._from.close()

    @property
    def _to(self) -> IO[bytes]:
        assert self.process.stdin  # noqa: S101 - for the type checker
        return self.process.stdin

    @property
    def _from(self) -> IO[bytes]:
        assert self.process.stdout  # noqa: S101 - as above
        return self.process.stdout
