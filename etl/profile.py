"""What a file looks like as a whole: its columns, days, hours and usual values, so that two files can be compared."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

import duckdb

from etl.canonical import CALLS, Log
from etl.stage import Staged

# A log of millions is looked at row by row in steps: shares and medians need no more rows than these.
ROWS_LOOKED_AT = 50_000


@dataclass(frozen=True)
class Profile:
    """One file. Shares are of its good rows; `middles` are medians of what is above zero, by kept column."""

    header: tuple[str, ...] = ()
    rows: int = 0
    rejected: int = 0
    days: dict[str, int] = field(default_factory=dict)
    hours: tuple[int, ...] = ()
    filled: dict[str, float] = field(default_factory=dict)
    middles: dict[str, float] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    codes: dict[str, float] = field(default_factory=dict)
    unmapped: float = 0.0
    agents: int = 0

    @property
    def loaded(self) -> int:
        """Its good rows."""
        return self.rows - self.rejected

    def as_text(self) -> str:
        """To be kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """As it was kept."""
        found: dict[str, Any] = json.loads(text)
        return cls(**{**found, "header": tuple(found["header"]), "hours": tuple(found["hours"])})


def profile_of(work: duckdb.DuckDBPyConnection, staged: Staged, agents: int) -> Profile:
    """The profile of the file that is staged."""
    log, counts = staged.source.format.canonical, staged.counts
    rows = f"(from staged where line % {1 + counts.loaded // ROWS_LOOKED_AT} = 0)" if counts.loaded else "staged"
    amounts = measured_columns(log)
    shares, middles, counted = _values(
        work, rows, [name for name in _kept(work) if name not in {"line", "day"}], amounts
    )
    codes, unmapped = _codes(work, rows) if log is CALLS else ({}, 0.0)
    return Profile(
        header=staged.source.header,
        rows=counts.rows_read,
        rejected=counts.rejected,
        days=_days(work) if log.day_of else {},
        hours=_hours(work, rows, log),
        filled=shares,
        middles=middles,
        counted=counted,
        codes=codes,
        unmapped=unmapped,
        agents=agents,
    )


def measured_columns(log: Log) -> dict[str, str]:
    """The columns of durations and amounts as they are kept, with their names in the log."""
    seconds = {column.name: column.name for column in log.columns if column.kind == "seconds"}
    return seconds | {f"{column.name}_minor": column.name for column in log.columns if column.kind == "money"}


def _kept(work: duckdb.DuckDBPyConnection) -> list[str]:
    return [row[0] for row in work.execute("describe staged").fetchall()]


def _values(
    work: duckdb.DuckDBPyConnection, rows: str, kept: Sequence[str], amounts: dict[str, str]
) -> tuple[dict[str, float], dict[str, float], dict[str, int]]:
    """How much of each column is filled; of measured ones the median above zero, and how many rows it is of."""
    measured = [name for name in kept if name in amounts]
    wanted = [f"count({name})" for name in kept]
    wanted += [f"median({name}) filter ({name} > 0)" for name in measured]
    wanted += [f"count(*) filter ({name} > 0)" for name in measured]
    total, *found = work.execute(f"select count(*), {', '.join(wanted)} from {rows}").fetchall()[0]
    shares, rest = found[: len(kept)], found[len(kept) :]
    middles = zip(measured, rest, strict=False)
    return (
        {name: round(count / total, 3) for name, count in zip(kept, shares, strict=True)} if total else {},
        {name: float(middle) for name, middle in middles if middle is not None},
        dict(zip(measured, rest[len(measured) :], strict=True)),
    )


def _codes(work: duckdb.DuckDBPyConnection, rows: str) -> tuple[dict[str, float], float]:
    found = work.execute(f"select outcome_code, outcome is null, count(*) from {rows} group by all").fetchall()
    total = sum(count for _, _, count in found) or 1
    unmapped = sum(count for _, is_unmapped, count in found if is_unmapped)
    most = sorted(found, key=lambda row: -row[2])[:30]
    return {code: round(count / total, 4) for code, _, count in most}, unmapped / total


def _hours(work: duckdb.DuckDBPyConnection, rows: str, log: Log) -> tuple[int, ...]:
    if log.day_of is None:
        return ()
    found = dict(work.execute(f"select hour({log.day_of}), count(*) from {rows} group by 1").fetchall())
    return tuple(found.get(hour, 0) for hour in range(24))


def _days(work: duckdb.DuckDBPyConnection) -> dict[str, int]:
    found = work.execute("select day, count(*) from staged_keys group by 1 order by 1").fetchall()
    return {str(day): count for day, count in found}
