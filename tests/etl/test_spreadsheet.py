"""Spreadsheets: every kind of cell as the text that someone would have typed."""

import re
import zipfile
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


@pytest.mark.parametrize(("name", "data"), [("empty.xlsx", b""), ("text.xls", b"Id,Date\n1,2\n")])
def test_text_is_read_as_text_whatever_its_name_ends_in(floor: FloorFolder, name: str, data: bytes) -> None:
    path = floor.drop / name
    path.write_bytes(data)
    assert "No format fits its header" in floor.load(path)[0].reasons[0]


def test_a_workbook_is_read_as_one_whatever_its_name_ends_in(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format(""))
    book = workbook(floor.drop / "a.xlsx", {"Calls": calls((1, DAY, AT, "a1", "", "x"))})
    assert floor.load(book.rename(floor.drop / "calls.csv"))[0].loaded == 1


def test_the_sheet_whose_header_fits_is_found_below_titles_and_notes(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format("header_within = 5"))
    log = [
        ("Calls of November",),
        (),
        ("made on", DAY),
        *calls((1, DAY, AT, "a1", "", "x"), (2, DAY, AT, "a2", "", "")),
    ]
    report = floor.load(workbook(floor.drop / "a.xlsx", {"Notes": [("hello",)], "Empty": [], "Calls": log}))[0]
    assert (report.status, report.loaded) == ("loaded", 1)
    assert [row["line"] for row in floor.rejected(report)] == ["6"]


def test_of_two_sheets_that_fit_none_is_lost_silently(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format(""))
    good = calls((1, DAY, AT, "a1", "", "x"))
    report = floor.load(workbook(floor.drop / "a.xlsx", {"Monday": good, "Tuesday": good}))[0]
    assert "Several of its sheets are logs of the format own: Monday, Tuesday" in report.reasons[0]
    assert floor.load(workbook(floor.drop / "b.xlsx", {"Monday": good, "Template": [HEADER]}))[0].loaded == 1


SERIAL = 46346.378553  # 2026-11-20 09:05:07


@pytest.mark.parametrize("later", [False, True])
def test_a_number_in_a_column_of_times_is_a_moment_in_either_way_of_counting(floor: FloorFolder, later: bool) -> None:
    serial = SERIAL - 1462 * later
    floor.describe("own", OWN.format(""))
    path = floor.drop / "serial.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": later}) as book:
        sheet = book.add_worksheet("Calls")
        dated = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(calls((1, int(serial), serial % 1, 46346, "0:01:00", "x"))):
            sheet.write_row(at, 0, row)
        sheet.write_row(2, 0, (2, DAY, 0.5, "a2", "0:01:00", "x"))
        sheet.write(2, 1, DAY, dated)
    assert floor.load(path)[0].reasons == []
    assert floor.rows("select agent_id, hour::varchar from facts order by 1") == [
        ("46346", "2026-11-20 09:00:00"),  # an agent's number is no day
        ("a2", "2026-11-20 12:00:00"),
    ]


@pytest.mark.parametrize(
    ("form", "cell", "kept"),
    [
        ("", SERIAL, "2026-11-20 09:05:07"),
        ("", 46346, "2026-11-20 00:00:00"),
        ("", datetime(2026, 11, 20), "2026-11-20 00:00:00"),
        ("%d.%m.%Y %H:%M:%S", SERIAL, "2026-11-20 09:05:07"),
        ("%d.%m.%Y %H:%M:%S", datetime(2026, 11, 20, 9, 5, 7), "2026-11-20 09:05:07"),
        ("%d.%m.%Y %H:%M:%S", "20.11.2026 09:05:07", "2026-11-20 09:05:07"),
        ("%Y%m%d", 20261120, "2026-11-20 00:00:00"),
        ("", 17, None),
        ("", 1_764_000_000, None),
        ("%d.%m.%Y", SERIAL, None),  # the format would lose the time of day
    ],
)
def test_a_moment_in_one_cell_is_read_in_the_columns_own_format(
    floor: FloorFolder, form: str, cell: object, kept: str | None
) -> None:
    how = f', format = "{form}"' if form else ""
    floor.describe(
        "own",
        f'log = "sales"\n[columns]\nsold_at = {{ source = "When"{how} }}\nagent_id = "Who"\namount = "Sum"\n',
    )
    rows = [("When", "Who", "Sum"), (cell, "a1", 5)]
    report = floor.load(workbook(floor.drop / "sales.xlsx", {"Sales": rows}))[0]
    found = floor.rows("select sold_at::varchar from sales") if report.loaded else [(None,)]
    assert found == [(kept,)], report.reasons


@pytest.mark.parametrize(
    ("far", "loaded"),
    [([], 1), ([(1_048_575, 16_383)], 0), ([(1_048_575, 0), (0, 16_383)], 0), ([(300_000, 0)], 1)],
)
def test_a_sheet_that_says_it_is_as_large_as_can_be_costs_what_stands_in_it(
    floor: FloorFolder, far: list[tuple[int, int]], loaded: int
) -> None:
    floor.describe("own", OWN.format(""))
    path = workbook(floor.drop / "a.xlsx", {"Calls": calls((1, DAY, AT, "a1", "", "x"))})
    whole = floor.drop / "whole.xlsx"
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as to:
        for entry in packed.namelist():
            content = re.sub(b'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', packed.read(entry))
            rows = b"".join(b'<row r="%d"><c r="%s%d"><v>7</v></c></row>' % cell for cell in map(_far, far))
            to.writestr(entry, content.replace(b"</sheetData>", rows + b"</sheetData>"))
    report = floor.load(whole)[0]
    assert report.loaded == loaded, report.reasons
    assert loaded or "strewn over" in report.reasons[0]


def test_a_sheet_that_says_it_is_small_and_is_not_is_refused(floor: FloorFolder) -> None:
    path = workbook(floor.drop / "a.xlsx", {"Calls": calls((1, DAY, AT, "a1", "", "x"))})
    lie = floor.drop / "lie.xlsx"
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(lie, "w") as to:
        for entry in packed.namelist():
            far = b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'
            to.writestr(entry, packed.read(entry).replace(b"</sheetData>", far))
    assert "strewn over" in floor.load(lie)[0].reasons[0]


def _far(cell: tuple[int, int]) -> tuple[int, bytes, int]:
    row, column = cell
    return row + 1, b"XFD" if column else b"A", row + 1


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
@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(200), bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)])
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
