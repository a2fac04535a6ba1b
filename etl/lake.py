"""The lake: what every load brought, in Parquet parts written once: `lake/calls/day=2026-11-20/<load>_0.parquet`."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.canonical import LOGS, Log
from etl.conform import literal
from etl.stage import is_rejected


@dataclass(frozen=True)
class Part:
    """One immutable file of one load and, where the log has days, one day."""

    path: Path
    load_id: str
    day: date | None


@dataclass(frozen=True)
class Lake:
    """The folder of all parts. Nobody reads the parts of a load that was never published; the next load sweeps them."""

    root: Path

    def keep(self, log: Log, staged: Path) -> None:
        """Take over the parts of good rows that were staged, each in one rename."""
        for path in sorted(staged.glob("*/*.parquet")):
            if not is_rejected(path):
                room = self.root / log.name / (path.parent.name if log.day_of else "")
                room.mkdir(parents=True, exist_ok=True)
                path.replace(room / path.name)

    def parts(self, log: Log, loads: Collection[str], days: Iterable[date] | None = None) -> list[Part]:
        """The parts of these loads, of these days only where days are given; by day, then load."""
        folder = self.root / log.name
        if log.day_of is None:
            found = [Part(path, _load_of(path), None) for path in folder.glob("*.parquet")]
        else:
            rooms = folder.glob("day=*") if days is None else (folder / f"day={day}" for day in sorted(days))
            found = [Part(path, _load_of(path), _day_of(room)) for room in rooms for path in room.glob("*.parquet")]
        return sorted(
            (part for part in found if part.load_id in loads), key=lambda part: (str(part.day), part.load_id, part.path)
        )

    def sweep(self, published: Collection[str]) -> None:
        """Remove what a killed load left behind."""
        for path in self._all_parts():
            if _load_of(path) not in published:
                path.unlink(missing_ok=True)

    def _all_parts(self) -> Iterator[Path]:
        return (path for log in LOGS for path in (self.root / log).rglob("*.parquet"))


def _load_of(path: Path) -> str:
    return path.name.rpartition("_")[0]


def _day_of(room: Path) -> date:
    return date.fromisoformat(room.name.removeprefix("day="))


def parts_sql(parts: Sequence[Part]) -> str:
    """The rows of these parts as a SQL table, with `day` from the folder's name."""
    paths = ", ".join(literal(str(part.path)) for part in parts)
    days = (
        "hive_partitioning = true, hive_types = {'day': date}"
        if any(part.day for part in parts)
        else "hive_partitioning = false"
    )
    load_id = "split_part(parse_filename(filename), '_', 1) as load_id"
    return f"(select * exclude (filename), {load_id} from read_parquet([{paths}], {days}, filename = true))"
