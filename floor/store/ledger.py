"""What was loaded, and what waits for somebody to solve it: agents not on the roster, codes nobody has mapped."""

from dataclasses import dataclass
from datetime import date, datetime

from floor.store.warehouse import Warehouse


@dataclass(frozen=True)
class Load:
    """One file that was loaded. rows_read = loaded + rejected + duplicates; `undone_at` None: it counts."""

    load_id: str
    seq: int
    file: str
    format: str
    log: str
    loaded_at: datetime
    rows_read: int
    loaded: int
    rejected: int
    duplicates: int
    first_day: date | None
    last_day: date | None
    undone_at: datetime | None


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


def read_loads(warehouse: Warehouse) -> tuple[Load, ...]:
    """Every load, the newest first, undone ones too."""
    return tuple(Load(*row) for row in warehouse.rows("loads"))


def read_unknown_agents(warehouse: Warehouse) -> tuple[UnknownAgent, ...]:
    """Agents with facts but without a row in people."""
    return tuple(UnknownAgent(*row) for row in warehouse.rows("unknown_agents"))


def read_unknown_codes(warehouse: Warehouse) -> tuple[UnknownCode, ...]:
    """Unmapped codes, the most frequent first."""
    return tuple(UnknownCode(*row) for row in warehouse.rows("unknown_codes"))
