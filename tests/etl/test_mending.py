"""Refused rows that were fetched, mended and loaded again: they join their load."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

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
    return floor.load(path)[0]


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


@pytest.fixture
def right(tmp_path: Path) -> FloorFolder:
    """A floor on which the right file was loaded once."""
    other = FloorFolder(tmp_path / "right")
    other.load_lines("log.csv", CALLS, *GOOD, *RIGHT)
    return other


@pytest.mark.parametrize(
    "saved",
    [
        {},
        {"delimiter": ";", "trailing": "yes"},
        {"delimiter": "\t", "encoding": "utf-16"},
    ],
    ids=["as it was", "by a German Excel", "as Unicode text"],
)
def test_mended_rows_make_the_floor_of_the_right_file(
    floor: FloorFolder, right: FloorFolder, saved: dict[str, str]
) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, *WRONG)
    again = mended(floor, first.load_id, all_right, **saved)
    assert (again.loaded, again.rejected, again.reasons) == (3, 0, [])
    assert floor.content() == right.content()
    assert still_open(floor, first.load_id) == []


def test_what_is_still_wrong_stays_open_and_can_be_mended_from_either_load(
    floor: FloorFolder, right: FloorFolder
) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, *WRONG)
    again = mended(floor, first.load_id, two_right)
    assert (again.loaded, again.rejected) == (2, 1)
    assert "still never" in again.reasons[0]
    assert still_open(floor, first.load_id) == [6]
    last = mended(floor, again.load_id, lambda rows: rows[0].update(started_at="2026-11-19 12:00:00"), name="b.csv")
    assert last.loaded == 1
    assert still_open(floor, first.load_id) == []
    assert floor.content() == right.content()


def test_undoing_the_mending_load_opens_the_rows_again(floor: FloorFolder) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, *WRONG)
    before = floor.content()
    again = mended(floor, first.load_id, two_right)
    floor.undo(again.load_id or "")
    assert (still_open(floor, first.load_id), floor.content()) == ([4, 5, 6], before)


def test_rows_of_a_load_that_was_taken_back_are_refused(floor: FloorFolder) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, *WRONG)
    floor.undo(first.load_id or "")
    again = mended(floor, first.load_id, all_right)
    assert again.status == "refused"
    assert "was taken back" in again.reasons[0]


def test_a_row_that_cannot_be_cut_stands_whole_and_is_refused_until_it_is_mended(floor: FloorFolder) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, f"{RIGHT[0]},one more", 'c6,"2026-11-20" 9:00,a1,main,1,sale')
    untouched = mended(floor, first.load_id, list)
    assert (untouched.status, untouched.loaded) == ("refused", 0)
    again = mended(floor, first.load_id, lambda rows: rows[0].update(call_id=RIGHT[0]))
    assert (again.loaded, again.rejected) == (1, 1)
    assert still_open(floor, first.load_id) == [5]


def test_what_a_spreadsheet_does_to_numbers_is_taken_back(floor: FloorFolder) -> None:
    wrong = ["001,never,007,main,30,sale", "123456789012345,never,a1,main,30,sale"]
    first = floor.load_lines("log.csv", CALLS, *GOOD, *wrong)

    def as_excel(rows: Rows) -> None:
        rows[0].update(call_id="1", agent_id="7", started_at="2026-11-20 11:00:00")
        rows[1].update(call_id="1.23457E+14", started_at="2026-11-20 12:00:00")

    assert mended(floor, first.load_id, as_excel).loaded == 2
    with duckdb.connect() as connection:
        calls = connection.read_parquet(f"{floor.folder.lake}/calls/*/*.parquet")
        kept = set(calls.project("call_id, agent_id").fetchall())
    assert {("001", "007"), ("123456789012345", "a1")} <= kept


def test_a_formula_comes_back_as_the_text_that_it_was(floor: FloorFolder) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, *WRONG)
    assert "'=main, the" in fetched(floor, first.load_id or "").decode("utf-8-sig")
    mended(floor, first.load_id, all_right)
    assert ('=main, the "old" one',) in floor.rows("select distinct campaign from facts")


def test_the_log_keeps_its_header_and_delimiter_and_reasons_stand_behind(floor: FloorFolder) -> None:
    first = floor.load_lines("log.csv", CALLS.replace(",", ";"), *(line.replace(",", ";") for line in GOOD + WRONG[:1]))
    head, row = fetched(floor, first.load_id or "").decode("utf-8-sig").splitlines()
    assert head.split(";") == [*CALLS.split(","), *MARKS]
    assert row.split(";")[:-1] == [*WRONG[0].split(","), first.load_id, "4"]
    assert "is not a time" in row
    again = mended(floor, first.load_id, lambda rows: rows[0].update(started_at="2026-11-20 11:00:00"), reads=";")
    assert again.loaded == 1


PRIVATE = """
log = "calls"
drop = ["name"]
skip_lines = 2
[columns]
call_id = "id"
started_at = "start"
agent_id = "agent"
phone = "number"
talk_seconds = "secs"
outcome_code = "code"
"""


def test_a_phone_comes_back_as_the_hash_it_had_and_the_number_is_nowhere(floor: FloorFolder) -> None:
    floor.describe("own", PRIVATE)
    row = "c{},2026-11-20 0{}:00:00,a1,13800138042,Ada Chen,{},sale"
    lines = ["Exported by us", "", "id,start,agent,number,name,secs,code", row.format(1, 9, 30), row.format(2, 8, -5)]
    first = floor.load_lines("log.csv", *lines, row.format(3, 7, 30) + ",surplus")
    rows = fetched(floor, first.load_id or "").decode("utf-8-sig")
    assert "13800138042" not in rows
    assert "Ada" not in rows
    again = mended(floor, first.load_id, lambda rows: rows[0].update(secs="5"))
    assert (again.loaded, again.rejected) == (1, 0)
    assert still_open(floor, first.load_id) == [6]  # not kept: it stands in the file itself
    with duckdb.connect() as connection:
        calls = connection.read_parquet(f"{floor.folder.lake}/calls/*/*.parquet")
        assert calls.aggregate("count(distinct phone_hash), min(phone_tail), count(*)").fetchall() == [(1, "42", 2)]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"floorboard_line": "99"}, "is no line that was refused"),
        ({"floorboard_load": "000009-00000000"}, "has to name one load"),
        ({"floorboard_load": "../../x"}, "has to name one load"),
    ],
)
def test_rows_that_cannot_be_told_are_refused_with_what_to_do(
    floor: FloorFolder, change: dict[str, str], why: str
) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, *WRONG)
    again = mended(floor, first.load_id, lambda rows: rows[0].update(change))
    assert again.status == "refused"
    assert why in again.reasons[0]
    assert "Fetch the refused rows anew" in again.reasons[0]


def test_columns_that_were_renamed_are_refused(floor: FloorFolder) -> None:
    first = floor.load_lines("log.csv", CALLS, *GOOD, *WRONG)
    content = fetched(floor, first.load_id or "").replace(b"agent_id", b"agent")
    path = floor.drop / "renamed.csv"
    path.write_bytes(content)
    (report,) = floor.load(path)
    assert (report.status, "rename or move none" in report.reasons[0]) == ("refused", True)
