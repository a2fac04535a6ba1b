"""What became of one file, for a person and for `--json`."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal

from etl.reason_file import ASKED

REASONS_SHOWN = 3
# A people file is no load that could be undone; under this and the first letters of its hash stand its rejects.
PEOPLE_LOAD = "people-"

Status = Literal["loaded", "already loaded", "refused", "drift", "checked"]
STOPPED = ("refused", "drift")


@dataclass
class Report:
    """One file: its rows, each either loaded, rejected or a duplicate, and what somebody has to look into."""

    file: str
    status: Status
    format: str | None = None
    load_id: str | None = None
    rows_read: int = 0
    loaded: int = 0
    rejected: int = 0
    duplicates: int = 0
    first_day: date | None = None
    last_day: date | None = None
    unknown_agents: list[str] = field(default_factory=list)
    unknown_codes: list[str] = field(default_factory=list)
    people: dict[str, int] | None = None
    packed_in: str | None = None
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Plain values; days as ISO text."""
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(self).items()}

    def sentence(self) -> str:
        """One line for the person who loaded it."""
        if self.status == "refused":
            return f"{self.file}: refused. {' '.join(self.reasons)}"
        if self.status == "drift":
            return f"{self.file}: differs from the earlier {self.format} files. {' '.join(self.reasons)} {ASKED}"
        days = f", {self.first_day} to {self.last_day}" if self.first_day else ""
        counts = (
            f"{self.rows_read} rows read, {self.loaded} loaded, {self.rejected} rejected, {self.duplicates} duplicates"
        )
        return f"{self.file}: {self.status} as {self.format} ({counts}{days}{self._people()})"

    def _people(self) -> str:
        """What became of the people of a people file: 60 new, 2 changed, 1 moved."""
        if self.people is None:
            return ""
        told = [f"{self.people[what]} {what}" for what in ("new", "changed", "moved") if self.people[what]]
        return f"; {', '.join(told) or 'nobody new, nothing changed'}"

    def details(self) -> list[str]:
        """What somebody has to look into, a sentence each."""
        told = [f"  rejected: {reason}" for reason in self.reasons if self.status not in STOPPED]
        if self.unknown_agents:
            told.append(f"  not on the roster: {', '.join(self.unknown_agents)}")
        if self.unknown_codes:
            told.append(f"  outcome codes that nobody mapped: {', '.join(self.unknown_codes)}")
        return told + [f"  note: {warning}" for warning in self.warnings]
