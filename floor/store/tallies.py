"""Summed facts by person and team: what every line of a board is computed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from floor.store.roster import Agent, Roster
from floor.store.row_scope import Span
from floor.store.warehouse import Warehouse

Tally = Mapping[str, int]


@dataclass(frozen=True)
class Work:
    """What somebody did under one dialer id in one team, the one they were in from `since` on."""

    agent: Agent
    since: date
    tally: Tally


def read_tallies(
    warehouse: Warehouse,
    roster: Roster,
    facts: tuple[str, ...],
    day_from: date,
    day_to: date,
    *,
    campaign: str | None = None,
    hour_to: datetime | None = None,
) -> list[Work]:
    """Sum these facts of everybody who has any on these days, up to and with the hour `hour_to`."""
    stays = as_lists(roster.stays(day_from, day_to))
    span = {"day_from": day_from, "day_to": day_to, "campaign": campaign, "hour_to": hour_to}
    rows = warehouse.rows("tally", {**span, **stays}, columns=sums(facts))
    return [
        Work(roster.agent(agent_id, since), since, dict(zip(facts, map(int, amounts), strict=True)))
        for agent_id, since, *amounts in rows
    ]


def add_up(tallies: Iterable[Tally], facts: tuple[str, ...]) -> Tally:
    """Add tallies together; of none, zeros."""
    kept = list(tallies)
    return {fact: sum(tally[fact] for tally in kept) for fact in facts}


def as_lists(stays: Iterable[Span]) -> dict[str, list[str] | list[date]]:
    """Stays as the queries in sql/ take them: three lists of equal length."""
    kept = list(stays)
    return {
        "agents": [stay.agent_id for stay in kept],
        "days_from": [stay.day_from for stay in kept],
        "days_to": [stay.day_to for stay in kept],
    }


def sums(facts: tuple[str, ...]) -> str:
    """Write the select list. DuckDB sums BIGINT into HUGEINT, which pandas would turn into floats."""
    return ", ".join(f"sum({fact})::bigint as {fact}" for fact in facts)
