"""The loads of the ledger, as a screen lists them."""

from dataclasses import dataclass
from datetime import date, datetime

from floor.store.warehouse import Warehouse


@dataclass(frozen=True)
class LogLoad:
    """One load: what it brought and whether it still counts."""

    load_id: str
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

    def has_day(self, day: date) -> bool:
        """Whether the day lies between its first and its last; a log without days has none."""
        return self.first_day is not None and self.last_day is not None and self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class LoadsQuery:
    """Which loads to list; what is None narrows nothing."""

    log: str | None = None
    format: str | None = None
    day: date | None = None

    def fits(self, load: LogLoad) -> bool:
        """Whether it is one of them."""
        return (
            self.log in {None, load.log}
            and self.format in {None, load.format}
            and (self.day is None or load.has_day(self.day))
        )


def read_loads(warehouse: Warehouse) -> tuple[LogLoad, ...]:
    """Every load, undone or not, the newest first."""
    return tuple(LogLoad(*row) for row in warehouse.rows("loads"))


def find_load(warehouse: Warehouse, load_id: str) -> LogLoad | None:
    """The load of that name."""
    return next((load for load in read_loads(warehouse) if load.load_id == load_id), None)
