"""The watch over a process that parses: how long it may take, how much memory, and what is said if it went too far."""

import subprocess
import threading
import time

import psutil

from etl.problems import Refused

LOOK_SECONDS = 0.01


class Watch:
    """Looks at the other process while it works, and ends it where it takes too long or too much memory."""

    def __init__(self, process: "subprocess.Popen[bytes]", seconds: float, memory: int) -> None:
        self.refusal: Refused | None = None
        self._process, self._seconds, self._memory = process, seconds, memory
        self._answered = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._answered.set()
        self._thread.join()

    def _look(self) -> None:
        until = time.monotonic() + self._seconds
        while not self.refusal and not self._answered.wait(LOOK_SECONDS):
            if time.monotonic() > until:
                self.refusal = _too_long(self._seconds)
            elif held_bytes(self._process.pid) > self._memory:
                self.refusal = too_much_memory()
        if self.refusal:
            self._process.kill()


def held_bytes(pid: int) -> int:
    """The memory that a process holds now; none where it has ended."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _too_long(seconds: float) -> Refused:
    return Refused(
        f"Reading it took longer than {seconds:.0f} seconds and was ended; a log of its size takes far less. "
        "Export it anew as CSV and load that."
    )


def too_much_memory() -> Refused:
    """The refusal of a file that asked for more than a log needs."""
    return Refused(
        "Reading it took far more memory than a log of its size needs and was ended. "
        "Export it anew as CSV and load that, in several files if it is very long."
    )
