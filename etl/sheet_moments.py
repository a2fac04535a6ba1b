"""Days and times in the cells of a sheet: also those that its author forgot to format, which are numbers then."""

import datetime as dt
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from etl.formats import LogFormat, names_zone
from etl.typed_text import typed_text

# Days since the last day of 1899, as Excel counts them from March 1900 on; the other way of counting begins later.
EPOCH = dt.datetime(1899, 12, 30)
LATER_EPOCH_DAYS = 1462
LATER = re.compile(rb'\bdate1904\s*=\s*"(1|true)"')
# 1950 and 2100: a number outside is no day of a log.
FIRST_SERIAL, BEHIND_LAST_SERIAL = 18264, 73051
WORKBOOK = "xl/workbook.xml"
# What Python writes as DuckDB reads it.
KNOWN_SIGNS = re.compile(r"(?:%[YmdHMSpIbBy]|[^%])*")
OF_A_DAY, OF_A_TIME = re.compile("%[YmdbBy]"), re.compile("%[HIMS]")
ONLY_DIGITS = re.compile(r"(?:%[YmdHMSIyf])*")


@dataclass(frozen=True)
class Dated:
    """How one column of moments is written: in which formats, and whether a day needs its time beside it."""

    formats: tuple[str, ...]
    needs_time: bool


@dataclass(frozen=True)
class Moments:
    """The columns of moments in a header, by where they stand; `first`: the day before day 1 of its numbers."""

    dated: dict[int, Dated]
    path: Path

    def text(self, at: int, cell: object) -> str:
        """The cell's text; in a column of moments as the format would have it."""
        if isinstance(cell, dt.datetime | dt.time):
            cell = cell.replace(microsecond=0)
        how = self.dated.get(at)
        if how is None or isinstance(cell, str | bool):
            return typed_text(cell)
        if isinstance(cell, int | float):
            cell = self._moment(float(cell), how)
        return _written(cell, how)

    def _moment(self, number: float, how: Dated) -> object:
        if any(ONLY_DIGITS.fullmatch(one) for one in how.formats) or self._first is None:
            return number
        if 0 <= number < 1 and not how.needs_time:
            return (EPOCH + dt.timedelta(seconds=round(number * 86400))).time()
        moment = self._first + dt.timedelta(seconds=round(number * 86400)) if abs(number) < BEHIND_LAST_SERIAL else None
        if moment is None or not FIRST_SERIAL <= (moment - EPOCH).days < BEHIND_LAST_SERIAL:
            return number
        return moment.date() if moment.time() == dt.time() else moment

    @cached_property
    def _first(self) -> dt.datetime | None:
        """Where its numbers begin; None where that cannot be known."""
        try:
            with zipfile.ZipFile(self.path) as packed:
                is_later = LATER.search(packed.read(WORKBOOK))
        except (zipfile.BadZipFile, KeyError):
            return None
        return EPOCH + dt.timedelta(days=LATER_EPOCH_DAYS if is_later else 0)


def moments(path: Path, one: LogFormat, header: tuple[str, ...]) -> Moments:
    """The columns of this header that the format reads as days and times."""
    dated: dict[int, Dated] = {}
    kinds = {column.name: column.kind for column in one.canonical.columns}
    for name, spec in one.columns.items():
        if kinds[name] in {"time", "day"} and set(spec.source) <= set(header):
            formats = [one for one in spec.format if not names_zone((one,))]
            parts = [one.split(spec.join) for one in formats] if len(spec.source) > 1 else [[one] for one in formats]
            for place, source in enumerate(spec.source):
                own = tuple(part[place] for part in parts if len(part) == len(spec.source))
                dated[header.index(source)] = Dated(own, kinds[name] == "time" and len(spec.source) == 1)
    return Moments(dated, path)


def _written(cell: object, how: Dated) -> str:
    if isinstance(cell, dt.date) and not isinstance(cell, dt.datetime) and how.needs_time:
        cell = dt.datetime.combine(cell, dt.time())
    if isinstance(cell, dt.date | dt.time):
        form = next((one for one in how.formats if _tells(one, cell)), None)
        return cell.strftime(form) if form else typed_text(cell)
    return typed_text(cell)


def _tells(form: str, cell: dt.date | dt.time) -> bool:
    """Whether the format writes all that the cell says."""
    needs_day = isinstance(cell, dt.date)
    needs_time = isinstance(cell, dt.time) or (isinstance(cell, dt.datetime) and cell.time() != dt.time())
    tells_day, tells_time = bool(OF_A_DAY.search(form)), bool(OF_A_TIME.search(form))
    if not KNOWN_SIGNS.fullmatch(form) or (tells_day and not needs_day):
        return False
    return (tells_day or not needs_day) and (tells_time or not needs_time)
