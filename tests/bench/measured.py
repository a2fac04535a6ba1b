"""One measured piece of work: seconds and peak memory, in a process of its own so that nothing else counts."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Cost:
    """Wall seconds of the work itself, and the peak resident memory of its process in MiB."""

    seconds: float
    peak_mib: float


def in_own_process(work: str, *arguments: str) -> Cost:
    """Run `tests.bench.work` in a new interpreter."""
    command = [sys.executable, "-m", "tests.bench.work", work, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def print_cost(work: Callable[[], object]) -> None:
    """The other side: do the work, print its cost."""
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_mib": peak}) + "\n")


def median_ms(work: Callable[[], object], times: int) -> float:
    """The median of several runs in this process, in milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append((time.perf_counter() - began) * 1000)
    return median(spent)
