"""A floor in a folder of its own for the tests of the load path: files in, warehouse out."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.content import content_hash
from etl.folders import DataFolder
from etl.load import load_files
from etl.publish import current_file
from etl.report import Report
from etl.undo import undo_load
from floor.rules.memberships import team_on
from floor.rules.person import KnownPerson
from floor.settings import Settings
from floor.store.people import known_people
from floor.store.records import records_at

NOW = datetime(2026, 11, 21, 18, 0)
CALLS = "call_id,started_at,agent_id,campaign,talk_seconds,outcome_code"
SALES = "sale_id,sold_at,agent_id,call_id,campaign,product,quantity,amount,status,cancelled_at"
PEOPLE = "agent_id,name,display_name,team,hire_date,left_date,level"
Somebody = tuple[str, str, str, date | None, date | None]


@dataclass
class FloorFolder:
    """Write logs, load them, ask the warehouse."""

    root: Path
    settings: Settings = field(init=False)

    def __post_init__(self) -> None:
        self.settings = Settings(data=self.root / "data")
        self.drop = self.root / "drop"
        self.drop.mkdir(parents=True, exist_ok=True)

    @property
    def folder(self) -> DataFolder:
        return DataFolder(self.settings.data)

    def file(self, name: str, *lines: str, encoding: str = "utf-8") -> Path:
        path = self.drop / name
        path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
        return path

    def load(self, *paths: Path) -> list[Report]:
        return load_files(paths, self.settings, NOW)

    def load_lines(self, name: str, *lines: str) -> Report:
        return self.load(self.file(name, *lines))[0]

    def describe(self, name: str, toml: str) -> Path:
        """Put a log format of the floor's own into its data folder."""
        self.folder.formats.mkdir(parents=True, exist_ok=True)
        path = self.folder.formats / f"{name}.toml"
        path.write_text(f'name = "{name}"\n{toml}', encoding="utf-8")
        return path

    def undo(self, load_id: str) -> None:
        undo_load(load_id, self.settings, NOW)

    @property
    def warehouse(self) -> Path:
        name = current_file(self.folder)
        assert name is not None
        return self.folder.warehouse / name

    def content(self) -> str:
        return content_hash(self.warehouse) if current_file(self.folder) else "nothing"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.warehouse), read_only=True) as connection:
            return connection.execute(query).fetchall()

    def known(self) -> tuple[KnownPerson, ...]:
        """The people in the records."""
        with records_at(self.settings.records_url).reading() as session:
            return known_people(session)

    def people(self) -> list[Somebody]:
        """The people in the records, each as (name, ids, team of the day, hire date, left date)."""
        return [
            (
                one.details.name,
                " ".join(one.agent_ids),
                team_on(one.stays, NOW.date()),
                one.details.hire_date,
                one.details.left_date,
            )
            for one in self.known()
        ]

    def rejected(self, report: Report) -> list[dict[str, str]]:
        """The rejected rows by column of the file that keeps them."""
        return list(csv.DictReader(io.StringIO(self.rejects(report), newline="")))

    def rejects(self, report: Report) -> str:
        return (self.folder.rejects / f"{report.load_id}.csv").read_text(encoding="utf-8")
