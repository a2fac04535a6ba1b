"""One kind of log file: its name, its frame, and how it gets onto the disk."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class LogFile:
    """The frame of a log file. `stem` begins its name, `ending` ends each line; `time` and `agent` name two columns."""

    stem: str
    suffix: str
    separator: str
    ending: str
    header: str
    time: str
    agent: str

    def place(self, column: str) -> int:
        """Where the column stands in a row."""
        return self.header.split(self.separator).index(column)

    def path(self, folder: Path, day: date, part: str = "") -> Path:
        """Where the day's file stands, or the part of it that ends at `part` ("-143205")."""
        return folder / f"{self.stem}-{day}{part}.{self.suffix}"

    def write(self, path: Path, lines: list[str]) -> Path:
        """Write header and lines."""
        return write_whole(path, self.ending.join([self.header, *lines, ""]))


def write_whole(path: Path, text: str) -> Path:
    """Write under a hidden name and rename it when complete: who watches the folder never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hidden = path.with_name(f".{path.name}.part")
    hidden.write_text(text, encoding="utf-8", newline="")
    return hidden.replace(path)
