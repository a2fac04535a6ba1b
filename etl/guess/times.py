"""In which formats a column of times or days is written; day or month first is decided by a number above twelve."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import duckdb

DAYS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d.%m.%y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%Y%m%d",
    "%d %b %Y",
    "%d-%b-%Y",
    "%b %d, %Y",
    "%a, %d %b %Y",
)
CLOCKS = (
    "%H:%M:%S",
    "%H:%M",
    "%H:%M:%S.%f",
    "%I:%M:%S %p",
    "%I:%M %p",
    "%H时%M分%S秒",
    "%H:%M:%SZ",
    "%H:%M:%S.%fZ",
    "%H:%M:%S%z",
    "%H:%M:%S.%f%z",
    "%H%M%S",
)
MOMENTS = tuple(f"{day}{between}{clock}" for day, between, clock in product(DAYS, (" ", "T"), CLOCKS))
ISO = frozenset(f"%Y-%m-%d{rest}" for rest in ("", " %H:%M:%S", "T%H:%M:%S", " %H:%M", " %H:%M:%S.%f", "T%H:%M:%S.%f"))
# A column is one of times where nearly all of its values are; the rest is for the load to refuse.
NEARLY_ALL = 0.9
ENOUGH = 3000
SHORTEST_MOMENT = len("1/1/25 9:00")
# With no format of a day a clock is read as one of 1900.
READ = """
    select nr
    from (select unnest($values) as value, unnest(range(len($values))) as nr)
    where year(cast(try_strptime(value, $one) as timestamp)) between 1900 and 2100
"""


@dataclass(frozen=True)
class Written:
    """How a column's values are written. `share` of them fit; `or_else`: the formats that fit as well, unlike these."""

    formats: tuple[str, ...]
    share: float
    or_else: tuple[str, ...] = ()


def moments(values: Sequence[str]) -> Written | None:
    """The formats of a column of times with their day; None: it is none."""
    return _written(values, MOMENTS) if any(len(value) >= SHORTEST_MOMENT for value in values[:40]) else None


def days(values: Sequence[str]) -> Written | None:
    """The formats of a column of days."""
    return _written(values, DAYS)


def clocks(values: Sequence[str]) -> Written | None:
    """The formats of a column of times of the day."""
    return _written(values, CLOCKS)


def _written(values: Sequence[str], formats: Sequence[str]) -> Written | None:
    # From all over the file: its first days alone may all be below 13.
    every = list(dict.fromkeys(values))
    distinct = every[:: 1 + len(every) // ENOUGH]
    if not distinct or not any(any(sign.isdigit() for sign in value) for value in distinct[:20]):
        return None
    fits = _fits(distinct, formats)
    best = max(formats, key=lambda one: len(fits[one]))
    if len(fits[best]) < NEARLY_ALL * len(distinct):
        best_two = _with_shorter(best, fits, formats)
        if best_two is None or len(fits[best] | fits[best_two]) < NEARLY_ALL * len(distinct):
            return None
    chosen, read = [best], set(fits[best])
    more = _with_shorter(best, fits, formats)
    if more is not None:
        chosen.append(more)
        read |= fits[more]
    swapped = _swapped(best)
    as_well = swapped in fits and fits[swapped] >= fits[best]
    other = tuple(_swapped(one) for one in chosen) if as_well else ()
    return Written(tuple(chosen), len(read) / len(distinct), other)


def _with_shorter(best: str, fits: dict[str, set[int]], formats: Sequence[str]) -> str | None:
    """A second format of the same day that reads what the first leaves: exports drop seconds that are nought."""
    day = next((one for one in DAYS if best.startswith(one)), "")
    alike = [one for one in formats if one != best and one.startswith(day) and fits[one] - fits[best]]
    return max(alike, key=lambda one: len(fits[one] - fits[best]), default=None) if day else None


def _fits(values: list[str], formats: Sequence[str]) -> dict[str, set[int]]:
    """Read by the program that will read them at the load, so that no format is promised which it lacks."""
    with duckdb.connect() as trial:
        some = values[:: max(1, len(values) // 40)]
        counts = ", ".join(f"count(try_strptime(value, '{one}'))" for one in formats)
        (read,) = trial.execute(f"select {counts} from (select unnest($some) as value)", {"some": some}).fetchall()
        able = [one for one, count in zip(formats, read, strict=True) if count]
        return {one: set() for one in formats} | _read_by(trial, values, able)


def _read_by(trial: duckdb.DuckDBPyConnection, values: Sequence[str], formats: Sequence[str]) -> dict[str, set[int]]:
    """Each format and the numbers of the values that it reads as a time of our days."""
    found: dict[str, set[int]] = {}
    for one in formats:
        rows = trial.execute(READ, {"values": list(values), "one": one}).fetchall()
        found[one] = {nr for (nr,) in rows}
    return found


def _swapped(one: str) -> str:
    return one.translate({ord("d"): "m", ord("m"): "d"}) if "%m" in one else one
