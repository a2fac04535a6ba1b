"""The sample floor in its own data folder: made once through the real load path, then kept alive by the clock."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

from etl.folders import DataFolder
from etl.load import load_files
from etl.problems import WrongUse
from etl.progress import bar
from etl.sample import SampleFloor
from etl.strangers import known_agents
from floor.settings import Settings

SEED = 7
# How often the day of the sample goes on; each time is a load, as from a dialer that exports in short turns.
STEP = timedelta(seconds=30)


@dataclass(frozen=True)
class Size:
    """How large a sample to make: days of history before today, and agents."""

    days: int = 183
    agents: int = 60


@dataclass(frozen=True)
class Marker:
    """`sample.json`: this data folder is the sample floor. `until` is the moment up to which its logs are written."""

    seed: int
    agents: int
    started: str
    until: str | None = None


def write_logs(folder: Path, size: Size, now: datetime) -> list[Path]:
    """Write the sample's logs alone; nothing is loaded."""
    return _write_history(_floor(_new_marker(size, now), now.date()), folder, now)


def make_sample(settings: Settings, size: Size, now: datetime) -> None:
    """Write the sample's logs and load them; a second time only what is missing since, whatever the size then asked."""
    folder = DataFolder(settings.data)
    if not settings.is_sample and (folder.warehouse / "CURRENT").exists():
        raise WrongUse(
            f"{settings.data} holds a floor that is not the sample, which needs a folder of its own: "
            "set FLOOR_DATA to another one."
        )
    marker = _marker(settings) or _new_marker(size, now)
    _write_marker(settings, marker)
    floor, logs = _floor(marker, now.date()), folder.root / "logs"
    if marker.until is None:
        files = _write_history(floor, logs, now)
    else:
        # The records may be gone, or the sample made before there were any: then nobody would have a name.
        files = [] if known_agents(settings) else floor.write_roster(logs)
        files += _write_since(floor, logs, datetime.fromisoformat(marker.until), now)
    with bar("Loading the sample floor", len(files)) as step:
        load_files(files, settings, now, lambda _: step())
    _write_marker(settings, replace(marker, until=now.isoformat()))


def living(settings: Settings, now: datetime) -> None:
    """Let the sample's day go on: drop into the inbox what its dialer has written since the last time."""
    marker = _marker(settings) if settings.is_sample else None
    if marker is None or marker.until is None:
        return
    until = datetime.fromisoformat(marker.until)
    if now - until >= STEP:
        _write_since(_floor(marker, now.date()), DataFolder(settings.data).inbox, until, now)
        _write_marker(settings, replace(marker, until=now.isoformat()))


def _new_marker(size: Size, now: datetime) -> Marker:
    return Marker(SEED, size.agents, str(now.date() - timedelta(days=size.days)))


def _floor(marker: Marker, today: date) -> SampleFloor:
    return _floor_of(marker.seed, marker.agents, date.fromisoformat(marker.started), today)


@lru_cache(1)
def _floor_of(seed: int, agents: int, first_day: date, today: date) -> SampleFloor:
    # Kept between two steps of a living day: it remembers the days that a sale's fate looks back at.
    return SampleFloor(seed=seed, agents=agents, first_day=first_day, today=today)


def _write_history(floor: SampleFloor, folder: Path, now: datetime) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    days = list(_days(floor.first_day, now.date()))
    written = floor.write_roster(folder)
    with bar("Writing the sample floor's logs", len(days)) as step:
        for day in days:
            written += floor.write_day(folder, day, until=now if day == now.date() else None)
            step()
    return written


def _write_since(floor: SampleFloor, folder: Path, since: datetime, now: datetime) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    # A new day may bring new hires. No more than the news, so that what was changed on the screens stays.
    written = floor.write_news(folder, since.date())
    for day in _days(since.date(), now.date()):
        midnight = datetime.combine(day + timedelta(days=1), time())
        written += floor.write_day(folder, day, until=min(now, midnight), since=since)
    return written


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _marker(settings: Settings) -> Marker | None:
    path = settings.data / "sample.json"
    return Marker(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def _write_marker(settings: Settings, marker: Marker) -> None:
    settings.data.mkdir(parents=True, exist_ok=True)
    made = settings.data / "sample.json.tmp"
    made.write_text(json.dumps(asdict(marker), indent=2) + "\n", encoding="utf-8")
    made.replace(settings.data / "sample.json")
