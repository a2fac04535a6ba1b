"""Reads what the sample wrote the plain way, so that the tests do not trust the writer's own arrays."""

import csv
from datetime import datetime
from pathlib import Path

from etl.sample.broken import BAD_CLOCK


def body(path: Path) -> list[str]:
    """The lines below the header, each with its ending."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.readlines()[1:]


def rows(path: Path) -> list[dict[str, str]]:
    """The good rows by column."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="," if path.suffix == ".csv" else "\t")
        header, *lines = reader
        found = [dict(zip(header, line, strict=True)) for line in lines if len(line) == len(header)]
    return [row for row in found if agent(row) and BAD_CLOCK not in "".join(row.values())]


def agent(row: dict[str, str]) -> str:
    """Whose row it is, whatever the log calls the column."""
    return row["user"] if "user" in row else row["agent_id"]


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
