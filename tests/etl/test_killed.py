"""A load killed at any moment has happened or has not: nothing lost, nothing half, and the next needs no human."""

import multiprocessing
import os
import pkgutil
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest

from etl.watch import Inbox
from floor.settings import Settings
from tests.floor_folder import CALLS, NOW, SALES, FloorFolder

KILLS = 32
ROWS = 1_500

# Forked from a server that has the imports already: a kill then falls into the load and not into Python's start.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["etl.watch", "tests.floor_folder"])


def scan_twice(data: Path) -> None:
    """What the watcher does with files that have stopped growing."""
    inbox = Inbox(Settings(data=data))
    inbox.scan(NOW)
    inbox.scan(NOW)


def first_day() -> tuple[str, ...]:
    return (CALLS, *(f"c{row},2026-11-19 09:00:00,a{row % 60},main,1,machine" for row in range(ROWS)))


def next_logs(number: int) -> dict[str, tuple[str, ...]]:
    """Logs that correct all that was said before and move half of the first day's calls; each row tells `number`."""
    calls = (f"c{row},2026-11-20 09:00:00,a{row % 60},main,{number},sale" for row in range(0, 2 * ROWS, 2))
    sales = (f"s{row},2026-11-20 10:00:00,a{row % 60},,main,P1,1,{number}.25,booked," for row in range(300))
    return {"calls.csv": (CALLS, *calls, "broken"), "sales.csv": (SALES, *sales)}


def start(target: Callable[..., None], *args: object) -> BaseProcess:
    """In a process of its own. A page that was tested before stands as the main module, and a child would run it."""
    with mock.patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        child = CONTEXT.Process(target=target, args=args)
        child.start()
    return child


def kill_after(child: BaseProcess, seconds: float) -> bool:
    """Whether it was still at work."""
    child.join(seconds)
    was_alive = child.is_alive()
    if was_alive and child.pid:
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    return was_alive


def test_killed_at_any_moment_the_data_is_the_old_or_the_new_and_no_file_is_lost(floor: FloorFolder) -> None:
    floor.load_lines("first.csv", *first_day())
    inbox, chance, fates = floor.folder.inbox, random.Random(7), Counter[str]()
    inbox.mkdir(parents=True)
    seconds_of_a_load, number = 0.5, 0
    while fates["killed"] < KILLS:
        number += 1
        before = floor.content()
        for name, lines in next_logs(number).items():
            (inbox / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        killed = kill_after(start(scan_twice, floor.settings.data), chance.uniform(0.01, seconds_of_a_load))
        found = floor.content()

        began = time.monotonic()
        scan_twice(floor.settings.data)
        seconds_of_a_load = max(seconds_of_a_load, time.monotonic() - began) if found == before else seconds_of_a_load

        fates["killed" if killed else "finished"] += 1
        fates["before the publication" if found == before else "after it"] += 1
        assert found in {before, floor.content()}
        assert floor.rows("select sum(talk_seconds), sum(revenue_minor) from facts where day = '2026-11-20'") == [
            (number * ROWS, 300 * (100 * number + 25))
        ]
        assert sorted(path.name for path in inbox.iterdir()) == ["done"]
        assert len(list((inbox / "done").iterdir())) == 2 * number
    assert fates["before the publication"] >= KILLS // 2
    print(dict(fates))  # noqa: T201 - the figure

    calm = FloorFolder(floor.root / "calm")
    calm.load_lines("first.csv", *first_day())
    calm.load(*(calm.file(name, *lines) for name, lines in next_logs(number).items()))
    assert floor.content() == calm.content()


STEPS = {
    "the parts of the lake are written": ("etl.lake.Lake.keep", False),
    "the keys are noted": ("etl.keys.KeyIndex.add", False),
    "the ledger has the load": ("etl.load.write_ledger", False),
    "the days are rolled up": ("etl.loading.Loading.roll_up", False),
    "the next warehouse has its name": ("etl.publish._sync_folder", False),
    "the pointer is replaced": ("etl.publish._retire", True),
    "the first file is put away": ("etl.watch._put_away", True),
}


def scan_and_die_behind(step: str, data: Path) -> None:
    target = pkgutil.resolve_name(step)
    home, name = step.rpartition(".")[::2]

    def then_die(*given: object) -> None:
        target(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    with mock.patch.object(pkgutil.resolve_name(home), name, then_die):
        scan_twice(data)


@pytest.mark.parametrize("step", STEPS)
def test_killed_right_behind_a_step_only_the_pointer_decides(floor: FloorFolder, step: str) -> None:
    function, has_happened = STEPS[step]
    floor.load_lines("first.csv", *first_day())
    before = floor.content()
    inbox = floor.folder.inbox
    inbox.mkdir(parents=True)
    for name, lines in next_logs(1).items():
        (inbox / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    child = start(scan_and_die_behind, function, floor.settings.data)
    child.join()
    assert child.exitcode == -signal.SIGKILL
    found = floor.content()
    assert (found != before) == has_happened
    scan_twice(floor.settings.data)
    assert floor.rows("select sum(talk_seconds) from facts where day = '2026-11-20'") == [(ROWS,)]
    assert found in {before, floor.content()}
    assert sorted(path.name for path in (inbox / "done").iterdir()) == ["calls.csv", "sales.csv"]


def test_what_a_killed_load_left_behind_is_swept_by_the_next(floor: FloorFolder) -> None:
    floor.load_lines("first.csv", *first_day())
    calls = floor.folder.lake / "calls"
    part = next(calls.rglob("*.parquet"))
    floor.folder.unfinished.touch()
    stray = part.with_name("000099-deadbeef_0.parquet")
    stray.write_bytes(b"half a part")
    (floor.folder.warehouse / "next.duckdb.tmp").write_bytes(b"half a warehouse")
    (floor.folder.rejects / "000099-deadbeef.csv").parent.mkdir(exist_ok=True)
    (floor.folder.rejects / "000099-deadbeef.csv").write_text("half", encoding="utf-8")
    before = floor.content()
    floor.load_lines("next.csv", CALLS, "n1,2026-11-20 09:00:00,a1,main,1,machine")
    assert not stray.exists()
    assert not list(floor.folder.warehouse.glob("next*"))
    assert not list(floor.folder.rejects.glob("000099*"))
    assert part.exists()
    assert floor.content() != before
