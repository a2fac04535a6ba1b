"""A day as its three log files, and cutting any part of the day out of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

import numpy as np

from etl.sample.agent_log_file import AGENT_LOG, AgentLog
from etl.sample.arrays import Floats
from etl.sample.broken import Broken, draw_broken, with_broken
from etl.sample.calls_file import CALLS, call_lines
from etl.sample.clock import DAY_SECONDS, moment, seconds_into
from etl.sample.day import FloorDay
from etl.sample.logfile import LogFile
from etl.sample.sales import Sale
from etl.sample.sales_file import SALES, SaleRow, sale_rows
from etl.sample.seeds import Purpose, generator

Lines = Callable[[int, int], list[str]]


@dataclass(frozen=True)
class Log:
    """One log of the day: when each row was written (rising), how to spell those of a range, which are broken."""

    file: LogFile
    ends: Floats
    lines: Lines
    broken: tuple[Broken, ...]

    def between(self, after: float, until: float) -> list[str]:
        """The rows written in (after, until], broken ones too."""
        begin, end = np.searchsorted(self.ends, [after, until], side="right").tolist()
        return with_broken(self.lines(begin, end), begin, self.broken, self.file)


@dataclass(frozen=True)
class WrittenDay:
    """The logs of one day."""

    day: date
    logs: tuple[Log, ...]
    sale_rows: Sequence[SaleRow]

    @property
    def broken(self) -> Mapping[str, tuple[Broken, ...]]:
        """The broken rows by file."""
        return {log.file.stem: log.broken for log in self.logs}


def written_day(seed: int, whole: FloorDay, earlier: Sequence[Sale]) -> WrittenDay:
    """The logs of the day; `earlier` are the sales that can still change on it."""
    time_rows = AgentLog(whole)
    sales = sale_rows(whole.day, whole.sales, earlier)
    sale_ends = np.array([seconds_into(whole.day, row.written_at) for row in sales])
    parts: tuple[tuple[LogFile, Floats, Lines, Purpose], ...] = (
        (CALLS, whole.cycles.ends.astype(np.float64), partial(call_lines, whole), Purpose.BROKEN_CALLS),
        (AGENT_LOG, time_rows.ends.astype(np.float64), time_rows.lines, Purpose.BROKEN_AGENT_LOG),
        (SALES, sale_ends, lambda begin, end: [row.line for row in sales[begin:end]], Purpose.BROKEN_SALES),
    )
    logs = tuple(
        Log(file, ends, lines, draw_broken(generator(seed, whole.day, purpose), len(ends)))
        for file, ends, lines, purpose in parts
    )
    return WrittenDay(whole.day, logs, sales)


def slice_of(written: WrittenDay, folder: Path, since: datetime | None, until: datetime | None) -> list[Path]:
    """Write what was written in (since, until], none meaning the day's own edge."""
    day = written.day
    after = -1.0 if since is None else seconds_into(day, since)
    last = float(DAY_SECONDS) if until is None else seconds_into(day, until)
    if since is None and until is None:
        return [log.file.write(log.file.path(folder, day), log.between(after, last)) for log in written.logs]
    part = f"-{moment(day, int(min(last, DAY_SECONDS - 1))):%H%M%S}"
    found = [(log.file, log.between(after, max(after, last))) for log in written.logs]
    return [file.write(file.path(folder, day, part), lines) for file, lines in found if lines]
