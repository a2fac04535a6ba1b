"""What waits for somebody to solve it: agents not on the roster, codes nobody has mapped."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from floor.store.roster import Roster
from floor.store.warehouse import Warehouse


@dataclass(frozen=True)
class UnknownDay:
    """What somebody did on one day whom the dialer knows and the roster does not."""

    agent_id: str
    day: date
    calls: int
    sales: int


@dataclass(frozen=True)
class UnknownAgent:
    """Somebody the dialer knows and the roster does not, and how much of the floor's work that is."""

    agent_id: str
    first_day: date
    last_day: date
    calls: int
    sales: int


@dataclass(frozen=True)
class UnknownCode:
    """An outcome code that no format maps: its calls count as calls and as nothing else."""

    format: str
    campaign: str
    outcome_code: str
    calls: int
    first_day: date
    last_day: date


def read_unknown_days(warehouse: Warehouse, roster: Roster) -> tuple[UnknownDay, ...]:
    """Every day on which a dialer id of nobody's has facts, by id and then day."""
    return tuple(UnknownDay(*row) for row in warehouse.rows("unknown_days", {"known": roster.agent_ids()}))


def read_unknown_agents(warehouse: Warehouse, roster: Roster) -> tuple[UnknownAgent, ...]:
    """Dialer ids with facts that are nobody's, by id."""
    found = groupby(read_unknown_days(warehouse, roster), key=lambda one: one.agent_id)
    return tuple(_agent(agent_id, list(days)) for agent_id, days in found)


def read_unknown_codes(warehouse: Warehouse) -> tuple[UnknownCode, ...]:
    """Unmapped codes, the most frequent first."""
    return tuple(UnknownCode(*row) for row in warehouse.rows("unknown_codes"))


def _agent(agent_id: str, days: list[UnknownDay]) -> UnknownAgent:
    calls, sales = sum(one.calls for one in days), sum(one.sales for one in days)
    return UnknownAgent(agent_id, days[0].day, days[-1].day, calls, sales)
