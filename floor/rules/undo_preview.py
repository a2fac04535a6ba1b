"""What taking back a load would change, day by day."""

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
    """The rows that would no longer count, and the days that would change; a load that others replaced changes none."""

    load_id: str
    rows: int
    days: tuple[DayChange, ...]
