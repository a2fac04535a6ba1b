import contextlib
import os
import socket
import stat
from pathlib import Path
from unittest import mock

import pytest

from etl.load import load_files
from etl.report import Report
from etl.watch import Inbox, watch
from tests.floor_folder import CALLS, NOW, FloorFolder

GOOD = "c1,2026-11-20 09:00:00,a1,main,30,sale"


@pytest.fixture
def inbox(floor: FloorFolder) -> Inbox:
    floor.folder.inbox.mkdir(parents=True)
    return Inbox(floor.settings)


def drop(inbox: Inbox, name: str, *lines: str) -> Path:
    path = inbox.folder / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_file_is_loaded_at_the_second_scan_that_sees_it_unchanged_and_put_into_done(
    inbox: Inbox, floor: FloorFolder
) -> None:
    drop(inbox, "calls.csv", CALLS, GOOD)
    assert inbox.scan(NOW) == []
    assert [report.status for report in inbox.scan(NOW)] == ["loaded"]
    assert [path.name for path in (inbox.folder / "done").iterdir()] == ["calls.csv"]
    assert floor.rows("select sum(calls) from facts") == [(1,)]


def test_a_file_that_still_grows_waits(inbox: Inbox) -> None:
    path = drop(inbox, "calls.csv", CALLS, GOOD)
    for number in range(2, 6):
        assert inbox.scan(NOW) == []
        with path.open("a", encoding="utf-8") as file:
            file.write(GOOD.replace("c1", f"c{number}") + "\n")
    assert inbox.scan(NOW) == []
    assert [report.loaded for report in inbox.scan(NOW)] == [5]


def test_a_refused_file_lies_in_refused_with_the_reason_beside_it(inbox: Inbox) -> None:
    drop(inbox, "odd.csv", "when,who", "1,2")
    inbox.scan(NOW)
    inbox.scan(NOW)
    refused = inbox.folder / "refused"
    assert sorted(path.name for path in refused.iterdir()) == ["odd.csv", "odd.csv.txt"]
    assert "No format fits its header" in (refused / "odd.csv.txt").read_text(encoding="utf-8")


def test_a_file_of_a_name_that_was_put_away_before_does_not_replace_it(inbox: Inbox) -> None:
    for number in (1, 2, 3):
        drop(inbox, "calls.csv", CALLS, GOOD.replace("c1", f"c{number}"))
        inbox.scan(NOW)
        inbox.scan(NOW)
    assert sorted(path.name for path in (inbox.folder / "done").iterdir()) == [
        "calls-2.csv",
        "calls-3.csv",
        "calls.csv",
    ]


