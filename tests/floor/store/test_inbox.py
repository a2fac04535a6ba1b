"""What the reader of the inbox sees; that the watcher and it agree is held by dropping files for the watcher."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from etl.watch import Inbox
from floor.store.inbox import LATE, MOST, REASON_LINES, InboxNow, Odd, Waiting, read_inbox
from tests.floor_folder import CALLS, NOW, FloorFolder

HERE = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "refused").mkdir(parents=True)
    return folder


def refuse(inbox: Path, name: str, *lines: str, at: int = 0) -> None:
    (inbox / "refused" / name).write_text("x\n", encoding="utf-8")
    reason = inbox / "refused" / f"{name}.txt"
    reason.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    os.utime(reason, (at, at))


def refused(inbox: Path) -> list[str]:
    return [one.name for one in read_inbox(inbox.parent).refused]


def test_without_an_inbox_and_in_an_empty_one_there_is_nothing(tmp_path: Path) -> None:
    assert read_inbox(tmp_path) == InboxNow()
    (tmp_path / "inbox" / "done").mkdir(parents=True)
    (tmp_path / "inbox" / "refused").mkdir()
    assert read_inbox(tmp_path) == InboxNow()


def test_a_file_waits_since_it_came_whatever_time_it_bears(inbox: Path) -> None:
    before = datetime.now(UTC) - timedelta(seconds=2)
    (inbox / "calls.csv").write_bytes(b"12345")
    os.utime(inbox / "calls.csv", (0, 0))
    (found,) = read_inbox(inbox.parent).waiting
    assert (found.name, found.size_bytes) == ("calls.csv", 5)
    assert before <= found.since <= datetime.now(UTC) + timedelta(seconds=2)


@pytest.mark.parametrize(("waited", "late"), [(LATE, False), (LATE + timedelta(seconds=1), True)])
def test_a_file_is_late_after_more_than_five_minutes(waited: timedelta, *, late: bool) -> None:
    assert timedelta(minutes=5) == LATE
    assert Waiting("calls.csv", 1, HERE).is_late(HERE + waited) is late


def test_what_is_no_file_is_told_by_its_kind_and_never_followed_or_opened(inbox: Path) -> None:
    (inbox / "folder.csv").mkdir()
    (inbox / "link.csv").symlink_to(inbox / "gone")
    os.mkfifo(inbox / "pipe.csv")
    found = read_inbox(inbox.parent)
    assert {one.name: one.kind for one in found.odd} == {
        "folder.csv": Odd.FOLDER,
        "link.csv": Odd.LINK,
        "pipe.csv": Odd.OTHER,
    }
    assert found.waiting == ()


@pytest.mark.parametrize("name", [".calls.csv.swp", "~calls.csv", "calls.csv.part", "calls.csv.tmp", "done"])
def test_names_of_copies_that_are_under_way_and_the_rooms_of_the_inbox_are_passed_over(inbox: Path, name: str) -> None:
    (inbox / name).write_text("x", encoding="utf-8")
    assert read_inbox(inbox.parent) == InboxNow()


def test_what_the_watcher_refuses_is_found_with_its_reason_a_sentence_a_line(tmp_path: Path) -> None:
    floor = FloorFolder(tmp_path)
    watcher = Inbox(floor.settings)
    watcher.folder.mkdir(parents=True)
    (watcher.folder / "good.csv").write_text(f"{CALLS}\nc1,2026-11-20 09:00:00,a1,main,30,sale\n", encoding="utf-8")
    (watcher.folder / "bad.csv").write_text(f"{CALLS}\nc1,never,a1,main,30,sale\nc2,x,,main,30,sale\n", "utf-8")
    (watcher.folder / ("l" * 251 + ".csv")).write_text("what,is\nthis,file\n", encoding="utf-8")
    assert len(read_inbox(floor.settings.data).waiting) == 3
    watcher.scan(NOW)
    watcher.scan(NOW)
    found = read_inbox(floor.settings.data)
    assert (found.waiting, found.refused_in_all) == ((), 2)
    reasons = {one.name[:3]: one.reasons for one in found.refused}
    assert reasons["bad"][0] == "None of its rows can be taken."
    assert reasons["bad"][1].startswith("2 rows, first in line 2: started_at 'never' is not a time")
    assert reasons["lll"][0].startswith("No format fits its header.")


def test_the_newest_of_the_refused_come_first_and_the_rest_is_counted(inbox: Path) -> None:
    for number in range(MOST + 3):
        refuse(inbox, f"{number:02}.csv", "why", at=1_000 + number)
    found = read_inbox(inbox.parent)
    assert [one.name for one in found.refused] == [f"{number:02}.csv" for number in range(MOST + 2, 2, -1)]
    assert found.refused[0].at == datetime.fromtimestamp(1_000 + MOST + 2, UTC)
    assert found.refused_in_all == MOST + 3


@pytest.mark.parametrize(("more", "has_more"), [(0, False), (1, True)])
def test_only_the_first_lines_of_a_reason_are_read(inbox: Path, more: int, *, has_more: bool) -> None:
    lines = [f"line {number}" for number in range(REASON_LINES + more)]
    refuse(inbox, "bad.csv", *lines)
    (found,) = read_inbox(inbox.parent).refused
    assert (found.reasons, found.has_more) == (tuple(lines[:REASON_LINES]), has_more)


def test_a_refused_text_file_is_no_reason_and_a_reason_without_its_file_is_no_refused_file(inbox: Path) -> None:
    refuse(inbox, "calls.txt", "why")
    (inbox / "refused" / "gone.csv.txt").write_text("why", encoding="utf-8")
    (inbox / "refused" / "alone.csv").write_text("x", encoding="utf-8")
    assert sorted(refused(inbox)) == ["alone.csv", "calls.txt"]
    assert {one.name: one.reasons for one in read_inbox(inbox.parent).refused}["alone.csv"] == ()


def test_a_reason_that_is_a_link_or_a_pipe_is_not_read(inbox: Path) -> None:
    (inbox.parent / "secret").write_text("secret", encoding="utf-8")
    for name in ("link.csv", "pipe.csv"):
        (inbox / "refused" / name).write_text("x", encoding="utf-8")
    (inbox / "refused" / "link.csv.txt").symlink_to(inbox.parent / "secret")
    os.mkfifo(inbox / "refused" / "pipe.csv.txt")
    assert [one.reasons for one in read_inbox(inbox.parent).refused] == [(), ()]


def test_a_reason_of_an_earlier_version_loses_the_path_in_front_of_it(inbox: Path) -> None:
    refuse(inbox, "bad.csv", f"{inbox}/bad.csv: refused. No format fits.", "  note: more")
    (found,) = read_inbox(inbox.parent).refused
    assert found.reasons == ("bad.csv: refused. No format fits.", "note: more")
