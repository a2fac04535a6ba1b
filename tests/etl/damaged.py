"""Good sales logs, and what becomes of them: each line with what it says, or with nothing where it was damaged.

Slow and obvious: it is the oracle of the reader and shares no code with it. What leaves another good row behind (a cut
inside a last field of free text, a quote before a word behind a number) no reader can know; it is not done here.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

NAMES = ("sale_id", "sold_at", "agent_id", "campaign", "product", "quantity", "amount")
# The status stands last, so that a cut inside it shows; or a remark, which is mostly empty: finding 8 of the trap list.
STATUS_LAST = (*NAMES, "cancel_reason", "status")
REMARK_LAST = (*NAMES, "status", "cancel_reason")
ROWS = 30
Row = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One record as it is written, with its own line end; `row` is what it says, None of a damaged one."""

    text: str
    row: Row | None
    end: str = "\n"


@dataclass(frozen=True)
class Good:
    """How one good log is written."""

    names: Row
    delimiter: str
    quoting: int
    end: str

    def write(self, row: Row) -> str:
        text = io.StringIO()
        csv.writer(text, delimiter=self.delimiter, quoting=self.quoting, lineterminator="\n").writerow(row)
        return text.getvalue()[:-1]


def good_log(draw: Random, number: int) -> tuple[Good, list[Line]]:
    """The dialect and the rows (without header) of one good log; every sale of every log has a key of its own."""
    good = Good(
        draw.choice((STATUS_LAST, REMARK_LAST)),
        draw.choice(",;\t|"),
        draw.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        draw.choice(("\n", "\n", "\r\n", "\r")),
    )
    rows = [_row(draw, good.names, f"f{number:03}-{at:02}") for at in range(ROWS)]
    return good, [Line(good.write(row), row, good.end) for row in rows]


def _row(draw: Random, names: Row, key: str) -> Row:
    at = f"2026-11-{draw.choice((19, 20))} {draw.randint(8, 19):02}:{draw.randint(0, 59):02}:{draw.randint(0, 59):02}"
    status = draw.choice(("booked", "confirmed", "cancelled"))
    remarks = ("", "", "", "too dear", 'said "no", twice', "moved; no phone", "first line\nsecond line", "太贵了，不要")
    values = {
        "sale_id": key,
        "sold_at": at,
        "agent_id": draw.choice(("ann", "ben", "王小明")),
        "campaign": draw.choice(("main", "spring, south", "")),
        "product": draw.choice(("TV", "phone; black", "large 'box'")),
        "quantity": str(draw.randint(1, 9)),
        "amount": f"{draw.randint(1, 999)}.{draw.randint(0, 99):02}",
        "status": status,
        "cancel_reason": draw.choice(remarks),
    }
    return tuple(values[name] for name in names)


Damage = Callable[[Random, Good, list[Line]], list[Line]]


def _each(spoil: Callable[[Random, Good, Line], str]) -> Damage:
    """The damage of one to four rows of a log."""

    def damage(draw: Random, good: Good, lines: list[Line]) -> list[Line]:
        spoilt = list(lines)
        for at in draw.sample(range(len(lines)), draw.randint(1, 4)):
            spoilt[at] = replace(lines[at], text=spoil(draw, good, lines[at]), row=None)
        return spoilt

    return damage


def _insert(text: str, at: int, more: str) -> str:
    return text[:at] + more + text[at:]


def _fields_of(line: Line) -> list[str]:
    assert line.row
    return list(line.row)


def _field_added(draw: Random, good: Good, line: Line) -> str:
    fields = _fields_of(line)
    fields.insert(draw.randint(0, len(fields)), draw.choice(("", "x", fields[0], fields[-1])))
    return good.write(tuple(fields))


def _field_dropped(draw: Random, good: Good, line: Line) -> str:
    fields = _fields_of(line)
    del fields[draw.randrange(len(fields))]
    return good.write(tuple(fields))


