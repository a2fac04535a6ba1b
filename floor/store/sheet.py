"""A table to take along: columns that say what their cells are, so that every kind of file writes them rightly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

Kind = Literal["text", "whole", "decimal", "money", "share", "date", "moment"]
Cell = str | int | Fraction | date | datetime | None
"""What is not known, or too few to say, is None: an empty cell, never a zero and never a word among numbers."""

# More than any screen shows, and no more than says something.
PLACES = 6


@dataclass(frozen=True)
class Column:
    """`money` cells are minor units, the currency having so many `places`; a `share` is one of one (0.068)."""

    header: str
    kind: Kind = "text"
    places: int = 0


@dataclass(frozen=True)
class Sheet:
    """A titled table, its rows as long as its columns are many; `delimiter` is for a CSV of it."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    delimiter: str = ","


def number_of(value: int | Fraction, column: Column) -> Decimal:
    """The number of a cell as a file holds it: money in whole units of its currency, rounded half up."""
    if column.kind == "money":
        return _rounded(value, 0).scaleb(-column.places)
    if column.kind == "whole":
        return _rounded(value, 0)
    return _rounded(value, PLACES).normalize() + 0  # -0 is 0


def _rounded(value: int | Fraction, places: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
