"""A format as SQL: each canonical column as an expression over the list `fields`, and the tests that a row must pass.

The SQL is generated because formats are data; every text of a format enters it as a literal through `literal`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from etl.canonical import LONGEST_SECONDS, Column
from etl.formats import WORDED, ColumnSpec, LogFormat, Unit, names_zone
from etl.private_fields import LABEL
from etl.written_numbers import CURRENCY, plain

ISO_TIMES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S.%f")
ISO_DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
OLDEST = "2000-01-01"
# DuckDB reads 'epoch' and 'infinity' as a day of 1900, whatever the format says.
OLDEST_DAY = "1950-01-01"


@dataclass(frozen=True)
class Floor:
    """What of the floor's settings a row's meaning hangs on; after `newest` (ISO) a row lies in the future."""

    minor_digits: int
    timezone: str
    newest: str
    phone_key: str


class Fault(NamedTuple):
    """A test that is true of a bad row, and the reason to give."""

    test: str
    reason: str


class Conformed(NamedTuple):
    """One canonical column: its source text as SQL, the columns kept of it with their SQL, and its faults in order."""

    column: Column
    raw: str
    kept: dict[str, str]
    faults: tuple[Fault, ...]


def literal(text: str) -> str:
    """A text of a format as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def conform(one: LogFormat, header: tuple[str, ...], floor: Floor) -> Iterator[Conformed]:
    """Every canonical column of the format's log; those that the file lacks are NULL or their default."""
    for column in one.canonical.columns:
        spec = one.columns.get(column.name, ColumnSpec(value=""))
        raw = f"raw_{column.name}"
        kept, faults = KINDS[column.kind](column, raw, spec, one, floor)
        if column.required and column.default is None:
            faults = (*_totals(column, one), Fault(f"{raw} is null", "is empty"), *faults)
        yield Conformed(column, _source(spec, column, header, one), kept, faults)


def _totals(column: Column, one: LogFormat) -> tuple[Fault, ...]:
    """A line of sums among the rows of agents is told as what it is, before what it lacks is told."""
    first = next(found for found in one.canonical.columns if found.required and found.default is None)
    if not one.totals or column != first:
        return ()
    words = ", ".join(map(literal, one.totals))
    return (Fault(f"list_has_any(fields, [{words}])", "is in a line of totals, which is no agent's"),)


def _source(spec: ColumnSpec, column: Column, header: tuple[str, ...], one: LogFormat) -> str:
    """The text of a column as the file has it, its values mapped; NULL where empty."""
    if spec.value is not None:
        text = literal(spec.value)
    elif {*spec.source, *filter(None, [spec.minus])} <= set(header):
        fields = [f"fields[{header.index(source) + 1}]" for source in spec.source]
        text = fields[0] if len(fields) == 1 else _joined(fields, spec.join)
        if spec.minus:
            text = _less(text, f"fields[{header.index(spec.minus) + 1}]")
    else:
        text = "''"
    mapped = one.values.get(column.name) if column.kind != "code" else None
    if mapped:
        whens = " ".join(f"when {literal(theirs)} then {literal(ours)}" for theirs, ours in mapped.items())
        text = f"case {text} {whens} else {text} end"
    return (
        f"coalesce(nullif({text}, ''), {literal(column.default)})"
        if column.default is not None
        else f"nullif({text}, '')"
    )


def _joined(fields: list[str], join: str) -> str:
    """Several fields as one text. All empty make an empty one: the text between them alone would pass for a value."""
    listed = ", ".join(fields)
    return f"case when concat({listed}) = '' then '' else trim(concat_ws({literal(join)}, {listed})) end"


def _less(text: str, other: str) -> str:
    """One number less another and never below nothing; where one is no number the text that says so."""
    difference = f"try_cast({text} as decimal(9, 3)) - try_cast({other} as decimal(9, 3))"
    # greatest() leaves NULL out, so a text that is no number would be none at all.
    written = f"when {difference} is null then {text} || ' - ' || {other}"
    empty = f"when {text} = '' or {other} = '' then {text}"
    return f"case {empty} {written} else cast(greatest({difference}, 0) as varchar) end"


Kept = tuple[dict[str, str], tuple[Fault, ...]]


def _text(column: Column, raw: str, _spec: ColumnSpec, _one: LogFormat, _floor: Floor) -> Kept:
    if column.never:
        nobody = ", ".join(literal(word) for word in column.never)
        return {column.name: raw}, (Fault(f"{raw} in ({nobody})", "is what a dialer writes where there is no agent"),)
    if not column.allowed:
        return {column.name: raw}, ()
    allowed = ", ".join(literal(word) for word in column.allowed)
    return {column.name: f"lower({raw})"}, (
        Fault(f"{column.name} not in ({allowed})", f"is none of {', '.join(column.allowed)}"),
    )


