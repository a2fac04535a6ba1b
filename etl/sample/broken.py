"""The few rows that an exporter spoils: it writes a row a second time, and badly.

The good row is there too. So what can be counted is not changed by what must be rejected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from etl.sample.logfile import LogFile

FILE_CHANCE = 0.1
MOST_IN_FILE = 3
BAD_CLOCK = "25:61:07"


class Flaw(Enum):
    """In which way a row is broken."""

    FIELD_TOO_MANY = "a field too many"
    BAD_TIME = "a time that does not exist"
    NO_AGENT = "no agent"


@dataclass(frozen=True)
class Broken:
    """A spoilt second copy of the row at place `after`, written behind it."""

    after: int
    flaw: Flaw


def draw_broken(rng: np.random.Generator, rows: int) -> tuple[Broken, ...]:
    """The broken rows of a file with so many good ones: mostly none."""
    if rng.random() >= FILE_CHANCE or not rows:
        return ()
    places = np.unique(rng.integers(0, rows, int(rng.integers(1, MOST_IN_FILE + 1)))).tolist()
    flaws = list(Flaw)
    return tuple(Broken(place, flaws[int(rng.integers(0, len(flaws)))]) for place in places)


def with_broken(lines: list[str], begin: int, broken: Sequence[Broken], file: LogFile) -> list[str]:
    """The rows from place `begin` on, with those broken copies that belong behind one of them."""
    here = [one for one in broken if begin <= one.after < begin + len(lines)]
    for one in reversed(here):
        place = one.after - begin
        lines.insert(place + 1, _spoil(lines[place], one.flaw, file))
    return lines


def _spoil(line: str, flaw: Flaw, file: LogFile) -> str:
    parts = line.split(file.separator)
    if flaw is Flaw.FIELD_TOO_MANY:
        parts.insert(len(parts) // 2, "?")
    elif flaw is Flaw.BAD_TIME:
        at = file.place(file.time)
        parts[at] = f"{parts[at][:10]} {BAD_CLOCK}"
    else:
        parts[file.place(file.agent)] = ""
    return file.separator.join(parts)