def _quote_lost(draw: Random, good: Good, line: Line) -> str:
    text = replace(good, quoting=csv.QUOTE_ALL).write(tuple(_fields_of(line)))
    at = draw.choice([at for at, sign in enumerate(text) if sign == '"'])
    return text[:at] + text[at + 1 :]


def _stray_quote(draw: Random, _good: Good, line: Line) -> str:
    return _insert(line.text, draw.randint(0, len(line.text)), '"')


def _delimiters_mixed(draw: Random, good: Good, line: Line) -> str:
    other = draw.choice([sign for sign in ",;\t|" if sign != good.delimiter])
    fields = [
        good.write((field, ""))[:-1].removesuffix('""').removesuffix(good.delimiter) for field in _fields_of(line)
    ]
    swapped = draw.sample(range(len(fields) - 1), draw.randint(1, len(fields) - 1))
    return "".join(f"{field}{other if at in swapped else good.delimiter}" for at, field in enumerate(fields))[:-1]


def _cut_at(draw: Random, good: Good, line: Line) -> int:
    """Where a row is cut: before its last separator, or inside a status."""
    last = line.text.rindex(good.delimiter, 0, len(line.text) - len(good.write((_fields_of(line)[-1],))))
    return draw.randint(1, last)


def _row_cut(draw: Random, good: Good, line: Line) -> str:
    if good.names is STATUS_LAST and draw.random() < 0.3:
        status = _fields_of(line)[-1]
        return line.text[: line.text.rindex(status) + draw.randint(1, len(status) - 1)]
    return line.text[: _cut_at(draw, good, line)]


def _nul(draw: Random, _good: Good, line: Line) -> str:
    return _insert(line.text, draw.randint(0, len(line.text)), "\0" * draw.choice((1, 1, 40)))


def _mark_inside(draw: Random, _good: Good, line: Line) -> str:
    return _insert(line.text, draw.choice((0, draw.randint(0, len(line.text)))), "\ufeff")


def _separators_behind(draw: Random, good: Good, line: Line) -> str:
    return line.text + good.delimiter * draw.randint(1, 3)


def _header_again(draw: Random, good: Good, lines: list[Line]) -> list[Line]:
    again = Line(draw.choice(("", "", "\ufeff")) + good.write(good.names), None, good.end)
    at = draw.randint(0, len(lines))
    return [*lines[:at], again, *lines[at:]]


def _line_ends_mixed(draw: Random, _good: Good, lines: list[Line]) -> list[Line]:
    return [replace(line, end=draw.choice(("\n", "\r\n", "\r"))) for line in lines]


def _line_ends_lost(draw: Random, _good: Good, lines: list[Line]) -> list[Line]:
    at = draw.randrange(len(lines) - 1)
    both = Line(lines[at].text + lines[at + 1].text, None, lines[at].end)
    return [*lines[:at], both, *lines[at + 2 :]]


def _half_twice(draw: Random, good: Good, lines: list[Line]) -> list[Line]:
    """The log, and twice its first half behind it; the halves end within a row."""
    half = len(lines) // 2
    rest = lines[half].text[: _cut_at(draw, good, lines[half])]
    header = good.write(good.names)
    return [
        *lines,
        Line(header, None, good.end),
        *lines[:half],
        Line(rest + header, None, good.end),
        *lines[:half],
        Line(rest, None, ""),
    ]


DAMAGES: dict[str, Damage] = {
    "fields added": _each(_field_added),
    "fields dropped": _each(_field_dropped),
    "quotes lost": _each(_quote_lost),
    "stray quotes": _each(_stray_quote),
    "delimiters mixed": _each(_delimiters_mixed),
    "rows cut": _each(_row_cut),
    "NULs": _each(_nul),
    "byte order marks inside": _each(_mark_inside),
    "separators behind": _each(_separators_behind),
    "header doubled": _header_again,
    "line ends mixed": _line_ends_mixed,
    "line ends lost": _line_ends_lost,
    "half appended twice": _half_twice,
}
