"""A format as the query that judges each row of a file: what is kept, its key, its day, and what is wrong with it."""

from etl.canonical import Log
from etl.conform import Conformed, Fault, Floor, conform, literal
from etl.contradictions import contradictions
from etl.source import Source

# The rooms of rows that belong to no day while a file is staged. Days too, because rooms named by text cost much more.
REJECTED = "0001-01-01"
UNDATED = "0001-01-02"


def judged_rows(source: Source, floor: Floor) -> tuple[str, list[str]]:
    """The query from `records` to rows of the log, and the columns kept; `rejected` says why a row is not taken."""
    columns = list(conform(source.format, source.header, floor))
    kept = {name: sql for one in columns for name, sql in one.kept.items()}
    query = f"""
        with raw as (
            select line, fields, problem, {", ".join(f"{one.raw} as raw_{one.column.name}" for one in columns)}
            from records where len(fields) <> 1 or fields[1] <> ''
        ),
        typed as (select *, {", ".join(f"{sql} as {name}" for name, sql in kept.items())} from raw)
        select *, {_verdict(columns, source)} as rejected from typed
    """
    return query, list(kept)


def lake_rows(source: Source, floor: Floor, day_starts_minutes: int) -> str:
    """The query from `records` to rows of the lake: `day` is the part's room."""
    log = source.format.canonical
    judged, kept = judged_rows(source, floor)
    key = _key(log, kept, source)
    names = [f"{key} as {name}" if name == log.key else name for name in kept]
    return f"""
        select line, {", ".join(names)}, rejected,
               case when rejected is null then {_day(log, day_starts_minutes)} else date '{REJECTED}' end as day
        from ({judged})
    """


def _verdict(columns: list[Conformed], source: Source) -> str:
    """The first thing that is wrong with a row, NULL for a good one."""
    width = len(source.header)
    other_width = Fault(f"len(fields) <> {width}", f"fields stand in this row; the header has {width}")
    whens = [
        _when("problem is not null", "", "''", "problem"),
        _faulty(other_width, "", "len(fields)::varchar"),
    ]
    if width > 1:
        # Where two files were joined the header stands again, its first name behind a mark or the rest of a cut row.
        names = [literal(name) for name in source.header[1:]]
        again = f"fields[2] = {names[0]} and fields[2:] = [{', '.join(names)}]"
        whens.append(_faulty(Fault(again, "is the header again"), "", "''"))
    log = source.format.canonical
    if _has_own_key(log, source):
        whens.append(_faulty(Fault(f"raw_{log.key} is null", "is empty"), log.key, "''"))
    for one in columns:
        whens += [_faulty(fault, one.column.name, f"raw_{one.column.name}") for fault in one.faults]
    for name, fault in contradictions(source.format, source.header):
        whens.append(_faulty(fault, name, f"raw_{name}"))
    return f"case {' '.join(whens)} end"


def _faulty(fault: Fault, column: str, value: str) -> str:
    return _when(fault.test, column, value, literal(fault.reason))


def _when(test: str, column: str, value: str, why: str) -> str:
    told = f"'column': {literal(column)}, 'value': {value}, 'reason': {why}, 'fields': fields"
    return f"when {test} then to_json({{{told}}})::varchar"


def _has_own_key(log: Log, source: Source) -> bool:
    spec = source.format.columns.get(log.key)
    return spec is not None and set(spec.source) <= set(source.header)


def _key(log: Log, kept: list[str], source: Source) -> str:
    """The row's name for ever: its key, the columns that make one, or its content and its ordinal among equal rows."""
    if _has_own_key(log, source):
        return log.key
    if log.key_from:
        return f"concat_ws(' ', {', '.join(log.key_from)})"
    # The outcome is the format's word, not the row's: a code that is mapped later must not make another row of it.
    texts = [f"coalesce(cast({name} as varchar), chr(0))" for name in kept if name not in {log.key, "outcome"}]
    # Between the texts stands a character that no log has inside one: else 'a|b', 'c' and 'a', 'b|c' were one row.
    content = f"md5(concat_ws(chr(31), {', '.join(texts)}))"
    return f"{content} || '-' || row_number() over (partition by {content}, rejected is null order by line)"


def _day(log: Log, day_starts_minutes: int) -> str:
    if log.day_of is None:
        return f"date '{UNDATED}'"
    return f"cast({log.day_of} - interval {day_starts_minutes} minute as date)"
