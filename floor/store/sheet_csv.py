"""A sheet as CSV: plain machine numbers, texts defused, UTF-8 that a spreadsheet recognises."""

import csv
import io
from datetime import date, datetime

from floor.store.defused import defused
from floor.store.sheet import Cell, Column, Sheet, number_of

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes Chinese for another encoding


def csv_bytes(sheet: Sheet) -> bytes:
    """The header and every row; 1234.50 and 0.068 whatever the reader's language, 2026-11-20 10:15:00 for moments."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=sheet.delimiter).writerow
    write([defused(column.header) for column in sheet.columns])
    for row in sheet.rows:
        write([_text(cell, column) for cell, column in zip(row, sheet.columns, strict=True)])
    # What is no Unicode at all, half of a pair, becomes a question mark: one such name must not cost the whole file.
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")


def _text(cell: Cell, column: Column) -> str:
    match cell:
        case None:
            return ""
        case str():
            return defused(cell)
        case datetime():
            return cell.isoformat(sep=" ")
        case date():
            return cell.isoformat()
        case _:
            return f"{number_of(cell, column):f}"
