"""The one load that runs: its lock, its private copy of the warehouse, and how what it changed becomes the present."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

import duckdb
from babel.numbers import get_currency_precision
from filelock import FileLock, Timeout

from etl.canonical import PRODUCTS
from etl.conform import Floor
from etl.disk import require_room, telling_full_disk
from etl.folders import DataFolder
from etl.keys import KeyIndex, key_index
from etl.lake import Lake
from etl.phone_key import phone_key
from etl.problems import WrongUse
from etl.publish import current_file, next_warehouse, publish
from etl.restate import Restating
from etl.rollup import first_sales_day, roll_up, roll_up_products
from etl.touched import active_loads, days_sold_by_calls, note_moved
from floor.settings import Settings

# A dialer's clock may run ahead of ours; a row further ahead than this has a wrong date.
CLOCK_AHEAD = timedelta(days=1)
WAIT_SECONDS = 600


@dataclass(frozen=True)
class Loading:
    """What every step of a load needs. Its loads begin at `first_seq`; before it the sales log began at `sold_from`.

    `announced` are agents that only a people file names which is checked and not loaded.
    """

    settings: Settings
    folder: DataFolder
    floor: Floor
    now: datetime
    work: duckdb.DuckDBPyConnection
    keys: KeyIndex
    first_seq: int
    sold_from: date | None
    announced: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        """The floor's day on which the load runs."""
        return self.settings.today(self.now)

    @cached_property
    def agents_in_logs(self) -> frozenset[str]:
        """Everybody with facts before this run: they change when all of its files are read, in `roll_up`."""
        return frozenset(row[0] for row in self.work.execute("select distinct agent_id from next.facts").fetchall())

    @property
    def lake(self) -> Lake:
        """Where the parts lie."""
        return Lake(self.folder.lake)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Around all that writes to the lake: ended before its end, it leaves a mark for the next load to sweep."""
        self.folder.unfinished.touch()
        yield
        self.folder.unfinished.unlink()

    def roll_up(self, days: set[date], logs: set[str], by: Mapping[str, str]) -> None:
        """Bring the next warehouse up to the loads that count now; these days of these logs changed.

        `by`: the loads that are the cause, and the log of each; what they change of days that are over is written down.
        """
        loads = active_loads(self.work)
        days = days | note_moved(self.work, self.lake, self.keys, loads, logs, self.first_seq)
        days |= days_sold_by_calls(
            self.lake, loads, self.sold_from, first_sales_day(self.work), products_changed=PRODUCTS.name in logs
        )
        if PRODUCTS.name in logs:
            roll_up_products(self.work, self.lake, loads)
        restating = Restating(self.work, self.lake, by, self.sold_from, self.now)
        restating.look_before(days, self.today)
        roll_up(self.work, self.lake, loads, days, self.settings.day_starts_minutes)
        restating.write_down(first_sales_day(self.work))

    def publish(self) -> str:
        """Make the next warehouse the present one; its file name."""
        return publish(self.work, self.folder, self.now)


@contextmanager
def loading(settings: Settings, now: datetime) -> Iterator[Loading]:
    """Begin a load; others wait for it to end. Whatever happens inside, without `publish` nothing has happened."""
    folder = DataFolder(settings.data)
    folder.root.mkdir(parents=True, exist_ok=True)
    try:
        with telling_full_disk(), FileLock(folder.lock, timeout=WAIT_SECONDS):
            _require_room(folder)  # once no other load runs, for that one would have taken room meanwhile
            with next_warehouse(folder) as work, key_index(work, folder.lake) as keys:
                yield _begin(folder, settings, now, work, keys)
    except Timeout as error:
        raise WrongUse(
            "Another load has been running for ten minutes. Wait for it, or end it, and try again."
        ) from error


def _require_room(folder: DataFolder) -> None:
    current = current_file(folder)
    require_room(folder.root, (folder.warehouse / current).stat().st_size if current else 0)


def _begin(
    folder: DataFolder, settings: Settings, now: datetime, work: duckdb.DuckDBPyConnection, keys: KeyIndex
) -> Loading:
    known = dict(work.execute("select load_id, seq from next.loads").fetchall())
    first_seq = 1 + max(known.values(), default=0)
    if folder.unfinished.exists():
        _sweep(folder, known, keys, first_seq)
    floor = floor_of(settings, now, work, phone_key(folder.phone_key))
    return Loading(settings, folder, floor, now, work, keys, first_seq, first_sales_day(work))


def floor_of(settings: Settings, now: datetime, work: duckdb.DuckDBPyConnection, key: str = "") -> Floor:
    """What of the settings the meaning of a row hangs on; `key` hashes phone numbers."""
    return Floor(
        minor_digits=get_currency_precision(settings.currency),
        timezone=str(settings.timezone or work.execute("select current_setting('TimeZone')").fetchall()[0][0]),
        newest=(now + CLOCK_AHEAD).isoformat(sep=" "),
        phone_key=key,
    )


def _sweep(folder: DataFolder, known: Collection[str], keys: KeyIndex, first_seq: int) -> None:
    """Remove what a killed load left behind."""
    Lake(folder.lake).sweep(known)
    keys.forget_from(first_seq)
    for path in folder.rejects.glob("[0-9]*"):  # those of people files bear no load's name, and stay
        if path.name.partition(".")[0] not in known:
            path.unlink()
    folder.unfinished.unlink()
