"""What loading a file by a draft would bring: its rows judged as a load judges them, with nothing kept."""

import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from etl.canonical import PEOPLE
from etl.formats import LogFormat
from etl.loading import floor_of
from etl.parse import Target, parse
from etl.people_rows import read_people_rows
from etl.stage import stage
from floor.settings import Settings

LAKE = Path(__file__).parents[1] / "sql" / "lake.sql"


@dataclass(frozen=True)
class Trial:
    """How many rows would load and which not: column and reason to how many, the most frequent first."""

    rows_read: int
    loaded: int
    duplicates: int
    refused: tuple[tuple[str, str, int], ...]
    first_day: date | None = None
    last_day: date | None = None

    @property
    def rejected(self) -> int:
        """Rows that would be refused."""
        return sum(count for _, _, count in self.refused)


def try_format(path: Path, one: LogFormat, settings: Settings, now: datetime) -> Trial:
    """Read the file by this format alone. Refused: its header is not of this format, or its bytes are not text."""
    with duckdb.connect() as work, tempfile.TemporaryDirectory() as room:
        target = Target(Path(room) / "staged", "trial", floor_of(settings, now, work), settings.day_starts_minutes)
        source = parse(path, [one], target)
        if one.canonical is PEOPLE:
            rows = read_people_rows(work, source, target.people)
            refused = _refused(work)
            good = len(rows.file.rows)
            return Trial(good + sum(count for _, _, count in refused), good, 0, refused)
        work.execute(LAKE.read_text(encoding="utf-8"))
        staged = stage(work, source, target.folder)
        counts, days = staged.counts, staged.days
        first, last = min(days, default=None), max(days, default=None)
        return Trial(counts.rows_read, counts.loaded, counts.duplicates, _refused(work), first, last)


def _refused(work: duckdb.DuckDBPyConnection) -> tuple[tuple[str, str, int], ...]:
    rows = work.execute("select rejected from refused_rows").fetchall()
    told = Counter((one["column"], one["reason"]) for one in (json.loads(row) for (row,) in rows))
    return tuple((column, reason, count) for (column, reason), count in told.most_common())
