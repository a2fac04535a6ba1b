"""A disk that fills up during a load: a sentence, nothing half, and the next load with room needs no human."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from etl.disk import require_room
from etl.problems import Refused
from etl.watch import Inbox
from floor.store.warehouse import warehouse
from tests.floor_folder import CALLS, NOW, FloorFolder

RUNS = 40 if os.environ.get("FLOOR_LONG") else 8
ROWS = 6_000
TMPFS_BYTES = 48_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={TMPFS_BYTES}", "tmpfs", str(disk)]
    try:
        made = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        made = False
    if not made:
        pytest.skip("Mounting a small tmpfs needs Linux and root.")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def free_bytes(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


def leave_free(disk: Path, count: int) -> Path:
    filler = disk / "filler"
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free_bytes(disk) - count))
    return filler


def rows_of(number: int) -> tuple[str, ...]:
    broken = ("broken",) * 200
    calls = (f"r{number}-{row},2026-11-20 09:00:00,a{row % 60},main,1,sale" for row in range(ROWS))
    return (CALLS, *calls, *broken)


def files_of(floor: FloorFolder) -> set[str]:
    rooms = (floor.folder.lake, floor.folder.rejects)
    return {str(path) for room in rooms for path in room.rglob("*") if path.is_file()}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_load_that_fills_the_disk_ends_with_a_sentence_and_succeeds_once_there_is_room(
    small_disk: Path, tmp_path: Path
) -> None:
    floor = FloorFolder(small_disk)
    floor.drop = tmp_path / "logs"
    floor.drop.mkdir()
    floor.load_lines("first.csv", CALLS, "c1,2026-11-20 09:00:00,a1,main,1,sale")
    fates, calls = Counter[str](), 1
    for run in range(RUNS):
        before, version = floor.content(), floor.warehouse.name
        log = floor.file(f"{run}.csv", *rows_of(run))
        filler = leave_free(small_disk, 4_000 + run * 6_000_000 // RUNS)
        with mock.patch("etl.disk.TIMES_THE_WAREHOUSE", 0):
            try:
                floor.load(log)
                fates["loaded"] += 1
            except Refused as refusal:
                assert "disk of the data folder is full" in str(refusal)  # noqa: PT017 - some runs have room enough
                fates["full"] += 1
                assert (floor.content(), floor.warehouse.name) == (before, version)
                assert warehouse(floor.folder.warehouse).version == version.removesuffix(".duckdb")
                assert not list(floor.folder.warehouse.glob("next*"))
        filler.unlink()
        assert floor.load(log)[0].status in {"loaded", "already loaded"}
        calls += ROWS
        assert floor.rows("select sum(calls) from facts") == [(calls,)]
        assert not floor.folder.unfinished.exists()
        floor.undo(floor.rows("select max(load_id) from loads where undone_at is null and loaded > 1")[0][0])
        calls -= ROWS
        left = {path.name.rpartition("_")[0] or path.name.partition(".")[0] for path in map(Path, files_of(floor))}
        known = {row[0] for row in floor.rows("select load_id from loads")}
        assert {name for name in left if name[:6].isdigit()} <= known
        for path in floor.folder.lake.glob("calls/*/*.parquet"):
            # The lake keeps what was undone; the small disk has no room for forty logs.
            if not path.name.startswith("000001"):
                path.unlink()
    print(dict(fates))  # noqa: T201 - the figure
    assert fates["full"] >= RUNS // 2


def test_a_load_does_not_begin_where_less_room_is_left_than_it_needs(floor: FloorFolder) -> None:
    floor.load_lines("first.csv", CALLS, "c1,2026-11-20 09:00:00,a1,main,1,sale")
    with (
        mock.patch("etl.disk.shutil.disk_usage", return_value=mock.Mock(free=1)),
        pytest.raises(Refused, match=r"has 0 MB left and a load needs \d+ MB"),
    ):
        floor.load_lines("next.csv", CALLS, "c2,2026-11-20 09:00:00,a1,main,1,sale")
    assert floor.rows("select sum(calls) from facts") == [(1,)]


def test_a_load_needs_three_times_the_warehouse(tmp_path: Path) -> None:
    with mock.patch("etl.disk.shutil.disk_usage", return_value=mock.Mock(free=300)):
        require_room(tmp_path, 100)
        with pytest.raises(Refused):
            require_room(tmp_path, 101)


def test_files_wait_in_the_inbox_where_the_disk_is_full(floor: FloorFolder) -> None:
    floor.folder.inbox.mkdir(parents=True)
    inbox = Inbox(floor.settings)
    (inbox.folder / "odd.csv").write_text("when,who\n1,2\n", encoding="utf-8")
    inbox.scan(NOW)
    full = OSError(28, "No space left on device")
    with mock.patch("pathlib.Path.write_text", side_effect=full), pytest.raises(Refused, match="Make room"):
        inbox.scan(NOW)
    assert (inbox.folder / "odd.csv").exists()
    inbox.scan(NOW)
    assert sorted(path.name for path in (inbox.folder / "refused").iterdir()) == ["odd.csv", "odd.csv.txt"]
