"""Where things lie in a floor's data folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DataFolder:
    """The data folder and its rooms; nothing is made until it is needed."""

    root: Path

    @property
    def inbox(self) -> Path:
        """Logs are dropped here; the watcher moves them to done/ or refused/ below it."""
        return self.root / "inbox"

    @property
    def lake(self) -> Path:
        """Every row ever loaded, as immutable Parquet parts."""
        return self.root / "lake"

    @property
    def rejects(self) -> Path:
        """One CSV a load that had rows it could not take."""
        return self.root / "rejects"

    @property
    def warehouse(self) -> Path:
        """CURRENT and the published files."""
        return self.root / "warehouse"

    @property
    def formats(self) -> Path:
        """The floor's own log formats."""
        return self.root / "formats"

    @property
    def work(self) -> Path:
        """Scratch of the load that runs; swept when the next one begins."""
        return self.root / "work"

    @property
    def phone_key(self) -> Path:
        """The key under which phone numbers are hashed."""
        return self.root / "phone.key"

    @property
    def unfinished(self) -> Path:
        """There while a load writes to the lake; found there by the next one, it was killed."""
        return self.root / "load.unfinished"

    @property
    def accepted(self) -> Path:
        """Which files that differ a load is about to bring in, and who accepts them, until the audit has it."""
        return self.root / "load.accepted"

    @property
    def lock(self) -> Path:
        """Held by the one load that runs."""
        return self.root / "load.lock"
