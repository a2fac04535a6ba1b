"""The one load that runs: its lock, its private copy of the warehouse, and how what it changed becomes the present."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

import duckdb
from babel.numbers import get_currency_precision
from filelock import FileLock, Timeout

from etl.canonical import PRODUCTS
from etl.conform import Floor
from etl.folders import DataFolder
from etl.formats import LogFormat, all_formats
from etl.keys import KeyIndex, key_index
from etl.lake import Lake
from etl.phone_key import phone_key
from etl.problems import WrongUse
from etl.publish import next_warehouse, publish
from etl.rollup import UNDATED, roll_up, roll_up_undated
from etl.touched import active_loads, days_of_loads, days_of_moved, days_sold_by_calls, note_moved
from floor.settings import Settings

# A dialer's clock may run ahead of ours; a row further ahead than this has a wrong date.
CLOCK_AHEAD = timedelta(days=1)
WAIT_SECONDS = 600


@dataclass(frozen=True)
class Loading:
    """What every step of a load needs. `before`: the loads that counted when it began; its own begin at `first_seq`."""

    folder: DataFolder
    floor: Floor
    day_starts_minutes: int
    now: datetime
    work: duckdb.DuckDBPyConnection
    keys: KeyIndex
    before: frozenset[str]
    first_seq: int

    @cached_property
    def formats(self) -> tuple[LogFormat, ...]:
        """The shipped and the floor's own, read when a file first needs them. Refused: one of them cannot be used."""
        return tuple(all_formats(self.folder.formats))

    @property
    def lake(self) -> Lake:
        """Where the parts lie."""
        return Lake(self.folder.lake)

    def roll_up(self, changed: set[str], logs: set[str]) -> None:
        """Bring the next warehouse up to these loads, added or taken back; `logs` names the logs they are of."""
        after = active_loads(self.work)
        days = days_of_loads(self.lake, changed) | note_moved(self.work, self.lake, self.keys, self.first_seq)
        for load_id in changed:
            days |= days_of_moved(self.work, load_id)
        days |= days_sold_by_calls(self.lake, set(self.before), after, products_changed=PRODUCTS.name in logs)
        for log in UNDATED:
            if log.name in logs:
                roll_up_undated(self.work, self.lake, log)
        roll_up(self.work, self.lake, days, self.day_starts_minutes)

    def publish(self) -> str:
        """Make the next warehouse the present one; its file name."""
        return publish(self.work, self.folder, self.now)


@contextmanager
def loading(settings: Settings, now: datetime) -> Iterator[Loading]:
    """Begin a load; others wait for it to end. Whatever happens inside, without `publish` nothing has happened."""
    folder = DataFolder(settings.data)
    folder.root.mkdir(parents=True, exist_ok=True)
    try:
        with (
            FileLock(folder.lock, timeout=WAIT_SECONDS),
            next_warehouse(folder) as work,
            key_index(work, folder.lake) as keys,
        ):
            yield _begin(folder, settings, now, work, keys)
    except Timeout as error:
        raise WrongUse(
            "Another load has been running for ten minutes. Wait for it, or end it, and try again."
        ) from error


def _begin(
    folder: DataFolder, settings: Settings, now: datetime, work: duckdb.DuckDBPyConnection, keys: KeyIndex
) -> Loading:
    known = dict(work.execute("select load_id, seq from next.loads").fetchall())
    first_seq = 1 + max(known.values(), default=0)
    Lake(folder.lake).sweep(known)
    keys.forget_from(first_seq)
    for path in folder.rejects.glob("*.csv"):
        if path.stem not in known:
            path.unlink()
    floor = Floor(
        minor_digits=get_currency_precision(settings.currency),
        timezone=str(settings.timezone or work.execute("select current_setting('TimeZone')").fetchall()[0][0]),
        newest=(now + CLOCK_AHEAD).isoformat(sep=" "),
        phone_key=phone_key(folder.phone_key),
    )
    minutes = settings.day_starts_at.hour * 60 + settings.day_starts_at.minute
    return Loading(folder, floor, minutes, now, work, keys, frozenset(active_loads(work)), first_seq)
