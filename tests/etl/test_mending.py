"""Refused rows that were fetched, mended and loaded again: they join their load."""

import csv
import io
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from etl.report import Report
from floor.store.load_list import LogLoad
from floor.store.mending import MARKS, mended_lines, mending_sheet, read_form, read_mending
from floor.store.rejects import read_rejects
from floor.store.sheet_csv import csv_bytes
from tests.floor_folder import CALLS, FloorFolder

GOOD = ["c1,2026-11-20 09:00:00,a1,main,30,sale", "c2,2026-11-20 10:00:00,a1,main,40,sale"]
WRONG = [
    "c3,yesterday,a1,main,30,sale",
    'c4,2026-11-19 09:00:00,a2,"=main, the ""old"" one",a while,sale',
    "c5,never,a2,main,30,sale",
]
RIGHT = [
    "c3,2026-11-20 11:00:00,a1,main,30,sale",
    'c4,2026-11-19 09:00:00,a2,"=main, the ""old"" one",60,sale',
    "c5,2026-11-19 12:00:00,a2,main,30,sale",
]
PRIVATE = """
log = "calls"
drop = ["name"]
skip_lines = 2
[columns]
call_id = "id"
started_at = { source = "start", format = "%d/%m/%Y %H:%M" }
agent_id = "agent"
phone = "number"
talk_seconds = "secs"
outcome_code = "code"
"""
STORE = Path(__file__).parents[2] / "floor" / "store"
Rows = list[dict[str, str]]


def fetched(floor: FloorFolder, load_id: str) -> bytes:
    """The file as the screen hands it out."""
    rejects = read_rejects(floor.folder.root, found(floor, load_id))
    form = read_form(floor.folder.rejects, load_id)
    assert form is not None
    return csv_bytes(mending_sheet(load_id, rejects, form))


def loads_of(floor: FloorFolder) -> list[LogLoad]:
    return [LogLoad(*row) for row in floor.rows((STORE / "sql" / "loads.sql").read_text())]


def found(floor: FloorFolder, load_id: str) -> LogLoad:
    return next(one for one in loads_of(floor) if one.load_id == load_id)


def mended(floor: FloorFolder, load_id: str | None, change: Callable[[Rows], object], **dialect: str) -> Report:
    """Fetch, change and load again; saved in the dialect."""
    assert load_id is not None
    content = fetched(floor, load_id).decode("utf-8-sig")
    delimiter = dialect.get("reads", ",")
    rows = list(csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter))
    change(rows)
    out = io.StringIO()
    names = [*rows[0], *([""] * 3 if "trailing" in dialect else [])]
    writer = csv.writer(out, delimiter=dialect.get("delimiter", ","), quoting=csv.QUOTE_MINIMAL)
    writer.writerow(names)
    writer.writerows([[row.get(name, "") for name in names] for row in rows])
    path = floor.drop / dialect.get("name", "mended.csv")
    path.write_bytes(out.getvalue().encode(dialect.get("encoding", "utf-8-sig")))
    if path.suffix == ".xlsx":
        as_excel(path, [names, *[[row.get(name, "") for name in names] for row in rows]])
    return floor.load(path)[0]


def as_excel(path: Path, rows: list[list[str]]) -> None:
    """As Excel saves what it opened: what looks like a number or a moment has become one."""
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": True, "strings_to_formulas": False}) as book:
        sheet, moment = book.add_worksheet("mended"), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", cell):
                    sheet.write_datetime(at, column, datetime.fromisoformat(cell), moment)
                else:
                    sheet.write(at, column, cell)


def all_right(rows: Rows) -> None:
    rows[0]["started_at"] = "2026-11-20 11:00:00"
    rows[1]["talk_seconds"] = "60"
    rows[2]["started_at"] = "2026-11-19 12:00:00"


def two_right(rows: Rows) -> None:
    all_right(rows)
    rows[2]["started_at"] = "still never"


