"""A table of any kind is read as rows of text, or refused in words."""

import gzip

import pytest

from etl.problems import Refused
from etl.table_upload import MOST_ROWS, TableRow, read_table

NEEDED = ("whom", "figure")
CHINESE = "whom,name,figure\n" + "".join(f"team,华东电话销售第{n}小组名单,5\n" for n in "一二三四五六七八九十")


@pytest.mark.parametrize(
    ("cut", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), ("|", "utf-8"), (",", "gb18030")],
)
def test_csv_is_read_however_it_is_cut_and_written(cut: str, encoding: str) -> None:
    found = read_table("table.csv", CHINESE.replace(",", cut).encode(encoding), NEEDED)
    assert found[0] == TableRow(2, {"whom": "team", "name": "华东电话销售第一小组名单", "figure": "5"})
    assert len(found) == 10


def test_a_row_that_does_not_fit_its_header_is_told_and_an_empty_one_passed_over() -> None:
    found = read_table("table.csv", b'Whom,figure\nteam,5,6\n,\n"floor, all",7\n', NEEDED)
    assert [(one.line, one.cells, one.problem) for one in found] == [
        (2, {}, "It has 3 fields, the header has 2."),
        (4, {"whom": "floor, all", "figure": "7"}, ""),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "does not name the columns whom, figure"),
        (b"whom,name\n", "does not name the columns figure"),
        (b"%PDF-1.7", "It is PDF"),
        (b"PAR1" + bytes(20), "neither CSV nor a spreadsheet"),
        (b"PK\x03\x04" + bytes(40), "not a readable spreadsheet"),
        (b"whom,figure\n" + b"team,1\n" * (MOST_ROWS + 1), "more than 20,000 rows"),
    ],
)
def test_what_is_no_such_table_is_refused_with_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_table("table.xlsx" if content.startswith(b"PK") else "table.csv", content, NEEDED)


def test_a_packed_table_is_unpacked() -> None:
    packed = gzip.compress(b"whom,figure\nteam,5\n")
    assert read_table("table.csv.gz", packed, NEEDED) == [TableRow(2, {"whom": "team", "figure": "5"})]
