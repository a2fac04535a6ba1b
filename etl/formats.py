"""Log formats: TOML files that say which source column is which of ours, and which of them fits a header."""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from etl.canonical import LOGS, Log
from etl.problems import Refused
from floor.rules.outcomes import OUTCOMES

SHIPPED = Path(__file__).with_name("formats")

Unit = Literal["s", "min", "ms", "hms", "iso8601", "day_fraction"]


class ColumnSpec(BaseModel):
    """Where one canonical column comes from: source columns (joined when several) or a constant value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: tuple[str, ...] = ()
    value: str | None = None
    join: str = " "
    format: tuple[str, ...] = ()
    unit: Unit = "s"

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, given: object) -> object:
        if isinstance(given, str):
            return {"source": (given,)}
        if not isinstance(given, dict):
            return given
        return {
            key: (one,) if key in {"source", "format"} and isinstance(one, str) else one for key, one in given.items()
        }

    @model_validator(mode="after")
    def _source_or_value(self) -> Self:
        if bool(self.source) == (self.value is not None):
            raise ValueError("give either source or value")
        return self


class LogFormat(BaseModel):
    """One kind of log file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    log: Literal["calls", "sales", "shifts", "quality", "people", "products"]
    encoding: str = "auto"
    delimiter: Literal["auto", "comma", "tab", "semicolon", "pipe"] = "auto"
    quote: Literal['"', ""] = '"'
    skip_lines: int = 0
    sheet: str = ""
    timezone: str = ""
    outcomes: str = ""
    required: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    columns: dict[str, ColumnSpec]
    values: dict[str, dict[str, str]] = {}

    @property
    def canonical(self) -> Log:
        """The log its rows become."""
        return LOGS[self.log]

    @model_validator(mode="after")
    def _known_words(self) -> Self:
        known = {column.name for column in self.canonical.columns}
        strangers = sorted((self.columns.keys() | self.values.keys()) - known)
        if strangers:
            raise ValueError(
                f"{', '.join(strangers)}: no such column in the {self.log} log, which has {', '.join(sorted(known))}"
            )
        outcomes = set(self.values.get("outcome_code", {}).values())
        if outcomes - set(OUTCOMES):
            raise ValueError(
                f"{', '.join(sorted(outcomes - set(OUTCOMES)))}: no such outcome; there are {', '.join(OUTCOMES)}"
            )
        missing = [
            c.name for c in self.canonical.columns if c.required and c.default is None and c.name not in self.columns
        ]
        if missing:
            raise ValueError(f"{', '.join(missing)}: a {self.log} log needs it")
        return self

    def required_sources(self) -> set[str]:
        """The source columns without which a file is not of this format."""
        needed = set(self.required)
        for column in self.canonical.columns:
            if column.required and column.name in self.columns:
                needed.update(self.columns[column.name].source)
        return needed

    def named_sources(self) -> set[str]:
        """Every source column that this format knows, those it drops included."""
        named = {source for spec in self.columns.values() for source in spec.source}
        return named | set(self.drop) | set(self.required)


def read_format(path: Path) -> LogFormat:
    """The format in one TOML file; a fault is told with the file's name and the key."""
    try:
        return LogFormat.model_validate(_with_outcomes(tomllib.loads(path.read_text(encoding="utf-8")), path))
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"The format file {path.name} is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the format"
        raise Refused(
            f"The format file {path.name} cannot be used: {where}: {first['msg'].removeprefix('Value error, ')}."
        ) from error


def _with_outcomes(given: dict[str, Any], path: Path) -> dict[str, Any]:
    """A dialer's table of outcomes, which several of its formats share, under the format's own codes, which win."""
    table = given.get("outcomes")
    if not table:
        return given
    found = [folder / "outcomes" / f"{table}.toml" for folder in (path.parent, SHIPPED)]
    shared = next((file for file in found if file.is_file()), None)
    if shared is None:
        raise Refused(
            f"The format file {path.name} names the outcome table {table!r}, and there is no outcomes/{table}.toml."
        )
    values = given.get("values", {})
    codes = tomllib.loads(shared.read_text(encoding="utf-8")) | values.get("outcome_code", {})
    return given | {"values": values | {"outcome_code": codes}}


def all_formats(own: Path) -> list[LogFormat]:
    """The shipped formats and the floor's own; an own one of the same name replaces the shipped one."""
    paths = [*sorted(SHIPPED.glob("*.toml")), *sorted(own.glob("*.toml"))]
    return list({found.name: found for found in map(read_format, paths)}.values())


def choose(candidates: Sequence[tuple[LogFormat, Sequence[str]]], tried: Iterable[str]) -> LogFormat:
    """The one format that names most of its header; `candidates` pairs each able format with the header as it reads it.

    None, or several that name equally much, is an error that lists them: a guess here would be a wrong number later.
    """
    if not candidates:
        raise Refused(
            f"No format fits its header. Formats tried: {', '.join(sorted(tried))}. "
            "Describe it in a TOML file in the data folder's formats/ and load it again (docs/formats.md)."
        )
    scores = [(len(one.named_sources() & set(header)), one) for one, header in candidates]
    best = max(score for score, _ in scores)
    winners = [one for score, one in scores if score == best]
    if len(winners) > 1:
        raise Refused(
            f"Several formats fit its header equally well: {', '.join(sorted(one.name for one in winners))}. "
            "Name more of its columns in the right one."
        )
    return winners[0]
