"""Which days have rows of which log: the rooms of the lake in which a load that counts has a part."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from floor.rules.log_calendar import DAILY_LOGS


def read_log_days(data: Path, loads: Collection[str]) -> dict[str, frozenset[date]]:
    """By log, the days on which one of these loads has rows."""
    return {log: frozenset(_days(data / "lake" / log, loads)) for log in DAILY_LOGS}


def _days(folder: Path, loads: Collection[str]) -> set[date]:
    return {
        date.fromisoformat(room.name.removeprefix("day="))
        for room in folder.glob("day=*")
        if any(part.name.rpartition("_")[0] in loads for part in room.glob("*.parquet"))
    }
