"""Packed logs: each log in a zip is a log of its own, and what is damaged, locked or too large leaves nothing."""

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from etl.packed import _unpack
from etl.watch import Inbox
from tests.floor_folder import CALLS, NOW, FloorFolder

FIRST = f"{CALLS}\nc1,2026-11-20 09:00:00,a1,m,10,x\nc2,2026-11-20 10:00:00,a2,m,ten,x\n".encode()
SECOND = f"{CALLS}\nc3,2026-11-20 11:00:00,a3,m,10,x\n".encode()


def zipped(members: dict[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", level) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return held.getvalue()


def dropped(floor: FloorFolder, name: str, content: bytes) -> Path:
    path = floor.drop / name
    path.write_bytes(content)
    return path


def agents(floor: FloorFolder) -> list[str]:
    return [agent for (agent,) in floor.rows("select distinct agent_id from facts order by 1")]


def test_a_gzip_is_the_log_in_it_under_its_own_name(floor: FloorFolder) -> None:
    report = floor.load(dropped(floor, "calls.csv.gz", gzip.compress(FIRST)))[0]
    assert (report.file, report.loaded, report.rejected) == (str(floor.drop / "calls.csv.gz"), 1, 1)
    assert floor.rows("select file from loads") == [("calls.csv.gz",)]
    assert [row["line"] for row in floor.rejected(report)] == ["3"]
    assert floor.load(dropped(floor, "plain.csv", FIRST))[0].status == "already loaded"


def test_each_log_of_a_zip_has_its_report_its_lines_and_its_load(floor: FloorFolder) -> None:
    held = {
        "a.csv": FIRST,
        "in/../../b.csv": SECOND,
        "notes.txt": b"hello\n",
        ".hidden": b"x",
        "__MACOSX/._a.csv": b"x",
    }
    path = dropped(floor, "day.zip", zipped(held))
    reports = floor.load(path)
    assert [(one.file, one.status, one.loaded) for one in reports] == [
        (f"{path}: a.csv", "loaded", 1),
        (f"{path}: in/../../b.csv", "loaded", 1),
        (f"{path}: notes.txt", "refused", 0),
    ]
    assert {one.packed_in for one in reports} == {str(path)}
    assert [row["line"] for row in floor.rejected(reports[0])] == ["3"]
    assert floor.rows("select file from loads order by seq") == [("day.zip - a.csv",), ("day.zip - b.csv",)]
    floor.undo(str(reports[1].load_id))
    assert agents(floor) == ["a1"]


def test_nothing_is_unpacked_outside_of_the_private_room_and_nothing_of_it_stays(floor: FloorFolder) -> None:
    name = "../" * 12 + str(floor.root).lstrip("/") + "/outside.csv"
    floor.load(dropped(floor, "day.zip", zipped({name: FIRST, "/etc/passwd": SECOND, "C:\\con": SECOND + b"\n"})))
    assert not list(floor.root.rglob("*outside*"))
    assert not floor.folder.work.exists()
    assert len(floor.rows("from loads")) == 3


def test_a_link_in_a_zip_is_no_log(floor: FloorFolder) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    assert floor.load(dropped(floor, "link.zip", held.getvalue()))[0].reasons == ["It holds no log."]


def changed(content: bytes, at: int) -> bytes:
    held = bytearray(content)
    held[at] ^= 0xFF
    return bytes(held)


def locked() -> bytes:
    """The flag alone; it stands in the entry and in the directory."""
    held = bytearray(zipped({"a.csv": FIRST}, zipfile.ZIP_STORED))
    held[6] |= 1
    held[held.index(b"PK\x01\x02") + 8] |= 1
    return bytes(held)


GZIP, ZIP = gzip.compress(FIRST), zipped({"a.csv": FIRST, "b.csv": SECOND})
BROKEN = {
    "a gzip cut off": (GZIP[:-20], "damaged"),
    "a gzip without its end": (GZIP[:-8], "damaged"),
    "a gzip with a wrong check sum": (changed(GZIP, -6), "damaged"),
    "a gzip with something behind it": (GZIP + b"more", "damaged"),
    "a zip cut off": (ZIP[:-30], "damaged"),
    "a zip with a wrong check sum": (ZIP.replace(FIRST[:0] + ZIP[14:18], b"\0\0\0\0"), "damaged"),
    "a zip with something behind it": (ZIP + b"more", "damaged"),
    "a zip with a password": (locked(), "password"),
    "a zip of nothing": (zipped({}), "no log"),
    "a gzip in a zip": (zipped({"a.csv.gz": GZIP}), "packed once more (gzip)"),
    "a zip in a gzip": (gzip.compress(ZIP), "packed once more (zip)"),
    "a gzip that holds far more than its size": (gzip.compress(FIRST + bytes(64 << 20)), "unpacks to more than"),
    "a zip that holds far more than its size": (zipped({"a.csv": FIRST + bytes(64 << 20)}), "unpacks to more than"),
    "a zip of too many files": (zipped({f"{at}.csv": b"" for at in range(1001)}), "1,001 files"),
    "7-Zip": (b"7z\xbc\xaf\x27\x1c" + bytes(90), "It is 7-Zip"),
    "PDF": (b"%PDF-1.7" + bytes(90), "It is PDF"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_it_is_refused_whole_with_a_sentence(floor: FloorFolder, what: str) -> None:
    content, sentence = BROKEN[what]
    (report,) = floor.load(dropped(floor, "log.csv", content))
    assert (report.status, report.loaded) == ("refused", 0)
    assert sentence in report.reasons[0]
    assert floor.content() == "nothing"


def test_a_zip_whose_logs_are_not_all_good_waits_among_the_refused_with_each_of_their_reasons(
    floor: FloorFolder,
) -> None:
    inbox = Inbox(floor.settings)
    inbox.folder.mkdir(parents=True)
    (inbox.folder / "good.zip").write_bytes(zipped({"a.csv": FIRST}))
    (inbox.folder / "half.zip").write_bytes(zipped({"b.csv": SECOND, "notes.txt": b"hello\n"}))
    inbox.scan(NOW)
    assert [one.status for one in inbox.scan(NOW)] == ["loaded", "loaded", "refused"]
    assert (inbox.folder / "done" / "good.zip").is_file()
    told = (inbox.folder / "refused" / "half.zip.txt").read_text()
    assert "b.csv: loaded" in told
    assert "notes.txt: refused" in told
    assert agents(floor) == ["a1", "a3"]


@pytest.mark.parametrize("name", ["calls.zip", "calls.csv.gz"])
def test_what_a_process_that_was_ended_while_it_unpacked_has_left_does_not_stand_in_the_way(
    floor: FloorFolder, name: str
) -> None:
    path = dropped(floor, name, zipped({"calls.csv": FIRST}) if name.endswith("zip") else gzip.compress(FIRST))
    room = floor.root / "room"
    for _ in range(2):
        (member,) = _unpack(path, name, room)
        assert member.path.read_bytes() == FIRST
        member.path.write_bytes(FIRST[:9])
