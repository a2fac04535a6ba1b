"""Log formats: TOML files that say which source column is which of ours, and which of them fits a header."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

import duckdb
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from etl.canonical import LOGS, Log
from etl.problems import Refused
from etl.sections import Period, Section
from floor.rules.outcomes import OUTCOMES

SHIPPED = Path(__file__).with_name("formats")

Unit = Literal["s", "min", "ms", "hms", "iso8601", "day_fraction"]
# What these write cannot be taken for a bare number, so they may be tried beside one of the others.
WORDED = frozenset[Unit]({"hms", "iso8601"})


class ColumnSpec(BaseModel):
    """Where one canonical column comes from: source columns (joined when several) or a constant value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: tuple[str, ...] = ()
    value: str | None = None
    join: str = " "
    format: tuple[str, ...] = ()
    unit: tuple[Unit, ...] = ("s",)
    decimal: Literal[".", ","] = "."
    minus: str = ""
    within: str = ""
    hour: int = Field(default=0, ge=0, le=23)

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, given: object) -> object:
        if isinstance(given, str):
            return {"source": (given,)}
        if not isinstance(given, dict):
            return given
        return {
            key: (one,) if key in {"source", "format", "unit"} and isinstance(one, str) else one
            for key, one in given.items()
        }

    @field_validator("format")
    @classmethod
    def _readable_format(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for one in given:
            if not _is_time_format(one):
                raise ValueError(f"{one!r} is no format of a time, as %Y-%m-%d %H:%M:%S is")
        if len({names_zone((one,)) for one in given}) > 1:
            raise ValueError("either all of its formats name a zone (%z) or none")
        return given

    @field_validator("unit")
    @classmethod
    def _units_told_apart(cls, given: tuple[Unit, ...]) -> tuple[Unit, ...]:
        numbers = [one for one in given if one not in WORDED]
        if not given:
            raise ValueError("name at least one unit")
        if len(numbers) > 1:
            raise ValueError(f"a number cannot be in several units at once: {', '.join(numbers)}")
        return given

    @model_validator(mode="after")
    def _source_or_value(self) -> Self:
        if bool(self.source) == (self.value is not None):
            raise ValueError("give either source or value")
        return self


def names_zone(formats: Iterable[str]) -> bool:
    """Whether times in these formats say their own zone."""
    return any("%z" in one.replace("%%", "").lower() for one in formats)


@cache
def _is_time_format(one: str) -> bool:
    with duckdb.connect() as trial:
        try:
            trial.execute("select try_strptime('', $format)", {"format": one})
        except duckdb.Error:
            return False
    return True


class LogFormat(BaseModel):
    """One kind of log file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    log: Literal["calls", "sales", "shifts", "quality", "people", "products"]
    encoding: str = "auto"
    delimiter: Literal["auto", "comma", "tab", "semicolon", "pipe"] = "auto"
    quote: Literal['"', ""] = '"'
    skip_lines: int = Field(default=0, ge=0)
    header_within: int = Field(default=0, ge=0, le=100)
    sheet: str = ""
    timezone: str = ""
    outcomes: str = ""
    required: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    never: str = ""
    section: Section | None = None
    period: Period | None = None
    columns: dict[str, ColumnSpec]
    values: dict[str, dict[str, str]] = {}
    campaigns: dict[str, dict[str, str]] = {}

    @property
    def canonical(self) -> Log:
        """The log its rows become."""
        return LOGS[self.log]

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, given: str) -> str:
        try:
            b"?".decode("ascii" if given == "auto" else given)
        except LookupError as error:
            raise ValueError(f"{given!r} is no known encoding, as utf-8, gb18030, big5, shift_jis are") from error
        except UnicodeError:
            pass  # one byte is half a character there, so the encoding is known
        return given

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, given: str) -> str:
        try:
            return given and ZoneInfo(given).key
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"{given!r} is no known zone, as UTC or Asia/Shanghai are") from error

    @model_validator(mode="after")
    def _known_words(self) -> Self:
        known = {column.name for column in self.canonical.columns}
        strangers = sorted((self.columns.keys() | self.values.keys()) - known)
        if strangers:
            raise ValueError(
                f"{', '.join(strangers)}: no such column in the {self.log} log, which has {', '.join(sorted(known))}"
            )
        outcomes = set(self.values.get("outcome_code", {}).values())
        outcomes |= {outcome for codes in self.campaigns.values() for outcome in codes.values()}
        if outcomes - set(OUTCOMES):
            raise ValueError(
                f"{', '.join(sorted(outcomes - set(OUTCOMES)))}: no such outcome; there are {', '.join(OUTCOMES)}"
            )
        missing = [
            c.name for c in self.canonical.columns if c.required and c.default is None and c.name not in self.columns
        ]
        if missing and not self.never:
            raise ValueError(f"{', '.join(missing)}: a {self.log} log needs it")
        return self

    @model_validator(mode="after")
    def _tells_files_and_rows_apart(self) -> Self:
        if not self.required_sources():
            raise ValueError("required: no column of a file is needed, so every file would fit it")
        key = self.columns.get(self.canonical.key)
        if key and key.value is not None:
            raise ValueError(f"columns.{self.canonical.key}: one value for all rows would make them one row")
        return self

    def required_sources(self) -> set[str]:
        """The source columns without which a file is not of this format."""
        needed = set(self.required)
        for column in self.canonical.columns:
            if column.required and column.name in self.columns:
                needed.update(self.columns[column.name].source)
        return needed - set(self.names_above())

    def names_above(self) -> tuple[str, ...]:
        """Columns that stand not in the header but in lines above the rows: the section, the day of the period."""
        return tuple(one.column for one in (self.section, self.period) if one)

    def named_sources(self) -> set[str]:
        """Every source column that this format knows, those it drops included."""
        named = {
            source for spec in self.columns.values() for source in (*spec.source, spec.minus, spec.within) if source
        }
        return named | set(self.drop) | set(self.required)


def read_format(path: Path) -> LogFormat:
    """The format in one TOML file; a fault is told with the file's name and the key."""
    given = _toml(path, path.name)
    try:
        plain = LogFormat.model_validate(given)
        return LogFormat.model_validate(_with_outcomes(given, plain, path)) if plain.outcomes else plain
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "format"
        fault = first["msg"].removeprefix("Value error, ")
        raise Refused(f"The format file {path.name} cannot be used: {where}: {fault}.") from error


def _toml(path: Path, name: str) -> dict[str, Any]:
    try:
        # Windows editors put a byte order mark before the text, which TOML does not know.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused(f"The format file {name} is not UTF-8 text. Save it anew as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"The format file {name} is not valid TOML: {error}.") from error
    except OSError as error:
        raise Refused(f"The format file {name} cannot be read: {error.strerror}.") from error


def _with_outcomes(given: dict[str, Any], plain: LogFormat, path: Path) -> dict[str, Any]:
    """A dialer's table of outcomes, which several of its formats share, under the format's own codes, which win."""
    table = plain.outcomes
    found = [folder / "outcomes" / f"{table}.toml" for folder in (path.parent, SHIPPED)]
    shared = next((file for file in found if file.is_file()), None)
    if shared is None:
        raise Refused(
            f"The format file {path.name} names the outcome table {table!r}, and there is no outcomes/{table}.toml."
        )
    codes = _toml(shared, f"outcomes/{shared.name}") | plain.values.get("outcome_code", {})
    return given | {"values": plain.values | {"outcome_code": codes}}


def all_formats(own: Path) -> list[LogFormat]:
    """The shipped formats and the floor's own; an own one of the same name replaces the shipped one."""
    return list(({**shipped_formats()} | _by_name(own)).values())


@cache
def shipped_formats() -> Mapping[str, LogFormat]:
    """Those that come with the program, by name: read once."""
    return _by_name(SHIPPED)


def _by_name(folder: Path) -> dict[str, LogFormat]:
    found: dict[str, LogFormat] = {}
    for path in sorted(folder.glob("*.toml")):
        one = read_format(path)
        if one.name in found:
            raise Refused(f"The format file {path.name} bears the name {one.name!r}, as another does. Rename one.")
        found[one.name] = one
    return found


Reading = tuple[LogFormat, tuple[str, ...]]


def choose(readings: Sequence[Reading]) -> Reading:
    """The one format that names most of the header; each comes with the header as it reads it.

    None, or several that name equally much, is an error that lists them: a guess here would be a wrong number later.
    """
    able = [reading for reading in readings if not missing(reading)]
    if not able:
        raise Refused(_no_format(readings))
    winners = [reading for reading in able if _named(reading) == max(map(_named, able))]
    if len(winners) > 1:
        raise Refused(
            f"Several formats fit its header equally well: {', '.join(sorted(one.name for one, _ in winners))}. "
            "Name more of its columns in the right one."
        )
    return winners[0]


def _named(reading: Reading) -> int:
    one, header = reading
    return len(one.named_sources() & set(header))


def missing(reading: Reading) -> set[str]:
    """The source columns that the format needs and the header lacks; none: the format can read the file."""
    one, header = reading
    return one.required_sources() - set(header)


def _no_format(readings: Sequence[Reading]) -> str:
    """With the format that names most of the header, and what it misses: most often a column goes by another name."""
    best = max(readings, key=_named, default=None)
    tried = ", ".join(sorted(one.name for one, _ in readings))
    if best is None or not _named(best):
        return (
            f"No format fits its header. Formats tried: {tried}. "
            "Describe it in a TOML file in the data folder's formats/ and load it again (docs/formats.md)."
        )
    nearest, needed = best[0].name, ", ".join(sorted(missing(best)))
    return (
        f"No format fits its header. Nearest is {nearest}, which also needs {needed}. Formats tried: {tried}. "
        "Describe it in a TOML file in the data folder's formats/ and load it again (docs/formats.md)."
    )