def _code(column: Column, raw: str, _spec: ColumnSpec, one: LogFormat, _floor: Floor) -> Kept:
    shared = one.values.get(column.name, {})
    whens = "".join(
        f"when {literal(campaign)} then {_outcome(shared | own, raw)} " for campaign, own in one.campaigns.items()
    )
    outcome = _outcome(shared, raw)
    return {column.name: raw, "outcome": f"case raw_campaign {whens}else {outcome} end" if whens else outcome}, ()


def _outcome(codes: dict[str, str], raw: str) -> str:
    pairs = ", ".join(f"{literal(code)}: {literal(outcome)}" for code, outcome in codes.items())
    # A map and not a join: the planner cannot know how many rows a log has, and would build its table of the log.
    return f"map {{{pairs}}}[{raw}]" if codes else "cast(null as varchar)"


def _time(column: Column, raw: str, spec: ColumnSpec, one: LogFormat, floor: Floor) -> Kept:
    parsed = _parsed(raw, spec.format or ISO_TIMES, floor)
    if one.timezone and not names_zone(spec.format):
        # The log's clock is not the floor's: through the instant, so that either side's daylight saving is kept.
        parsed = f"timezone({literal(floor.timezone)}, timezone({literal(one.timezone)}, {parsed}))"
    if spec.hour:
        parsed = f"{parsed} + interval {spec.hour} hour"
    name = column.name
    return {name: parsed}, (
        Fault(f"{raw} is not null and {name} is null", "is not a time this format knows"),
        Fault(f"{name} > timestamp {literal(floor.newest)}", "lies in the future"),
        Fault(f"{name} < timestamp '{OLDEST}'", f"lies before {OLDEST}"),
    )


def _day(column: Column, raw: str, spec: ColumnSpec, _one: LogFormat, floor: Floor) -> Kept:
    name = column.name
    return {name: f"cast({_parsed(raw, spec.format or ISO_DAYS, floor)} as date)"}, (
        Fault(f"{raw} is not null and {name} is null", "is not a day this format knows"),
        Fault(f"{name} < date '{OLDEST_DAY}'", f"lies before {OLDEST_DAY}"),
    )


def _parsed(raw: str, formats: tuple[str, ...], floor: Floor) -> str:
    """The first format that fits; a text that says its own zone is put on the floor's clock."""
    parsed = f"try_strptime({raw}, [{', '.join(map(literal, formats))}])"
    return f"timezone({literal(floor.timezone)}, {parsed})" if names_zone(formats) else f"cast({parsed} as timestamp)"


def _clock(raw: str) -> str:
    """`H:MM:SS` or `MM:SS`; a time cell of a spreadsheet arrives as the former."""
    parts = f"list_transform(string_split({raw}, ':'), lambda part: try_cast(part as double))"
    seconds = f"list_reduce({parts}, lambda total, part: total * 60 + part)"
    return f"case when regexp_full_match({raw}, '\\d+(:[0-5]\\d){{1,2}}') then {seconds} end"


def _iso8601(raw: str) -> str:
    def part(letter: str) -> str:
        return f"coalesce(try_cast(nullif(regexp_extract({raw}, '([0-9.]+){letter}', 1), '') as double), 0)"

    total = f"{part('H')} * 3600 + {part('M')} * 60 + {part('S')}"
    written = f"{raw} <> 'PT' and regexp_full_match({raw}, 'PT(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?')"
    return f"case when {written} then {total} end"


UNITS: dict[Unit, Callable[[str], str]] = {
    # Not through double: a log has several of these in each row, and a short decimal is read in a third of the time.
    "s": lambda raw: f"coalesce(try_cast({raw} as decimal(9, 3)), try_cast({plain(raw, '.')} as decimal(9, 3)))",
    "min": lambda raw: f"try_cast({raw} as double) * 60",
    "ms": lambda raw: f"try_cast({raw} as double) / 1000",
    "day_fraction": lambda raw: f"try_cast({raw} as double) * 86400",
    "hms": _clock,
    "iso8601": _iso8601,
}


def _seconds(column: Column, raw: str, spec: ColumnSpec, _one: LogFormat, _floor: Floor) -> Kept:
    # Out of range becomes NULL before the cast, so that 'inf', 'nan' and 1e30 are reasons and not errors.
    number = seconds_of(raw, spec)
    whole = f"cast(case when {number} between 0 and {LONGEST_SECONDS} then round({number}) end as integer)"
    reason = f"is not a duration from 0 to {LONGEST_SECONDS} seconds (unit {', '.join(spec.unit)})"
    return {column.name: whole}, (Fault(_no_number(raw, column.name, by_double=spec.unit != ("s",)), reason),)


