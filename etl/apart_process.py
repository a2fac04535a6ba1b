"""The process that steps run in: `python -m etl.apart_process`, steps on standard input, answers on standard output."""

import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

import duckdb

from etl.allocator import keep_freed_memory
from etl.apart_watch import too_much_memory
from etl.disk import is_full
from etl.limits import hold_memory
from etl.problems import Refused

Step = tuple[Callable[..., object], tuple[object, ...]]


def serve() -> NoReturn:
    """Run step after step, until whoever asks has ended."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the one who asked, with whom this ends
    keep_freed_memory()
    hold_memory()
    steps: queue.Queue[Step] = queue.Queue(1)
    threading.Thread(target=_listen, args=[steps], daemon=True).start()
    _get_ready()
    while True:
        step, arguments = steps.get()
        answers.write(_answer(step, arguments))
        answers.flush()


def _get_ready() -> None:
    """Read what nearly every step needs while whoever asks has other things to do."""
    from etl.formats import shipped_formats  # noqa: PLC0415 - once this process listens
    from etl.parse import parse  # noqa: F401, PLC0415 - as above

    shipped_formats()


def _listen(steps: "queue.Queue[Step]") -> None:
    """Pass the steps on, and end this process at once when whoever asks has ended: nobody waits for the answer."""
    with suppress(EOFError):
        while True:
            steps.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - our own process wrote it
    os._exit(0)


def _answer(step: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    try:
        return pickle.dumps(step(*arguments))
    except MemoryError:
        return pickle.dumps(too_much_memory())
    except Refused as refusal:
        return pickle.dumps(refusal)
    except Exception as error:  # noqa: BLE001 - raised again where it was asked for
        if isinstance(error, duckdb.OutOfMemoryException) and not is_full(error):
            return pickle.dumps(too_much_memory())
        return _pickled(error, traceback.format_exc())


def _pickled(error: Exception, trace: str) -> bytes:
    """The error with the place where it arose, or that alone where the error itself cannot be carried over."""
    error.add_note(trace)
    try:
        return pickle.dumps(pickle.loads(pickle.dumps(error)))  # noqa: S301 - made in this line
    except Exception:  # noqa: BLE001 - whatever its class makes of being copied
        return pickle.dumps(RuntimeError(trace))


if __name__ == "__main__":
    serve()
