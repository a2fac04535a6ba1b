"""Files made to hurt: each is refused, takes little memory, and does not keep the next one from being loaded."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psutil
import pytest

from etl.load import load_files
from floor.settings import Settings
from tests.etl.bombs import MAKERS

NOW = datetime(2026, 11, 21, 18)
MOST_MIB = 600
# No bombs but logs without a row: nothing is wrong with them, and nothing comes of them.
EMPTY = {"a-hundred-thousand-empty-members.csv.gz", "names-that-lead-outside.zip"}


@contextmanager
def watched() -> Iterator[list[int]]:
    """The most memory that any process which this one has started held meanwhile, in MiB."""
    peak, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(0.005):
            for child in psutil.Process().children():
                try:
                    # Between fork and exec it is this process still, with all that its tests hold.
                    if "etl.apart_process" in child.cmdline():
                        peak[0] = max(peak[0], child.memory_info().rss >> 20)
                except psutil.Error:
                    continue

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("name", MAKERS)
def test_a_bomb_is_refused_with_little_memory(name: str, tmp_path: Path) -> None:
    bomb = tmp_path / name
    bomb.write_bytes(MAKERS[name]())
    began = time.perf_counter()
    with watched() as peak:
        reports = load_files([bomb], Settings(data=tmp_path / "data"), NOW)
    sys.stdout.write(f"{time.perf_counter() - began:5.2f} s {peak[0]:4} MiB  {name}: {reports[0].sentence()[:120]}\n")
    assert sum(report.loaded for report in reports) == 0
    assert {report.status for report in reports} <= ({"loaded", "already loaded"} if name in EMPTY else {"refused"})
    assert peak[0] < MOST_MIB
    assert {path.name for path in tmp_path.iterdir()} == {name, "data"}


def test_there_are_thirty_of_them_and_more() -> None:
    assert len(set(MAKERS) - EMPTY) >= 30
