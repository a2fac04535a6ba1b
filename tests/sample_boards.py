"""The boards of a small sample floor, for tests that hold screens against each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from etl.sample_floor import Size, make_sample
from floor.settings import settings
from floor.store.boards import Board, BoardQuery
from floor.store.gap_reading import GapRates
from floor.store.progress import Kind
from floor.store.roster import Roster
from floor.store.warehouse import Warehouse
from floor.ui import cached
from tests.served import house_of

NOW = datetime(2026, 11, 20, 14, 32)
MONTHS = [date(2026, 9, 30), date(2026, 10, 15), NOW.date()]
DAYS = [date(2026, 9, 21), date(2026, 10, 31), date(2026, 11, 18), date(2026, 11, 19), NOW.date()]
ASKED: list[tuple[Kind, date]] = [*(("month", day) for day in MONTHS), *(("day", day) for day in DAYS)]


@dataclass(frozen=True)
class SampleBoards:
    """One version of the facts and of the people."""

    warehouse: Warehouse
    roster: Roster

    def board(self, query: BoardQuery) -> Board:
        """A finished board."""
        return cached.board(self.warehouse, self.roster, query)

    @property
    def rates(self) -> GapRates:
        """At which rates everybody works."""
        return cached.gap_rates(self.warehouse, self.roster, NOW.date())

    @property
    def keys(self) -> list[str]:
        """Everybody of the records."""
        return [one.key for one in self.roster.targets.members]


def sample_boards(data: Path) -> Iterator[SampleBoards]:
    """A dozen agents and two months; this data folder is the floor of this process meanwhile."""
    with house_of(data):
        make_sample(settings(), Size(days=62, agents=12), NOW)
        yield SampleBoards(cached.open_warehouse(), cached.roster())
