"""Names that lead outside or do harm, through the command line and inside of a zip: all stays as it is around the data.

The inbox's are in test_watch.py, those of an upload in tests/pages/admin/test_uploaded_names.py.
"""

import contextlib
import io
import json
import os
import socket
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from floor.rules.one_line import one_line
from floor.settings import settings
from tests.floor_folder import CALLS, FloorFolder
from tests.hostile_names import LEADING_OUTSIDE, ODD, around

ROOT = Path(__file__).parents[2]


def log(number: int) -> str:
    return f"{CALLS}\nc{number},2026-11-20 09:00:00,a1,main,30,sale\n"


@pytest.fixture
def surrounded(floor: FloorFolder) -> FloorFolder:
    """Beside the data lies what the names lead to."""
    for name in ("up.csv", "abs.csv", "outside.csv"):
        (floor.root / name).write_text("not to be touched", encoding="utf-8")
    (floor.root / "private").mkdir(mode=0o700)
    (floor.root / "private" / "up.csv").write_text(log(99), encoding="utf-8")
    return floor


def load(floor: FloorFolder, *arguments: str) -> tuple[int, list[dict[str, object]]]:
    """What `python -m etl load --json` ends with and says, run beside the data folder."""
    home = {**os.environ, "FLOOR_DATA": str(floor.settings.data), "HOME": str(floor.root), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-B", "-m", "etl", "load", "--json", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, cwd=floor.root, env=home)
    assert b"Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def test_a_folder_of_hostile_names_is_loaded_by_the_command_line_and_nothing_changes_around_the_data(
    surrounded: FloorFolder,
) -> None:
    for number, name in enumerate(ODD):
        (surrounded.drop / name).write_text(log(number), encoding="utf-8")
    (surrounded.drop / os.fsdecode(b"\xff\xfe.csv")).write_text(log(len(ODD)), encoding="utf-8")
    for name, target in (
        ("null.csv", "/dev/zero"),
        ("gone.csv", "gone"),
        ("loop.csv", "loop.csv"),
        ("dir", "../private"),
    ):
        (surrounded.drop / name).symlink_to(target)
    os.mkfifo(surrounded.drop / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(surrounded.drop):
        server.bind("socket.csv")
    before = around(surrounded.root, surrounded.settings.data)
    code, reports = load(surrounded, "drop")
    assert (code, {report["status"] for report in reports}) == (0, {"loaded"})
    assert len(reports) == len(ODD) + 1
    assert surrounded.rows("select sum(calls) from facts") == [(len(ODD) + 1,)]
    assert around(surrounded.root, surrounded.settings.data) == before


def test_a_name_gives_the_terminal_no_orders(surrounded: FloorFolder) -> None:
    path = surrounded.file("x\x1b[2J\x9b0m\r\n\u202e\u3000\u4e2d.csv", *log(1).splitlines())
    (report,) = surrounded.load(path)
    told = one_line(report.sentence())
    assert told.startswith(f"{surrounded.drop}/x\\x1b[2J\\x9b0m\\r\\n\\u202e\u3000\u4e2d.csv: loaded as")
    surrounded.file("x\x1b[2J.csv", "no header")
    settings.cache_clear()
    done = CliRunner().invoke(
        app, ["load", str(surrounded.drop)], env={"FLOOR_DATA": str(surrounded.settings.data)}, color=True
    )
    settings.cache_clear()
    assert "x\\x1b[2J.csv: refused" in done.output
    assert "\x1b[2J" not in done.output


def zipped(floor: FloorFolder) -> Path:
    """Logs under each of the names, and entries that say they are a link, a pipe or a device."""
    kinds = {"link.csv": stat.S_IFLNK, "pipe.csv": stat.S_IFIFO, "device.csv": stat.S_IFCHR}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for number, name in enumerate((*LEADING_OUTSIDE, *ODD, *kinds)):
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # it cuts a name at its NUL
            entry.external_attr = (kinds.get(name, stat.S_IFREG) | 0o4777) << 16
            packed.writestr(entry, "../outside.csv" if name == "link.csv" else log(number))
    path = floor.drop / "hostile.zip"
    path.write_bytes(held.getvalue())
    return path


def test_hostile_names_inside_of_a_zip_lead_nowhere(surrounded: FloorFolder) -> None:
    path = zipped(surrounded)
    before = around(surrounded.root, surrounded.settings.data)
    reports = surrounded.load(path)
    assert {report.status for report in reports} == {"loaded"}
    logs = len(LEADING_OUTSIDE) + len(ODD) + 1  # all but the link and what is hidden: a name that begins with a point
    assert (len(reports), surrounded.rows("select sum(calls) from facts")) == (logs, [(logs,)])
    assert around(surrounded.root, surrounded.settings.data) == before
    assert all(sign.isprintable() for (name,) in surrounded.rows("select file from loads") for sign in name)


def test_a_file_whose_name_looks_like_an_option_is_loaded_by_its_path(surrounded: FloorFolder) -> None:
    for number, name in enumerate(("-rf.csv", "--accept-drift")):
        (surrounded.drop / name).write_text(log(number), encoding="utf-8")
    code, reports = load(surrounded, "drop/--accept-drift", "--", "drop/-rf.csv")
    assert (code, [report["loaded"] for report in reports]) == (0, [1, 1])