def seconds_of(raw: str, spec: ColumnSpec) -> str:
    """The text `raw` as seconds, in the first unit that it is written in; NULL: in none."""
    number = raw if spec.decimal == "." else plain(raw, spec.decimal)
    tried = [UNITS[unit](raw if unit in WORDED else number) for unit in spec.unit]
    return tried[0] if len(tried) == 1 else f"coalesce({', '.join(f'cast({one} as double)' for one in tried)})"


def _no_number(raw: str, name: str, *, by_double: bool = True) -> str:
    # DuckDB takes 1_000 for a thousand, and 0x10, 0b1 for 16 and 1 where it reads doubles; whoever wrote that in a log
    # meant no number.
    other_bases = f" or {raw} between '0A' and '0z~'" if by_double else ""
    return f"{raw} is not null and ({name} is null or contains({raw}, '_'){other_bases})"


def _count(column: Column, raw: str, spec: ColumnSpec, _one: LogFormat, _floor: Floor) -> Kept:
    number = plain(raw, spec.decimal)
    whole = f"case when regexp_full_match({number}, '[0-9]{{1,6}}') then cast({number} as integer) end"
    return {column.name: whole}, (Fault(f"coalesce({column.name}, 0) < 1", "is not a whole number from 1 to 999999"),)


def _money(column: Column, raw: str, spec: ColumnSpec, _one: LogFormat, floor: Floor) -> Kept:
    name, digits = f"{column.name}_minor", floor.minor_digits
    number = plain(raw, spec.decimal, CURRENCY)
    pattern = f"[0-9]{{1,12}}(\\.[0-9]{{0,{digits}}}0*)?"
    exact = f"cast(cast({number} as decimal(18, 4)) * {10**digits} as bigint)"
    reason = f"is not an amount of money with at most {digits} decimals"
    return {name: f"case when regexp_full_match({number}, '{pattern}') then {exact} end"}, (
        Fault(f"{raw} is not null and {name} is null", reason),
    )


def _percent(_column: Column, raw: str, spec: ColumnSpec, _one: LogFormat, _floor: Floor) -> Kept:
    number = plain(raw, spec.decimal, "%")
    exact = f"cast(cast({number} as decimal(9, 4)) * 100 as integer)"
    basis_points = f"case when regexp_full_match({number}, '[0-9]{{1,3}}(\\.[0-9]{{0,2}}0*)?') then {exact} end"
    return {"share_bp": basis_points}, (
        Fault(
            f"{raw} is not null and coalesce(share_bp, -1) not between 0 and 10000", "is not a percentage from 0 to 100"
        ),
    )


def _score(column: Column, raw: str, spec: ColumnSpec, _one: LogFormat, _floor: Floor) -> Kept:
    number = f"try_cast({plain(raw, spec.decimal, '%')} as double)"
    points = f"case when {number} between 0 and 100 then round({number} * 100) end"
    return {"score_hundredths": f"cast({points} as integer)"}, (
        Fault(_no_number(raw, "score_hundredths"), f"is not a {column.name} from 0 to 100"),
    )


def _phone(_column: Column, raw: str, _spec: ColumnSpec, _one: LogFormat, floor: Floor) -> Kept:
    # A keyed one-way label, never the number. MD5 will do, nobody gains by a collision; SHA-256 takes much longer.
    # A rejected row that comes back corrected has the label already (etl/private_fields.py).
    hashed = f"cast(md5_number({literal(floor.phone_key)} || {raw}) as uuid)"
    label = f"try_cast(substr({raw}, {len(LABEL) + 1}, 36) as uuid)"
    return {
        "phone_hash": f"case when starts_with({raw}, '{LABEL}') then {label} else {hashed} end",
        "phone_tail": f"right({raw}, 2)",
    }, ()


def _yes_no(column: Column, raw: str, _spec: ColumnSpec, _one: LogFormat, _floor: Floor) -> Kept:
    yes, no = "'y', 'yes', '1', 'true'", "'n', 'no', '0', 'false'"
    meaning = f"case when lower({raw}) in ({yes}) then true when lower({raw}) in ({no}) then false end"
    return {column.name: meaning}, (Fault(f"{raw} is not null and {column.name} is null", "is neither yes nor no"),)


KINDS: dict[str, Callable[[Column, str, ColumnSpec, LogFormat, Floor], Kept]] = {
    "text": _text,
    "code": _code,
    "time": _time,
    "day": _day,
    "seconds": _seconds,
    "count": _count,
    "money": _money,
    "percent": _percent,
    "score": _score,
    "phone": _phone,
    "yes_no": _yes_no,
}