def test_folders_links_pipes_and_files_that_are_being_copied_are_left_alone(inbox: Inbox, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(f"{CALLS}\n{GOOD}\n", encoding="utf-8")
    (inbox.folder / "link.csv").symlink_to(outside)
    os.mkfifo(inbox.folder / "pipe.csv")
    (inbox.folder / "folder.csv").mkdir()
    drop(inbox, ".calls.csv.swp", CALLS, GOOD)
    drop(inbox, "calls.csv.part", CALLS, GOOD)
    inbox.scan(NOW)
    assert inbox.scan(NOW) == []
    assert outside.exists()


def test_a_file_taken_away_between_two_scans_is_no_trouble(inbox: Inbox) -> None:
    path = drop(inbox, "calls.csv", CALLS, GOOD)
    inbox.scan(NOW)
    path.unlink()
    assert inbox.scan(NOW) == []


def test_what_stops_a_load_is_told_once_and_the_files_wait(inbox: Inbox, floor: FloorFolder) -> None:
    drop(inbox, "calls.csv", CALLS, GOOD)
    floor.folder.warehouse.mkdir()
    current = floor.folder.warehouse / "CURRENT"
    current.write_text("rubbish\n", encoding="utf-8")
    told: list[str] = []
    loaded: list[str] = []
    steps = watch(floor.settings, lambda: NOW, lambda report: loaded.append(report.status), told.append)
    with mock.patch("etl.watch.time.sleep"):
        for _ in range(4):
            next(steps)
        assert len(told) == 1
        assert "rubbish" in told[0]
        assert (inbox.folder / "calls.csv").exists()
        current.unlink()
        next(steps)
    assert loaded == ["loaded"]


HOSTILE = [
    b"a..csv..csv",
    b"=cmd|calls.csv",
    b"-rf.csv",
    b"CON.csv",
    b"two\nlines.csv",
    b"\xff\xfe.csv",
    b"a" * 251 + b".csv",
    "\u9280".encode() * 83 + b".csv",
    b"$(touch made).csv",
    b"C:\\calls.csv",
]


@pytest.mark.parametrize("good", [True, False])
def test_a_name_of_any_kind_is_put_away_twice_and_nothing_is_made_outside(
    inbox: Inbox, floor: FloorFolder, *, good: bool
) -> None:
    for turn in range(2):
        for number, name in enumerate(HOSTILE):
            row = GOOD.replace("c1", f"c{turn}-{number}")
            (inbox.folder / os.fsdecode(name)).write_text(f"{CALLS if good else 'when'}\n{row}\n", encoding="utf-8")
        inbox.scan(NOW)
        assert {report.status for report in inbox.scan(NOW)} == {"loaded" if good else "refused"}
    rooms = {path.name for path in inbox.folder.iterdir()}
    assert rooms == {"done" if good else "refused"}
    kept = len(list((inbox.folder / rooms.pop()).iterdir()))
    assert kept == 2 * len(HOSTILE) * (1 if good else 2)
    assert sorted(path.name for path in floor.root.iterdir()) == ["data", "drop"]


def test_a_link_that_lies_where_the_reason_goes_is_not_followed(inbox: Inbox, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    (inbox.folder / "refused").mkdir()
    (inbox.folder / "refused" / "odd.csv.txt").symlink_to(outside)
    drop(inbox, "odd.csv", "when,who", "1,2")
    inbox.scan(NOW)
    inbox.scan(NOW)
    assert not outside.exists()
    assert (inbox.folder / "refused" / "odd-2.csv.txt").exists()


def test_sockets_devices_and_links_of_every_kind_are_never_opened(inbox: Inbox, tmp_path: Path) -> None:
    for name, target in (("out.csv", tmp_path), ("gone.csv", tmp_path / "gone"), ("null.csv", Path("/dev/zero"))):
        (inbox.folder / name).symlink_to(target)
    (inbox.folder / "loop.csv").symlink_to(inbox.folder / "loop.csv")
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(inbox.folder):
        server.bind("socket.csv")
    inbox.scan(NOW)
    assert inbox.scan(NOW) == []
    assert len(list(inbox.folder.iterdir())) == 5


def test_sixty_copies_that_grow_shrink_or_get_their_name_late_are_loaded_only_when_whole(
    inbox: Inbox, floor: FloorFolder
) -> None:
    rows, loaded = 12, 0
    paths = [inbox.folder / f"copy-{number}.csv" for number in range(60)]
    for step in range(rows):
        for number, path in enumerate(paths):
            text = f"{GOOD.replace('c1', f'{number}-{step}')}\n"
            early = path.with_name(path.name + ".part") if number % 3 == 1 else path
            if step == 0 or (number % 3 == 2 and step == rows // 2):
                text = f"{CALLS}\n" + text  # a copy that is begun anew half way shrinks and grows again
                early.write_text(text, encoding="utf-8")
            else:
                with early.open("a", encoding="utf-8") as file:
                    file.write(text)
        loaded += len(inbox.scan(NOW))
    assert loaded == 0
    for path in inbox.folder.glob("*.part"):
        path.rename(path.with_suffix(""))
    reports = [*inbox.scan(NOW), *inbox.scan(NOW)]
    assert sorted(report.loaded for report in reports) == [rows // 2] * 20 + [rows] * 40
    assert floor.rows("select sum(calls) from facts") == [(20 * rows // 2 + 40 * rows,)]


def steps_of(floor: FloorFolder, times: int) -> tuple[list[str], list[str]]:
    """What a watcher tells of loads and of trouble in so many scans."""
    loads: list[str] = []
    troubles: list[str] = []
    steps = watch(floor.settings, lambda: NOW, lambda report: loads.append(report.status), troubles.append)
    with mock.patch("etl.watch.time.sleep"):
        for _ in range(times):
            next(steps)
    return loads, troubles


def test_what_is_no_file_is_told_once_each_and_the_files_beside_it_load(inbox: Inbox, floor: FloorFolder) -> None:
    os.mkfifo(inbox.folder / "pipe.csv")
    (inbox.folder / "folder.csv").mkdir()
    (inbox.folder / "loop.csv").symlink_to(inbox.folder / "loop.csv")
    (inbox.folder / "out.csv").symlink_to(floor.root)
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(inbox.folder):
        server.bind("socket.csv")
    odd = ["folder.csv", "loop.csv", "out.csv", "pipe.csv", "socket.csv"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        with contextlib.suppress(PermissionError):  # a container may forbid it
            os.mknod(inbox.folder / "device.csv", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
            odd.append("device.csv")
    drop(inbox, "calls.csv", CALLS, GOOD)
    loads, troubles = steps_of(floor, 4)
    assert loads == ["loaded"]
    assert [trouble.partition(":")[0] for trouble in troubles] == sorted(repr(name) for name in odd)
    assert all("no plain file" in trouble for trouble in troubles)


@pytest.mark.parametrize("fault", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_moved_is_loaded_and_told_once_and_moved_when_it_can_be(
    inbox: Inbox, floor: FloorFolder, fault: OSError
) -> None:
    drop(inbox, "a.csv", CALLS, GOOD)
    drop(inbox, "b.csv", CALLS, GOOD.replace("c1", "c2"))
    move = Path.rename

    def fails_on_a(path: Path, target: Path) -> Path:
        if path.name == "a.csv":
            raise fault
        return move(path, target)

    loads: list[str] = []
    troubles: list[str] = []
    steps = watch(floor.settings, lambda: NOW, lambda report: loads.append(report.status), troubles.append)
    with mock.patch("etl.watch.time.sleep"):
        with mock.patch("pathlib.Path.rename", fails_on_a):
            for _ in range(4):
                next(steps)
        assert [path.name for path in inbox.folder.iterdir() if path.is_file()] == ["a.csv"]
        next(steps)
    assert loads == ["loaded", "loaded"]
    assert troubles == [f"'a.csv': It cannot be moved out of the inbox: {fault.strerror}."]
    assert sorted(path.name for path in (inbox.folder / "done").iterdir()) == ["a.csv", "b.csv"]


def test_a_file_taken_away_while_it_is_looked_at_or_loaded_does_not_end_the_watcher(
    inbox: Inbox, floor: FloorFolder
) -> None:
    gone = drop(inbox, "gone.csv", CALLS, GOOD)
    drop(inbox, "stays.csv", CALLS, GOOD.replace("c1", "c2"))

    def taken_away(paths: list[Path], *given: object) -> list[Report]:
        gone.unlink(missing_ok=True)
        return load_files(paths, *given)  # type: ignore[arg-type]

    with mock.patch("etl.watch.load_files", taken_away):
        loads, troubles = steps_of(floor, 4)
    assert sorted(loads) == ["loaded", "refused"]
    assert len(troubles) == 1
    assert {path.name for path in inbox.folder.rglob("*")} == {"done", "refused", "stays.csv"}


def test_an_inbox_that_cannot_be_read_is_told_once_and_watched_on(inbox: Inbox, floor: FloorFolder) -> None:
    drop(inbox, "calls.csv", CALLS, GOOD)
    with mock.patch("pathlib.Path.iterdir", side_effect=OSError(5, "Input/output error")):
        assert steps_of(floor, 3) == ([], ["[Errno 5] Input/output error"])
    assert steps_of(floor, 2)[0] == ["loaded"]