def still_open(floor: FloorFolder, load_id: str | None) -> list[int]:
    mended = mended_lines(floor.folder.root, loads_of(floor))
    return [one.line for one in read_mending(floor.folder.root, mended, found(floor, load_id or "")).open]


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The content of a floor on which the right file was loaded once."""
    other = FloorFolder(tmp_path_factory.mktemp("right"))
    other.load_lines("log.csv", CALLS, *GOOD, *RIGHT)
    return other.content()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A floor on which the wrong file was loaded, made once to be copied, and its load."""
    other = FloorFolder(tmp_path_factory.mktemp("wrong"))
    return other.root, other.load_lines("log.csv", CALLS, *GOOD, *WRONG).load_id or ""


@pytest.fixture
def first(made: tuple[Path, str], floor: FloorFolder) -> str:
    """The load of the wrong file, which `floor` has."""
    shutil.copytree(made[0], floor.root, dirs_exist_ok=True)
    return made[1]


@pytest.mark.parametrize(
    "saved",
    [
        {},
        {"delimiter": ";", "trailing": "yes"},
        {"delimiter": "\t", "encoding": "utf-16"},
        {"name": "mended.xlsx"},
    ],
    ids=["as it was", "by a German Excel", "as Unicode text", "as a spreadsheet"],
)
def test_mended_rows_make_the_floor_of_the_right_file(
    floor: FloorFolder, first: str, right: str, saved: dict[str, str]
) -> None:
    assert "'=main, the" in fetched(floor, first).decode("utf-8-sig")  # a formula comes back as the text that it was
    again = mended(floor, first, all_right, **saved)
    assert (again.loaded, again.rejected, again.reasons) == (3, 0, [])
    assert floor.content() == right
    assert still_open(floor, first) == []


def test_what_is_still_wrong_stays_open_is_mended_from_either_load_and_an_undo_opens_its_rows_again(
    floor: FloorFolder, first: str, right: str
) -> None:
    before = floor.content()
    again = mended(floor, first, two_right)
    assert (again.loaded, again.rejected) == (2, 1)
    assert "still never" in again.reasons[0]
    assert still_open(floor, first) == [6]
    last = mended(floor, again.load_id, lambda rows: rows[0].update(started_at="2026-11-19 12:00:00"), name="b.csv")
    assert last.loaded == 1
    assert still_open(floor, first) == []
    assert floor.content() == right
    floor.undo(last.load_id or "")
    floor.undo(again.load_id or "")
    assert (still_open(floor, first), floor.content()) == ([4, 5, 6], before)


def test_rows_of_a_load_that_was_taken_back_are_refused(floor: FloorFolder, first: str) -> None:
    floor.undo(first)
    again = mended(floor, first, all_right)
    assert again.status == "refused"
    assert "was taken back" in again.reasons[0]


def test_a_row_that_cannot_be_cut_stands_whole_and_is_refused_until_it_is_mended(floor: FloorFolder) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, f"{RIGHT[0]},one more", 'c6,"2026-11-20" 9:00,a1,main,1,sale')
    untouched = mended(floor, first.load_id, list)
    assert (untouched.status, untouched.loaded) == ("refused", 0)
    again = mended(floor, first.load_id, lambda rows: rows[0].update(call_id=RIGHT[0]))
    assert (again.loaded, again.rejected) == (1, 1)
    assert still_open(floor, first.load_id) == [5]


