"""Files as they come: encodings, delimiters, preambles, and what is no log at all."""

import codecs
import os
from pathlib import Path

import pytest

from etl.encoding import HEAD_BYTES
from etl.report import Report
from etl.watch import Inbox
from tests.floor_folder import NOW, FloorFolder

OWN = 'log = "calls"\n{}\n[columns]\nstarted_at = "Zeit"\nagent_id = "Wer"\noutcome_code = "Ende"\n'
HEADER = "Zeit,Wer,Ende"
AT = "2026-11-20 09:00:00"


def load(floor: FloorFolder, data: bytes, top: str = "") -> Report:
    floor.describe("own", OWN.format(top))
    path = floor.drop / "log.csv"
    path.write_bytes(data)
    return floor.load(path)[0]


def agents(floor: FloorFolder) -> list[str]:
    return [row[0] for row in floor.rows("select distinct agent_id from facts order by 1")]


def text(*names: str) -> str:
    return "\r\n".join([HEADER, *(f"{AT},{name},x" for name in names)])


@pytest.mark.parametrize(
    ("mark", "encoding", "declared"),
    [
        (b"", "utf-8", "auto"),
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "auto"),
        (codecs.BOM_UTF8, "utf-8", "UTF-8"),
        (codecs.BOM_UTF8, "utf-8", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "auto"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "auto"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (b"", "utf-16-le", "utf-16-le"),
        (b"", "gb18030", "gb18030"),
        (b"", "gb18030", "GB18030"),
    ],
)
def test_a_file_is_read_in_the_encoding_of_its_mark_or_format(
    floor: FloorFolder, mark: bytes, encoding: str, declared: str
) -> None:
    names = ["王小明", "㐀\U00020000"]  # the latter take four bytes each in GB18030
    report = load(floor, mark + text(*names).encode(encoding), f'encoding = "{declared}"')
    assert (report.status, report.loaded, report.reasons) == ("loaded", 2, [])
    assert agents(floor) == sorted(names)


@pytest.mark.parametrize(("encoding", "name"), [("big5", "許功蓋"), ("cp950", "功許"), ("shift_jis", "ソ表能|")])
def test_characters_whose_second_byte_is_a_delimiter_or_backslash_stay_whole(
    floor: FloorFolder, encoding: str, name: str
) -> None:
    assert load(floor, text(name).encode(encoding), f'encoding = "{encoding}"').loaded == 1
    assert agents(floor) == [name]


def test_another_encoding_that_nobody_declared_is_refused_with_what_to_do(floor: FloorFolder) -> None:
    report = load(floor, text("王小明").encode("gb18030"))
    assert report.status == "refused"
    assert "It is not UTF-8 text" in report.reasons[0]
    assert "Say its encoding in its format" in report.reasons[0]


def test_a_wrong_byte_far_down_names_its_line_and_what_to_do(floor: FloorFolder) -> None:
    rows = HEAD_BYTES // 20
    assert len(text(*["a1"] * rows)) > HEAD_BYTES
    report = load(floor, text(*["a1"] * rows, "王").encode("gb18030"))
    assert f"not UTF-8 text: byte 0xCD near line {rows + 2}" in report.reasons[0]
    assert 'encoding = "gb18030"' in report.reasons[0]
    report = load(floor, text(*["a1"] * rows).encode() + b"\r\n\xff", 'encoding = "big5"')
    assert f"not BIG5 text: byte 0xFF near line {rows + 2}" in report.reasons[0]
    assert floor.content() == "nothing"


def test_a_file_that_ends_within_a_character_is_refused(floor: FloorFolder) -> None:
    lines = text(*["a1"] * 5000, "王")
    assert load(floor, lines.encode("gb18030")[:-3], 'encoding = "gb18030"').status == "refused"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found_in_the_header(floor: FloorFolder, delimiter: str) -> None:
    assert load(floor, text("a1").replace(",", delimiter).encode()).loaded == 1
    assert agents(floor) == ["a1"]


