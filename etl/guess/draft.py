"""A draft of a format for an unknown file: what was guessed, why, and what only a person can say."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from etl.canonical import Column, Log
from etl.formats import ColumnSpec, LogFormat, missing, shipped_formats
from etl.guess.columns import Found, Sure, Why, log_of, matched, words_of
from etl.guess.table import GUESSED, Shape, Table, read_table
from etl.guess.times import ISO, Written
from etl.guess.values import Values
from etl.guess.words import outcome_of, plain, vicidial_codes
from etl.packed import one_log

CODE = "outcome_code"
# A file without outcomes is one of calls all the same: each of them bears this code, which nobody has mapped.
NO_OUTCOME = "call"


class Asked(StrEnum):
    """What the file does not decide."""

    DAY_OR_MONTH = "No day in it is above 12: whether the day or the month comes first cannot be known."
    ENCODING = "Its encoding was guessed: look whether the names are right."
    NOT_A_KEY = "Its ids are not each of one row, so they do not name the rows."
    NO_OUTCOME = "No column of outcomes was found: every row counts as a call and nothing more."
    NEEDED = "No column was found for something that this log needs: say which one it is."
    CODES = "Some outcome codes do not say what they mean."


@dataclass(frozen=True)
class Code:
    """One outcome code of the file, how often it stands there, and the outcome that its name tells."""

    code: str
    count: int
    outcome: str | None


@dataclass(frozen=True)
class Draft:
    """A guessed format as the keys of its TOML, each column's reason, and the questions left."""

    given: Mapping[str, Any]
    reasons: Mapping[str, Why]
    asked: tuple[Asked, ...]
    codes: tuple[Code, ...]
    table: Table
    or_else: Mapping[str, tuple[str, ...]]

    @property
    def sure(self) -> Mapping[str, Sure]:
        """How far each column's guess can be trusted."""
        return {ours: why.sure for ours, why in self.reasons.items()}

    @property
    def format(self) -> LogFormat:
        """The format as it would be read from its file; ValidationError: it lacks what its log needs."""
        return LogFormat.model_validate(self.given)


def guess(path: Path, name: str, shape: Shape = GUESSED) -> Draft:
    """The likeliest format of this file. Refused: it cannot be read as a table."""
    with tempfile.TemporaryDirectory() as room, one_log(path, Path(room)) as log:
        return draft(read_table(log, shape), name)


def shipped_format_of(table: Table) -> str | None:
    """The shipped format that reads a file of this header already, if one does."""
    return next((one.name for one in shipped_formats().values() if not missing((one, table.header))), None)


def draft(table: Table, name: str, log: Log | None = None) -> Draft:
    """The likeliest format of a table; `log`: what somebody says it is."""
    every = [Values(one, table.column(one), len(table.rows)) for one in table.header if table.header.count(one) == 1]
    found_log, found = (log, matched(log, every)) if log else log_of(every)
    return _Drafting(table, {one.name: one for one in every}, found_log, dict(found)).finish(name)


def codes_of(table: Table, column: str) -> tuple[Code, ...]:
    """The codes of that column, the most frequent first, with what their names tell."""
    values = Values(column, table.column(column), len(table.rows))
    vicidial = vicidial_codes()
    shared = sum(code in vicidial for code in values.counts)
    is_vicidial = shared > len(values.counts) / 2
    yes_no = values.yes_no
    answered = {"y": "human_answered", "n": "unreachable"}
    return tuple(
        Code(
            code,
            count,
            answered[yes_no[code]] if yes_no else (vicidial.get(code) if is_vicidial else None) or outcome_of(code),
        )
        for code, count in values.counts.most_common()
    )


