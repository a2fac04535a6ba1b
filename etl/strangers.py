"""Who and what in a load nobody knows yet: agents that are not on the roster, outcome codes that no format maps."""

import duckdb

from etl.canonical import CALLS, PEOPLE, Log
from etl.lake import Part, parts_sql


def staged_agents(work: duckdb.DuckDBPyConnection, log: Log) -> list[str]:
    """Every agent in `staged`; a roster itself has none to look up."""
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


def not_on_roster(work: duckdb.DuckDBPyConnection, agents: list[str]) -> list[str]:
    """Those of `agents` that the next warehouse's roster does not have."""
    known = set(_texts(work, "select agent_id from next.people"))
    return [agent for agent in agents if agent not in known]


def _has_agents(log: Log) -> bool:
    return log is not PEOPLE and log.column("agent_id") is not None


def _texts(work: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return sorted(row[0] for row in work.execute(query).fetchall())
