"""What waits for somebody to solve it: agents not on the roster, codes nobody has mapped."""

from dataclasses import dataclass
from datetime import date

from floor.store.warehouse import Warehouse


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


def read_unknown_agents(warehouse: Warehouse) -> tuple[UnknownAgent, ...]:
    """Agents with facts but without a row in people."""
    return tuple(UnknownAgent(*row) for row in warehouse.rows("unknown_agents"))


def read_unknown_codes(warehouse: Warehouse) -> tuple[UnknownCode, ...]:
    """Unmapped codes, the most frequent first."""
    return tuple(UnknownCode(*row) for row in warehouse.rows("unknown_codes"))
