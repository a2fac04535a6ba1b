"""A people file as rows for the records: read through the same formats and judged as every log is."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.conform import literal
from etl.source import Source
from floor.rules.people_group import PeopleFile, PersonRow, agent_ids_of
from floor.rules.people_plan import Problem


@dataclass(frozen=True)
class PeopleRows:
    """What a people file says. `refused_rows` shows the rows that cannot be read, and those that `reject` adds."""

    source: Source
    file: PeopleFile
    rows_read: int


def read_people_rows(work: duckdb.DuckDBPyConnection, source: Source, written: Path) -> PeopleRows:
    """What was `written` of the file."""
    work.execute(f"create or replace temp table people_rows as from read_parquet({literal(str(written))})")
    work.execute(
        "create or replace temp view refused_rows as select line, rejected from people_rows where rejected is not null"
    )
    good = work.execute("select * exclude (fields, rejected) from people_rows where rejected is null order by line")
    names = [name for name, *_ in good.description or ()]
    rows = tuple(_row(dict(zip(names, values, strict=True))) for values in good.fetchall())
    spoilt = work.execute(
        "select distinct agent_id from people_rows where rejected is not null and agent_id is not null"
    )
    file = PeopleFile(_columns(source), rows, frozenset(agent_id for (agent_id,) in spoilt.fetchall()))
    ((rows_read,),) = work.execute("select count(*) from people_rows").fetchall()
    return PeopleRows(source, file, rows_read)


def reject(work: duckdb.DuckDBPyConnection, problems: Iterable[Problem]) -> None:
    """Put the rows that cannot be true of the people that are known beside those that cannot be read."""
    for problem in problems:
        work.execute(
            """
            update people_rows
            set rejected = to_json({'column': $column, 'value': $value, 'reason': $reason, 'fields': fields})::varchar
            where line = $line
            """,
            {"column": problem.column, "value": problem.value, "reason": str(problem.why), "line": problem.line},
        )


def rejected_rows(work: duckdb.DuckDBPyConnection) -> int:
    """How many rows `refused_rows` has."""
    ((rows,),) = work.execute("select count(*) from refused_rows").fetchall()
    return int(rows)


def _row(values: dict[str, object]) -> PersonRow:
    """An empty cell of text is an empty text, of a day none."""
    told = {name: value for name, value in values.items() if value is not None}
    others = agent_ids_of(str(told.pop("other_agent_ids", "")))
    return PersonRow(**{**told, "other_agent_ids": others})  # type: ignore[arg-type] # the names are the log's columns


def _columns(source: Source) -> frozenset[str]:
    """The canonical columns that the file has something to say of."""
    header = set(source.header)
    return frozenset(
        name
        for name, spec in source.format.columns.items()
        if spec.value is not None or (spec.source and set(spec.source) <= header)
    )
