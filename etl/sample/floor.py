"""The sample floor: an invented telemarketing floor that leaves log files like a real one."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from etl.sample.day import FloorDay, simulate
from etl.sample.fates import LONGEST_FATE_DAYS
from etl.sample.people import Person
from etl.sample.roster import hire
from etl.sample.roster_file import people_rows, product_rows, write_rows
from etl.sample.truth import DayTruth, day_truth
from etl.sample.written import WrittenDay, slice_of, written_day


class SampleFloor:
    """Sixty agents, three campaigns, from `first_day` on without end.

    The same seed, number of agents and first day give the same rows for a day, whatever was written before. `today`
    only decides who is on the roster already and who has left.
    """

    def __init__(self, *, first_day: date, today: date, seed: int = 7, agents: int = 60) -> None:
        self.first_day = first_day
        self.today = today
        self.seed = seed
        self.staff: tuple[Person, ...] = hire(seed, agents, first_day)
        # A day's sales log looks back at the days before: in a run over many days each is made once.
        self._whole = lru_cache(LONGEST_FATE_DAYS + 3)(self._simulate)
        self._written = lru_cache(2)(self._write)

    def roster(self, day: date | None = None) -> list[dict[str, str]]:
        """The people of the floor as of that day (none: today), in the canonical columns."""
        return people_rows(self.staff, day or self.today)

    def products(self) -> list[dict[str, str]]:
        """The price list, in the canonical columns."""
        return product_rows()

    def write_roster(self, folder: Path) -> list[Path]:
        """Write people.csv and products.csv."""
        return [write_rows(folder / "people.csv", self.roster()), write_rows(folder / "products.csv", self.products())]

    def write_news(self, folder: Path, since: date) -> list[Path]:
        """Write people.csv with what is new since that day: who came, left, moved or rose. Nothing new, no file."""
        before = self.roster(since)
        news = [row for row in self.roster() if row not in before]
        return [write_rows(folder / "people.csv", news)] if news else []

    def write_day(
        self, folder: Path, day: date, until: datetime | None = None, since: datetime | None = None
    ) -> list[Path]:
        """Write the day's calls, agent log and sales, or the rows written after `since` and not after `until`.

        Parts that follow one another add up to the whole day, row for row. A part without rows writes no file.
        """
        return slice_of(self._written(day), folder, since, until)

    def truth(self, day: date, known: datetime | None = None) -> DayTruth:
        """What a loader must count of that day, as known at that moment (none: when the day's own files are whole)."""
        written = self._written(day)
        known = known or datetime.combine(day, datetime.max.time())
        return day_truth(self._whole(day), known, [row.written_at for row in written.sale_rows], written.broken)

    def _simulate(self, day: date) -> FloorDay:
        return simulate(self.seed, self.staff, self.first_day, day)

    def _write(self, day: date) -> WrittenDay:
        if day < self.first_day:
            message = f"The sample floor opened on {self.first_day}; it has no logs of {day}."
            raise ValueError(message)
        back = min(LONGEST_FATE_DAYS, (day - self.first_day).days)
        earlier = [sale for ago in range(back, 0, -1) for sale in self._whole(day - timedelta(days=ago)).sales]
        return written_day(self.seed, self._whole(day), earlier)
