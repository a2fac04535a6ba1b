"""A sheet as an Excel workbook: numbers are numbers, texts are texts, nothing is a formula or a link."""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from floor.store.defused import defused
from floor.store.sheet import Cell, Column, Kind, Sheet, number_of

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMATS: Mapping[Kind, str] = {
    "whole": "#,##0",
    "decimal": "#,##0.0",
    "share": "0.0%",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm:ss",
}
LONGEST_TEXT = 32_767  # of one cell, in UTF-16 units; a longer one would be left out without a word
NO_TITLE = re.compile(r"[\[\]:*?/\\']")
LONGEST_TITLE = 31
NARROWEST, WIDEST = 8, 48
SEEN = 200  # rows looked at for the width of a column


def xlsx_bytes(sheet: Sheet) -> bytes:
    """One worksheet, its header bold and frozen, its columns as wide as what stands in them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        page = book.add_worksheet(NO_TITLE.sub(" ", sheet.title)[:LONGEST_TITLE])
        bold = book.add_format({"bold": True, "bottom": 1})
        formats = [book.add_format(_format(column)) for column in sheet.columns]
        page.freeze_panes(1, 0)
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, _width(sheet, number))
            page.write_string(0, number, defused(column.header), bold)
        for line, row in enumerate(sheet.rows, start=1):
            for number, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
                _write(page, (line, number), cell, column, formats[number])
    return out.getvalue()


def _write(page: Worksheet, place: tuple[int, int], cell: Cell, column: Column, form: Format) -> None:
    match cell:
        case None:
            return
        case str():
            # The apostrophe too, though a text cell runs nothing: whoever saves the workbook as CSV has the safe text.
            page.write_string(*place, _short(defused(cell)), form)
        case date():  # a moment as well
            page.write_datetime(*place, cell, form)
        case _:
            page.write_number(*place, float(number_of(cell, column)), form)


def _format(column: Column) -> dict[str, str]:
    if column.kind == "money":
        return {"num_format": "#,##0" + ("." + "0" * column.places if column.places else "")}
    return {"num_format": FORMATS[column.kind]} if column.kind in FORMATS else {}


def _short(text: str) -> str:
    """As much as a cell holds; what is cut off ends in dots."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    if len(clean.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return clean
    return clean.encode("utf-16-le")[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def _width(sheet: Sheet, number: int) -> int:
    column = sheet.columns[number]
    shown = [column.header, *(_shown(row[number]) for row in sheet.rows[:SEEN])]
    return min(max(NARROWEST, *(_columns(text) for text in shown)) + 2, WIDEST)


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str() | int():
            return str(cell)
        case datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case date():
            return cell.isoformat()
        case _:
            return f"{float(cell):,.1f}"


def _columns(text: str) -> int:
    """A Chinese character is as wide as two letters."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text[: 2 * WIDEST])
