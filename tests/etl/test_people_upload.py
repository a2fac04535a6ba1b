"""What an administrator uploads is read as the inbox would, and nothing is loaded."""

from pathlib import Path

import pytest
import xlsxwriter

from etl.people_upload import UnreadRow, read_upload
from etl.problems import Refused
from floor.rules.people_group import PersonRow
from tests.floor_folder import NOW, PEOPLE, FloorFolder


def test_rows_and_what_cannot_be_read_come_apart(floor: FloorFolder) -> None:
    text = f"{PEOPLE}\na1,Ada Chen,,North,,,\na2,,,,,,\na3,Cy,,,never,,\na4,x\n"
    upload = read_upload("people.csv", text.encode(), floor.settings, NOW)
    assert upload.file.rows == (PersonRow(2, "a1", "Ada Chen", team="North"),)
    assert upload.file.columns == set(PEOPLE.split(","))
    assert upload.file.spoilt == {"a2", "a3", "a4"}
    assert upload.unread == (
        UnreadRow(3, "name", "", "is empty"),
        UnreadRow(4, "hire_date", "never", "is not a day this format knows"),
        UnreadRow(5, "", "2", "fields stand in this row; the header has 7"),
    )


def test_a_spreadsheet_is_known_by_its_ending_whatever_its_name(floor: FloorFolder, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["agent_id", "name"])
        sheet.write_row(1, 0, [101, "王伟"])
    upload = read_upload("../../名单.XLSX", (tmp_path / "x.xlsx").read_bytes(), floor.settings, NOW)
    assert upload.file.rows == (PersonRow(2, "101", "王伟"),)


def test_a_format_of_the_floors_own_reads_uploads_too(floor: FloorFolder) -> None:
    floor.describe("crm", 'log = "people"\nencoding = "gb18030"\n[columns]\nagent_id = "工号"\nname = "姓名"\n')
    upload = read_upload("x.csv", "工号,姓名\n7,王伟\n".encode("gb18030"), floor.settings, NOW)
    assert upload.file.rows == (PersonRow(2, "7", "王伟"),)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.csv", b"", "No format fits its header"),
        ("x.csv", b"call_id,started_at,agent_id,outcome_code\n", "It is a log of calls, not of people"),
        ("x.xlsx", b"PK\x03\x04no spreadsheet", "It is not a readable spreadsheet"),
        ("x.csv", b"agent_id,name\n1,\xff\xfe\n", "It is not UTF-8 text"),
        ("x", b"\0\1\2", "It is not UTF-8 text"),
    ],
)
def test_what_is_no_people_file_is_refused_with_the_reason(
    floor: FloorFolder, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        read_upload(name, content, floor.settings, NOW)


def test_an_upload_leaves_nothing(floor: FloorFolder) -> None:
    read_upload("people.csv", f"{PEOPLE}\na1,Ada,,,,,\n".encode(), floor.settings, NOW)
    assert not floor.settings.data.exists()
