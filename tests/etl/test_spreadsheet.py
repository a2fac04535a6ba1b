"""Spreadsheets: every kind of cell as the text that someone would have typed."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.floor_folder import FloorFolder

OWN = """log = "calls"
{}
[columns]
call_id = "Id"
started_at = {{ source = ["Date", "Time"] }}
agent_id = "Agent"
talk_seconds = {{ source = "Talk", unit = "hms" }}
outcome_code = "End"
"""
HEADER = ("Id", "Date", "Time", "Agent", "Talk", "End")
DAY, AT = date(2026, 11, 20), time(9, 5, 7)
STYLES = {date: "yyyy-mm-dd", time: "hh:mm:ss", timedelta: "[h]:mm:ss", datetime: "yyyy-mm-dd hh:mm:ss"}


def workbook(path: Path, sheets: dict[str, list[tuple[Any, ...]]], first_row: int = 0, first_column: int = 0) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows, start=first_row):
                for column, cell in enumerate(row, start=first_column):
                    style = STYLES.get(type(cell))
                    sheet.write(at, column, cell, *([book.add_format({"num_format": style})] if style else []))
    return path


def calls(*rows: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [HEADER, *rows]


def test_dates_times_durations_and_numbers_are_read_as_they_are_shown(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format(""))
    rows = [
        (7, DAY, AT, "a1", time(0, 3, 5), "x"),
        ("8", "2026-11-20", "09:05", "a2", timedelta(hours=3), "x"),
        (9.0, DAY, time(0), 15550123456, "12:34", True),
        (10, DAY, time(23, 59, 59), "a4", time(0, 0, 4, 500_000), 1.5),
    ]
    report = floor.load(workbook(floor.drop / "calls.xlsx", {"Calls": calls(*rows)}))[0]
    assert (report.status, report.rows_read, report.loaded) == ("loaded", 4, 4)
    assert floor.rows("select agent_id, hour::varchar, talk_seconds from facts order by agent_id") == [
        ("15550123456", "2026-11-20 00:00:00", 754),
        ("a1", "2026-11-20 09:00:00", 185),
        ("a2", "2026-11-20 09:00:00", 10800),
        ("a4", "2026-11-20 23:00:00", 4),
    ]
    assert report.unknown_codes == ["1.5", "True", "x"]


def test_a_duration_of_more_than_a_day_is_told_in_hours(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format(""))
    rows = [(1, DAY, AT, "a1", timedelta(0), "x"), (2, DAY, AT, "a1", timedelta(hours=26, seconds=4), "x")]
    report = floor.load(workbook(floor.drop / "calls.xlsx", {"Calls": calls(*rows)}))[0]
    assert [(row["line"], row["value"]) for row in floor.rejected(report)] == [("3", "26:00:04")]


def test_a_moment_in_one_cell_is_a_time(floor: FloorFolder) -> None:
    header = ("sold_at", "agent_id", "amount")
    moment = datetime(2026, 11, 20, 9, 5, 7)
    rows = [header, (moment, "a1", 19.9), (moment, "a1", 0.1 + 0.7), (moment, "a1", 5), (moment, "a1", 1.005)]
    report = floor.load(workbook(floor.drop / "sales.xlsx", {"Sales": rows}))[0]
    assert floor.rows("select sold_at, amount_minor from sales order by 2") == [
        (moment, 80),  # 0.7999999999999999 in the file, 0.8 on the screen
        (moment, 500),
        (moment, 1990),
    ]
    assert [(row["column"], row["value"]) for row in floor.rejected(report)] == [("amount", "1.005")]


def test_blank_rows_are_no_rows_and_lines_are_those_that_the_program_shows(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format("skip_lines = 3"))
    rows = calls((1, DAY, AT, "a1", "", "x"), (), (2, "never", "", "a1", "", "x"), (), ())
    path = workbook(floor.drop / "calls.xlsx", {"Calls": rows}, first_row=3, first_column=2)
    report = floor.load(path)[0]
    assert (report.rows_read, report.loaded, report.rejected) == (2, 1, 1)
    assert [row["line"] for row in floor.rejected(report)] == ["7"]


def test_the_first_sheet_is_read_or_the_one_that_the_format_names(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format('sheet = "Calls"'))
    good = calls((1, DAY, AT, "a1", "", "x"))
    assert floor.load(workbook(floor.drop / "a.xlsx", {"Notes": [("hello",)], "Calls": good}))[0].loaded == 1
    assert floor.load(workbook(floor.drop / "b.xlsx", {"calls": good}))[0].status == "refused"
    floor.describe("own", OWN.format(""))
    assert floor.load(workbook(floor.drop / "c.xlsx", {"calls": good, "Notes": [("hello",)]}))[0].status == "loaded"


def test_a_sheet_without_a_cell_is_refused(floor: FloorFolder) -> None:
    report = floor.load(workbook(floor.drop / "empty.xlsx", {"Calls": []}))[0]
    assert (report.status, report.rows_read) == ("refused", 0)


@pytest.mark.parametrize("name", ["calls.xlsx", "calls.XLSX", "calls.xls", "calls.ods"])
@pytest.mark.parametrize("data", [b"", b"Id,Date\n", b"PK\x03\x04" + bytes(200)])
def test_a_broken_spreadsheet_is_refused_with_what_to_do(floor: FloorFolder, name: str, data: bytes) -> None:
    path = floor.drop / name
    path.write_bytes(data)
    report = floor.load(path)[0]
    assert report.status == "refused"
    assert "save it anew as .xlsx" in report.reasons[0]


def test_a_spreadsheet_that_lost_its_end_is_refused(floor: FloorFolder) -> None:
    path = workbook(floor.drop / "calls.xlsx", {"Calls": calls(*[(n, DAY, AT, "a1", "", "x") for n in range(500)])})
    path.write_bytes(path.read_bytes()[:-400])
    assert "save it anew as .xlsx" in floor.load(path)[0].reasons[0]