def test_the_log_keeps_its_header_and_delimiter_and_what_a_spreadsheet_does_to_numbers_is_taken_back(
    floor: FloorFolder,
) -> None:
    wrong = ["001,never,007,main,30,sale", "123456789012345,never,a1,main,30,sale"]
    first = floor.load_lines("log.csv", *(line.replace(",", ";") for line in [CALLS, *GOOD, *wrong]))
    head, row, _ = fetched(floor, first.load_id or "").decode("utf-8-sig").splitlines()
    assert head.split(";") == [*CALLS.split(","), *MARKS]
    assert row.split(";")[:-1] == [*wrong[0].split(","), first.load_id, "4"]
    assert "is not a time" in row

    def by_excel(rows: Rows) -> None:
        rows[0].update(call_id="1", agent_id="7", started_at="2026-11-20 11:00:00")
        rows[1].update(call_id="1.23457E+14", started_at="2026-11-20 12:00:00")

    assert mended(floor, first.load_id, by_excel, reads=";").loaded == 2
    with duckdb.connect() as connection:
        calls = connection.read_parquet(f"{floor.folder.lake}/calls/*/*.parquet")
        kept = set(calls.project("call_id, agent_id").fetchall())
    assert {("001", "007"), ("123456789012345", "a1")} <= kept


def test_through_a_spreadsheet_a_phone_keeps_the_hash_it_had_and_a_moment_is_written_as_its_format_reads_it(
    floor: FloorFolder,
) -> None:
    floor.describe("own", PRIVATE)
    row = "c{},0{}/11/2026 {}:00,a1,13800138042,Ada Chen,30,sale"
    lines = ["Exported by us", "", "id,start,agent,number,name,secs,code", row.format(1, 4, 9), row.format(2, 5, 25)]
    first = floor.load_lines("log.csv", *lines, row.format(3, 5, 7) + ",surplus")
    rows = fetched(floor, first.load_id or "").decode("utf-8-sig")
    assert "13800138042" not in rows
    assert "Ada" not in rows
    again = mended(floor, first.load_id, lambda rows: rows[0].update(start="2026-11-05 15:00:00"), name="mended.xlsx")
    assert (again.loaded, again.rejected) == (1, 0)
    assert still_open(floor, first.load_id) == [6]  # not kept: it stands in the file itself
    with duckdb.connect() as connection:
        calls = connection.read_parquet(f"{floor.folder.lake}/calls/*/*.parquet")
        assert calls.aggregate("count(distinct phone_hash), min(phone_tail), count(*)").fetchall() == [(1, "42", 2)]
        assert calls.aggregate("max(started_at)::varchar").fetchall() == [("2026-11-05 15:00:00",)]


def test_rows_that_cannot_be_told_are_refused_with_what_to_do(floor: FloorFolder, first: str) -> None:
    content = fetched(floor, first).decode("utf-8-sig")
    row = f"{first},4,"
    wrong = {
        content.replace(row, f"{first},99,"): "is no line that was refused",
        content.replace(row, "000009-00000000,4,"): "has to name one load",
        content.replace(row, "../../x,4,"): "has to name one load",
        content.replace("agent_id", "agent"): "rename or move none",
    }
    assert content not in wrong
    reports = floor.load(*(floor.file(f"{at}.csv", text) for at, text in enumerate(wrong)))
    for report, why in zip(reports, wrong.values(), strict=True):
        assert (report.status, why in report.reasons[0]) == ("refused", True)
        assert "Fetch the refused rows anew" in report.reasons[0]


class Killed(BaseException):
    """Nobody catches it, as nobody catches the end of a process."""


def test_what_a_killed_load_left_beside_rejects_goes_with_the_next_load(
    floor: FloorFolder, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(*_: object) -> None:
        raise Killed

    before = {path.name for path in floor.folder.rejects.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr("etl.loading.publish", kill)
        with pytest.raises(Killed):
            mended(floor, first, two_right)
    left = {path.name.partition(".")[2] for path in floor.folder.rejects.iterdir() if path.name not in before}
    assert left == {"csv", "form.json", "mends.json"}
    assert still_open(floor, first) == [4, 5, 6]
    floor.load_lines("other.csv", CALLS, "c9,2026-11-20 15:00:00,a1,main,30,sale")
    assert {path.name for path in floor.folder.rejects.iterdir()} == before