class _Drafting:
    """The steps from matched columns to a format; each notes what it decided."""

    def __init__(self, table: Table, values: dict[str, Values], log: Log, found: dict[str, Found]) -> None:
        self.table, self.values, self.log, self.found = table, values, log, found
        self.columns: dict[str, object] = {}
        self.mapped: dict[str, dict[str, str]] = {}
        self.reasons: dict[str, Why] = {}
        self.or_else: dict[str, tuple[str, ...]] = {}
        self.asked: list[Asked] = [Asked.ENCODING] if table.encoding_is_guess else []
        self.codes: tuple[Code, ...] = ()
        # One hand wrote the file: where a column shows a comma before decimals, the others mean the same by it.
        of_numbers = (values[found[ours.name].theirs] for ours in log.columns if ours.is_number and ours.name in found)
        self.decimal = "," if any(one.decimal == "," for one in of_numbers) else "."

    def finish(self, name: str) -> Draft:
        self._drop_a_key_that_is_none()
        self._agent_by_content()
        for ours in self.log.columns:
            if one := self.found.get(ours.name):
                self.reasons[ours.name] = one.why
                self.columns[ours.name] = self._spec(ours, one)
        if self.log.name == "calls":
            self._outcomes()
        if any(one.required and one.default is None and one.name not in self.columns for one in self.log.columns):
            self.asked.append(Asked.NEEDED)
        order = [column.name for column in self.log.columns]
        columns = {ours: self.columns[ours] for ours in sorted(self.columns, key=order.index)}
        given = {"name": name, "log": self.log.name, **self._shape(), "columns": columns, "values": self.mapped}
        given["drop"] = sorted(set(self.values) - self._named(), key=self.table.header.index)
        return Draft(given, self.reasons, tuple(self.asked), self.codes, self.table, self.or_else)

    def _shape(self) -> dict[str, object]:
        table = self.table
        shape: dict[str, object] = {"encoding": table.encoding, "skip_lines": table.skip_lines}
        shape |= {"sheet": table.sheet} if table.sheet else {}
        shape |= {"delimiter": table.delimiter} if table.delimiter != "auto" else {}
        time = self.found.get(self.log.day_of or "")
        shape |= {"timezone": "UTC"} if time and self._is_utc(time.theirs) else {}
        return shape

    def _is_utc(self, name: str) -> bool:
        written = self.values[name].moments
        return "utc" in name.casefold() or (written is not None and all(one.endswith("Z") for one in written.formats))

    def _named(self) -> set[str]:
        return {one for spec in self.columns.values() for one in ColumnSpec.model_validate(spec).source}

    def _drop_a_key_that_is_none(self) -> None:
        """An id that stands in two rows would make them one; rows without a key get one from their content."""
        key = self.found.get(self.log.key)
        if key and self.log.day_of and not self.values[key.theirs].are_unique:
            del self.found[self.log.key]
            self.asked.append(Asked.NOT_A_KEY)

    def _agent_by_content(self) -> None:
        """Where no name says who called: the first column of few words that is nothing else."""
        needs = self.log.column("agent_id")
        if needs is None or "agent_id" in self.found:
            return
        taken = {one.theirs for one in self.found.values()}
        free = [one for one in self.values.values() if one.name not in taken and one.are_few and not one.moments]
        rest = [one for one in free if len(one.counts) > 1 and one.days is None and one.unit in {None, "s"}]
        if rest:
            self.found["agent_id"] = Found(rest[0].name, Why.CONTENT, 0)

    def _spec(self, ours: Column, one: Found) -> object:
        values = self.values[one.theirs]
        if ours.kind in {"time", "day"}:
            return self._time(ours.name, ours.kind, values)
        if ours.is_number:
            return self._number(ours.kind, values)
        if ours.allowed:
            self.mapped[ours.name] = _but_same(words_of(ours, values) or {})
        if ours.kind == "yes_no":
            self.mapped[ours.name] = {
                value: word for value, word in (values.yes_no or {}).items() if not value.isascii()
            }
        self.mapped = {key: one for key, one in self.mapped.items() if one}
        return one.theirs

    def _number(self, kind: str, values: Values) -> object:
        unit = {"unit": list(values.unit) if isinstance(values.unit, tuple) else values.unit}
        spec = unit if kind == "seconds" and values.unit != "s" else {}
        mark = {"decimal": ","} if self.decimal == "," else {}
        return {"source": values.name, **spec, **mark} if spec or mark else values.name

    def _time(self, ours: str, kind: str, values: Values) -> object:
        clock = self._clock_beside(values) if kind == "time" and values.moments is None else None
        written = values.moments or values.days
        if written is None:
            return values.name
        if written.or_else:
            self.asked.append(Asked.DAY_OR_MONTH)
            self.or_else[ours] = written.or_else
        if clock and clock.clocks:
            self.reasons[ours] = Why.TWO_COLUMNS
            both = tuple(f"{day} {hour}" for day in written.formats for hour in clock.clocks.formats)
            self.or_else |= (
                {ours: tuple(f"{day} {clock.clocks.formats[0]}" for day in written.or_else)}
                if (written.or_else)
                else {}
            )
            return {"source": [values.name, clock.name], "format": list(both)}
        if kind == "day" or values.moments:
            return values.name if _is_iso(written) else {"source": values.name, "format": list(written.formats)}
        return {"source": values.name, "format": list(written.formats)}

    def _clock_beside(self, day: Values) -> Values | None:
        """The column of times of the day that is nothing else; the one nearest to the day, a name with `time` first."""
        at = self.table.header.index(day.name)
        able = [
            one for one in self.values.values() if one.clocks and one.name != day.name and not self._is_duration(one)
        ]
        return min(able, key=lambda one: abs(self.table.header.index(one.name) - at), default=None)

    def _is_duration(self, one: Values) -> bool:
        """A duration by its name, surely; in the same digits a clock shows hours that a call never takes."""
        found = next((ours for ours, other in self.found.items() if other.theirs == one.name), "")
        return found.endswith("_seconds") and plain(one.name) != "time" and plain(one.name) != "时间"

    def _outcomes(self) -> None:
        found = self.found.get(CODE)
        if found is None:
            self.columns[CODE] = {"value": NO_OUTCOME}
            self.reasons[CODE] = Why.ONLY_ONE
            self.asked.append(Asked.NO_OUTCOME)
            return
        self.codes = codes_of(self.table, found.theirs)
        self.mapped[CODE] = {one.code: one.outcome for one in self.codes if one.outcome}
        if len(self.mapped[CODE]) < len(self.codes):
            self.asked.append(Asked.CODES)
        self.mapped = {key: one for key, one in self.mapped.items() if one}


def _but_same(words: Mapping[str, str]) -> dict[str, str]:
    return {value: word for value, word in words.items() if value.lower() != word}


def _is_iso(written: Written) -> bool:
    return set(written.formats) <= ISO
