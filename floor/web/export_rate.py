"""How many files one account may take along in a minute."""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

EXPORTS = 30
SECONDS = 60.0


class ExportRate:
    """Remembers the last minute's files of each account.

    In the memory of the process, not in the records: it is there so that nobody keeps this process busy writing
    workbooks, a restart does no harm, and one's own rows would otherwise cost a write for every file.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._taken: dict[int, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def take(self, account_id: int) -> int:
        """Take one file: 0, or in how many seconds the next one is free."""
        now = self._clock()
        with self._lock:
            taken = self._taken[account_id]
            while taken and taken[0] <= now - SECONDS:
                taken.popleft()
            if len(taken) >= EXPORTS:
                return max(1, round(taken[0] + SECONDS - now))
            taken.append(now)
            return 0
