"""How far the cells of a sheet lie apart: reading it takes the whole rectangle, of which nearly all may be empty."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from etl.limits import BLOCK_BYTES, MOST_EMPTY_CELLS
from etl.problems import Refused
from etl.unchanged import kept_while_unchanged

SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s+ref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')
CELL = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
LONGEST_CELL = 64
# Of a small file every cell is looked at, whatever it says of itself.
QUICKLY_LOOKED_AT = 1 << 20
# A log whose columns are mostly empty is a log all the same.
TIMES_AS_MANY = 10


@kept_while_unchanged(files=16)
def refuse_spread(path: Path) -> None:
    """Refuse an .xlsx whose cells lie too far apart; other files pass, and meet the limit on memory."""
    if not zipfile.is_zipfile(path):
        return
    is_small = path.stat().st_size < QUICKLY_LOOKED_AT
    with zipfile.ZipFile(path) as packed:
        for name in filter(SHEETS.fullmatch, packed.namelist()):
            with packed.open(name) as file:
                blocks = iter(lambda: file.read(BLOCK_BYTES), b"")
                first = next(blocks, b"")
                said = DIMENSION.search(first)
                if is_small or said is None or _column(said[1]) * int(said[2]) > MOST_EMPTY_CELLS:
                    _refuse(first, blocks)


def _refuse(first: bytes, others: Iterator[bytes]) -> None:
    """By the cells themselves: many a program states the whole sheet, whatever stands in it."""
    columns: set[bytes] = set()
    rows, cells, held = 0, 0, first
    while held:
        found = CELL.findall(held)
        cells += len(found)
        columns |= {letters for letters, _ in found}
        rows = max([rows, *(int(row) for _, row in found)])
        block = next(others, b"")
        held = held[-LONGEST_CELL:] + block if block else b""
    width = max(map(_column, columns), default=0)
    if rows * width - cells > max(MOST_EMPTY_CELLS, TIMES_AS_MANY * cells):
        raise Refused(
            f"Its cells are strewn over {rows:,} rows and {width:,} columns, nearly all of them empty. "
            "Delete what stands far outside of the log, or save it as CSV, and load that."
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