def test_delimiters_inside_quoted_names_do_not_count(floor: FloorFolder) -> None:
    floor.describe("quoted", OWN.format("").replace('"Wer"', '"Wer;wo;was;wie, ja"'))
    report = floor.load_lines("log.csv", '"Zeit","Wer;wo;was;wie, ja","Ende"', f'{AT},"a;1, b",x')
    assert report.format == "quoted"
    assert agents(floor) == ["a;1, b"]


def test_a_declared_delimiter_is_not_guessed(floor: FloorFolder) -> None:
    assert load(floor, text("a1").encode(), 'delimiter = "tab"').status == "refused"
    assert load(floor, text("a1").replace(",", "\t").encode(), 'delimiter = "tab"').loaded == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_above_the_header_are_skipped_and_counted(floor: FloorFolder, end: str) -> None:
    lines = ["Report; of, the day", 'with a "quote', "", HEADER, f"{AT},a1,x", "never,a1,x"]
    report = load(floor, end.join(lines).encode(), "skip_lines = 3")
    assert (report.loaded, report.rejected) == (1, 1)
    assert [row["line"] for row in floor.rejected(report)] == ["6"]


def test_spaces_around_a_name_in_the_header_do_not_matter(floor: FloorFolder) -> None:
    assert load(floor, f" Zeit , Wer\u3000,Ende\n{AT},a1,x\n".encode()).loaded == 1


@pytest.mark.parametrize("below", ["", "\n", "\n\n\n"])
def test_a_header_alone_is_a_log_of_no_calls(floor: FloorFolder, below: str) -> None:
    report = load(floor, f"{HEADER}{below}".encode())
    assert (report.status, report.rows_read, report.loaded) == ("loaded", 0, 0)
    assert (report.first_day, report.last_day) == (None, None)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "No format fits"),
        (codecs.BOM_UTF8, "No format fits"),
        (b"\n\n\n", "No format fits"),
        (bytes(range(256)) * 10, "not UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "It is PNG"),
        (bytes(3000), "not UTF-8 text"),
        (b"PK\x03\x04" + bytes(200), "damaged or was cut off"),
    ],
)
def test_what_is_no_log_is_refused_and_leaves_nothing(floor: FloorFolder, data: bytes, why: str) -> None:
    report = load(floor, data)
    assert report.status == "refused"
    assert why in report.reasons[0]
    assert floor.content() == "nothing"


def test_a_folder_and_a_missing_file_are_refused_and_do_not_stop_the_others(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format(""))
    good = floor.file("good.csv", HEADER, f"{AT},a1,x")
    reports = floor.load(floor.drop, floor.drop / "none.csv", good)
    assert [report.status for report in reports] == ["refused", "refused", "loaded"]
    assert "Is a directory" in reports[0].reasons[0]
    assert "No such file" in reports[1].reasons[0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_an_unreadable_file_is_refused(floor: FloorFolder) -> None:
    path = floor.file("log.csv", HEADER)
    path.chmod(0)
    assert "Permission denied" in floor.load(path)[0].reasons[0]


@pytest.mark.skipif(os.name != "posix", reason="file names are text elsewhere")
def test_a_file_whose_name_is_no_text_is_loaded(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format(""))
    path = Path(os.fsdecode(os.fsencode(floor.drop) + b"/\xcd\xf5.csv"))
    path.write_text(text("a1"), encoding="utf-8")
    assert floor.load(path)[0].status == "loaded"
    assert floor.rows("select file from loads") == [("\ufffd\ufffd.csv",)]


@pytest.mark.skipif(os.name != "posix", reason="file names are text elsewhere")
def test_such_a_file_is_put_away_from_the_inbox_with_the_reason(floor: FloorFolder) -> None:
    inbox = Inbox(floor.settings)
    inbox.folder.mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(inbox.folder) + b"/\xcd\xf5.csv")).write_text("no log", encoding="utf-8")
    inbox.scan(NOW)
    inbox.scan(NOW)
    refused = sorted(path.suffix for path in (inbox.folder / "refused").iterdir())
    assert refused == [".csv", ".txt"]
