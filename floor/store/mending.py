"""Refused rows to mend: a file with the log's own columns, and how many of a load's are mended by which load.

Beside the rejects of a load lies its form (how its log is written); beside those of a load that mends another, which
of its rows mend which.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from floor.store.load_list import LogLoad
from floor.store.rejects import Reject, read_rejects
from floor.store.sheet import Column, Sheet

LOAD, LINE, REASON = MARKS = ("floorboard_load", "floorboard_line", "floorboard_reason")
"""The columns of ours behind the log's own: the loader knows by them what is mended, and reads nothing else of them."""


@dataclass(frozen=True)
class Form:
    """How a log is written: `delimiter` between the fields of a file, `cut` between those of a row among the rejects.

    Its header stands below `skip_lines` other lines.
    """

    header: tuple[str, ...]
    delimiter: str
    cut: str
    quote: str
    skip_lines: int


@dataclass(frozen=True)
class Mends:
    """The load that is mended, and which line of the mending one stands for which line of it."""

    of: str
    lines: tuple[tuple[int, int], ...]


def write_form(rejects: Path, load_id: str, form: Form) -> None:
    """Keep it beside the rejects of the load."""
    _form_file(rejects, load_id).write_text(json.dumps(asdict(form)), encoding="utf-8")


def read_form(rejects: Path, load_id: str) -> Form | None:
    """None: the load had no refused rows, or is older than the forms."""
    path = _form_file(rejects, load_id)
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Form(**{**kept, "header": tuple(kept["header"])})


def write_mends(rejects: Path, load_id: str, mends: Mends) -> None:
    """Keep what this load mends."""
    rejects.mkdir(parents=True, exist_ok=True)
    _mends_file(rejects, load_id).write_text(json.dumps(asdict(mends)), encoding="utf-8")


def read_mends(rejects: Path, load_id: str) -> Mends | None:
    """None: it mends none."""
    path = _mends_file(rejects, load_id)
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Mends(kept["of"], tuple((line, of_line) for line, of_line in kept["lines"]))


@dataclass(frozen=True)
class Mending:
    """The refused rows of a load; by line, the load that mended one; and the load whose rows it mends itself."""

    rejects: tuple[Reject, ...]
    by_line: Mapping[int, str]
    of: str | None

    @property
    def open(self) -> list[Reject]:
        """Those that no load has mended."""
        return [one for one in self.rejects if one.line not in self.by_line]

    @property
    def by_load(self) -> dict[str, int]:
        """How many rows each load has mended."""
        return dict(Counter(self.by_line.values()))


def read_mending(data: Path, mended: Mapping[str, Mapping[int, str]], load: LogLoad) -> Mending:
    """What became of the refused rows of a load, by `mended_lines` of all loads.

    What a mending load refused is open as long as it is in the first.
    """
    own = read_mends(data / "rejects", load.load_id)
    first, to_first = (own.of, dict(own.lines)) if own else (load.load_id, {})
    by = mended.get(first, {})
    rejects = read_rejects(data, load) if load.rejected else ()
    lines = {one.line: to_first.get(one.line, one.line) for one in rejects}
    return Mending(rejects, {line: by[at] for line, at in lines.items() if at in by}, own.of if own else None)


def mended_lines(data: Path, loads: Iterable[LogLoad]) -> dict[str, dict[int, str]]:
    """By load and line, the load that counts and has mended it: where that is taken back, the line is open again."""
    counting = {one.load_id: one for one in loads if one.undone_at is None}
    mended: dict[str, dict[int, str]] = {}
    for path in sorted((data / "rejects").glob("*.mends.json")):
        by = counting.get(path.name.partition(".")[0])
        mends = read_mends(path.parent, by.load_id) if by else None
        if by and mends:
            still_wrong = {one.line for one in read_rejects(data, by)} if by.rejected else set()
            lines = {of_line: by.load_id for line, of_line in mends.lines if line not in still_wrong}
            mended.setdefault(mends.of, {}).update(lines)
    return mended


def fields_of(reject: Reject, form: Form) -> list[str]:
    """Its cells under the log's header. One that could not be cut into them stands whole in the first."""
    fields = _cut(reject, form) if is_cut(reject) else [reject.row]
    return fields + [""] * (len(form.header) - len(fields))


def is_cut(reject: Reject) -> bool:
    """Whether its fields are known: what is wrong with the row itself names no column."""
    return bool(reject.column)


def is_kept(reject: Reject) -> bool:
    """Whether the row is there at all: of a log with private columns one that cannot be cut is not."""
    return bool(reject.row)


def mending_sheet(load_id: str, rejects: Sequence[Reject], form: Form) -> Sheet:
    """The rows to mend: the log's columns, then ours."""
    columns = [Column(name) for name in (*form.header, *MARKS)]
    told = [(one, f"{one.column} {one.reason}".strip()) for one in rejects if is_kept(one)]
    rows = [(*fields_of(one, form), load_id, str(one.line), why) for one, why in told]
    return Sheet(load_id, tuple(columns), rows, form.delimiter)


def _cut(reject: Reject, form: Form) -> list[str]:
    if len(form.header) == 1:
        return [reject.row]
    if not form.quote:
        return reject.row.split(form.cut)
    return next(csv.reader([reject.row], delimiter=form.cut, quotechar=form.quote))


def _form_file(rejects: Path, load_id: str) -> Path:
    return rejects / f"{load_id}.form.json"


def _mends_file(rejects: Path, load_id: str) -> Path:
    return rejects / f"{load_id}.mends.json"
