"""The rows of a load that could not be taken, as the loader wrote them down."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from floor.store.load_list import LogLoad
from floor.store.sheet import Column, Sheet

# Any field the loader could write; larger numbers do not fit a C long everywhere.
LONGEST_FIELD = 2**31 - 1
COLUMNS = ("line", "column", "value", "reason", "row")


@dataclass(frozen=True)
class Reject:
    """A row, where it stood, and what is wrong with it."""

    line: int
    column: str
    value: str
    reason: str
    row: str


def read_rejects(data: Path, load: LogLoad) -> tuple[Reject, ...]:
    """In the order of the file. The load is one of the ledger: its name is the loader's own and leads nowhere else."""
    return read_reject_file(data / "rejects" / f"{load.load_id}.csv")


def read_reject_file(path: Path) -> tuple[Reject, ...]:
    """In the order of the file; none where it is not there."""
    if not path.is_file():
        return ()
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Reject(int(row["line"]), row["column"], row["value"], row["reason"], row["row"])
            for row in csv.DictReader(file)
        )


def count_reasons(rejects: Sequence[Reject]) -> dict[str, int]:
    """How many rows each reason refused, the most frequent first."""
    return dict(Counter(one.reason for one in rejects).most_common())


def reject_sheet(rejects: Sequence[Reject], title: str) -> Sheet:
    """The rows to take along, in the columns of the loader's own file."""
    columns = (Column("line", "whole"), *(Column(name) for name in COLUMNS[1:]))
    return Sheet(title, columns, [(one.line, one.column, one.value, one.reason, one.row) for one in rejects])
