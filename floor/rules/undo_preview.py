"""What taking back loads would change, or has changed, day by day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayTotals:
    """The figures of one day of the whole floor; a day without any has zeros."""

    calls: int = 0
    orders: int = 0
    revenue_minor: int = 0


@dataclass(frozen=True)
class DayChange:
    """One day whose figures would be others."""

    day: date
    before: DayTotals
    after: DayTotals


@dataclass(frozen=True)
class UndoPreview:
    """The rows that would no longer count, the agents and days that would change; a replaced load changes none.

    `also` are loads that are taken back with it: they mend rows of it.
    """

    load_id: str
    rows: int
    days: tuple[DayChange, ...]
    agents: int = 0
    also: tuple[str, ...] = ()
