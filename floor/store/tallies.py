"""Summed facts by agent: what every line of a board is computed from."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from floor.store.warehouse import Warehouse

Tally = Mapping[str, int]


def read_tallies(
    warehouse: Warehouse,
    facts: tuple[str, ...],
    day_from: date,
    day_to: date,
    *,
    campaign: str | None = None,
    hour_to: datetime | None = None,
) -> dict[str, Tally]:
    """Sum these facts of every agent who has any on these days, up to and with the hour `hour_to`."""
    span = {"day_from": day_from, "day_to": day_to, "campaign": campaign, "hour_to": hour_to}
    rows = warehouse.rows("tally", span, columns=sums(facts))
    return {str(agent_id): dict(zip(facts, map(int, amounts), strict=True)) for agent_id, *amounts in rows}


def add_up(tallies: Iterable[Tally], facts: tuple[str, ...]) -> Tally:
    """Add tallies together; of none, zeros."""
    kept = list(tallies)
    return {fact: sum(tally[fact] for tally in kept) for fact in facts}


def sums(facts: tuple[str, ...]) -> str:
    """Write the select list. DuckDB sums BIGINT into HUGEINT, which pandas would turn into floats."""
    return ", ".join(f"sum({fact})::bigint as {fact}" for fact in facts)
