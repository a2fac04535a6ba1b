"""A people file that somebody uploads: read by the same formats as one in the inbox, and not loaded."""

import json
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from etl.canonical import PEOPLE
from etl.folders import DataFolder
from etl.loading import floor_of
from etl.parse import Target, parse
from etl.people_rows import read_people_rows
from etl.private_copy import private_copy
from etl.problems import Refused
from floor.rules.people_group import PeopleFile
from floor.settings import Settings


@dataclass(frozen=True)
class UnreadRow:
    """A row that cannot be read, and why."""

    line: int
    column: str
    value: str
    why: str


@dataclass(frozen=True)
class Upload:
    """What an uploaded file says: rows for a plan, and the rows that are no such rows."""

    file: PeopleFile
    unread: tuple[UnreadRow, ...]


def read_upload(name: str, content: bytes, settings: Settings, now: datetime) -> Upload:
    """The people of a file of that name. Refused: not readable, no format fits, or a log of something else."""
    with private_copy(name, content) as path:
        return read_people(path, settings, now)


def read_people(path: Path, settings: Settings, now: datetime) -> Upload:
    """As `read_upload`, of a file in its place."""
    with duckdb.connect() as work, tempfile.TemporaryDirectory() as room:
        target = Target(Path(room) / "people", "upload", floor_of(settings, now, work), settings.day_starts_minutes)
        source = parse(path, DataFolder(settings.data).formats, target)
        if source.format.canonical is not PEOPLE:
            raise Refused(f"It is a log of {source.format.canonical.name}, not of people. Put it into the inbox.")
        rows = read_people_rows(work, source, target.people)
        unread = work.execute("select line, rejected from refused_rows order by line").fetchall()
    return Upload(rows.file, tuple(_unread(*row) for row in unread))


def _unread(line: int, rejected: str) -> UnreadRow:
    told = json.loads(rejected)
    return UnreadRow(line, told["column"], told["value"] or "", told["reason"])
