"""The process that reads a log, or the load it reads for, killed in the middle of a file."""

import signal
import time
from functools import partial
from pathlib import Path

import psutil
import pytest

from tests.etl.killed import end_the_load, end_the_reading, left_over, scan_and_halfway, scan_twice, start
from tests.floor_folder import CALLS, FloorFolder

NAMES = ("a.csv", "b.csv", "c.csv")


@pytest.fixture
def dropped(floor: FloorFolder) -> FloorFolder:
    floor.folder.inbox.mkdir(parents=True)
    for name in NAMES:
        row = f"{name},2026-11-20 09:00:00,a1,main,30,sale"
        (floor.folder.inbox / name).write_text(f"{CALLS}\n{row}\n", encoding="utf-8")
    return floor


def has_ended(pid: int) -> bool:
    """Also one whose end nobody has asked about."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("name", NAMES[:2])
def test_with_a_load_that_is_killed_in_the_middle_of_a_file_the_process_that_reads_it_ends_too(
    dropped: FloorFolder, tmp_path: Path, name: str
) -> None:
    note = tmp_path / "reader"
    load = start(scan_and_halfway, dropped.settings.data, name, partial(end_the_load, note))
    load.join(60)
    assert load.exitcode == -signal.SIGKILL
    until = time.monotonic() + 20  # it would go on for a minute
    while not has_ended(int(note.read_text("utf-8"))) and time.monotonic() < until:
        time.sleep(0.01)
    assert has_ended(int(note.read_text("utf-8")))
    assert dropped.content() == "nothing"
    scan_twice(dropped.settings.data)
    assert dropped.rows("select sum(calls) from facts") == [(3,)]
    assert left_over(dropped) == []


@pytest.mark.parametrize(("times", "refused"), [(1, []), (2, ["b.csv", "b.csv.txt"])])
def test_where_the_process_that_reads_is_killed_the_file_is_read_again_once_and_the_others_load(
    dropped: FloorFolder, tmp_path: Path, times: int, refused: list[str]
) -> None:
    note = tmp_path / "ended"
    scan_and_halfway(dropped.settings.data, "b.csv", partial(end_the_reading, note, times))
    assert len(note.read_text("utf-8").splitlines()) == 2
    assert sorted(path.name for path in dropped.folder.inbox.glob("refused/*")) == refused
    assert dropped.rows("select sum(calls) from facts") == [(2 if refused else 3,)]
    assert all("code -9" in path.read_text("utf-8") for path in dropped.folder.inbox.glob("refused/*.txt"))
    assert left_over(dropped) == []
