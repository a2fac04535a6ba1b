"""Who and what in a load nobody knows yet: agents that the records lack, outcome codes that no format maps."""

import duckdb

from etl.canonical import CALLS, Log
from etl.lake import Part, parts_sql
from etl.problems import WrongUse
from floor.settings import Settings


def staged_agents(work: duckdb.DuckDBPyConnection, log: Log) -> list[str]:
    """Every agent in `staged`."""
    return _texts(work, "select distinct agent_id from staged") if _has_agents(log) else []


def staged_codes(work: duckdb.DuckDBPyConnection, log: Log) -> list[str]:
    """Every unmapped outcome code in `staged`."""
    query = "select distinct outcome_code from staged where outcome is null"
    return _texts(work, query) if log is CALLS else []


def agents_in_parts(work: duckdb.DuckDBPyConnection, log: Log, parts: list[Part]) -> list[str]:
    """Every agent in these parts of the lake."""
    return _texts(work, f"select distinct agent_id from {parts_sql(parts)}") if parts and _has_agents(log) else []


def codes_in_parts(work: duckdb.DuckDBPyConnection, log: Log, parts: list[Part]) -> list[str]:
    """Every unmapped outcome code in these parts of the lake."""
    query = f"select distinct outcome_code from {parts_sql(parts)} where outcome is null"
    return _texts(work, query) if parts and log is CALLS else []


def known_agents(settings: Settings) -> frozenset[str]:
    """Every agent that belongs to a person. WrongUse: the records cannot be reached."""
    if not settings.has_records:
        return frozenset()
    # Here, so that a load without agents and every other command start without the records' libraries.
    from floor.store.people import known_agent_ids  # noqa: PLC0415
    from floor.store.records import RecordsUnreachable, records_at  # noqa: PLC0415

    try:
        with records_at(settings.records_url).reading() as session:
            return known_agent_ids(session)
    except RecordsUnreachable as error:
        raise WrongUse(f"Nothing was loaded. Try again when the records can be reached. {error}") from error


def _has_agents(log: Log) -> bool:
    return log.column("agent_id") is not None


def _texts(work: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return sorted(row[0] for row in work.execute(query).fetchall())
