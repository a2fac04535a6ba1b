"""What the columns of a row cannot say together: a shift that ends before it began, a pause longer than its shift."""

from collections.abc import Iterator

from etl.canonical import ROUNDING_SECONDS, Log, NotBefore, NotLonger
from etl.conform import Fault, seconds_of
from etl.formats import LogFormat

LONGER_THAN_CALL = "is longer than the whole of it"


def contradictions(one: LogFormat, header: tuple[str, ...]) -> Iterator[tuple[str, Fault]]:
    """The column that is told with each fault; the tests are over columns that are read already, empty ones true."""
    log = one.canonical
    for never in log.never:
        # Of columns that no file of this format has nothing is asked: most logs have none of these.
        if _columns(never) <= one.columns.keys():
            yield never.column, Fault(_test(never), never.reason)
    yield from _longer_than_said(one, log, header)


def _columns(never: NotBefore | NotLonger) -> set[str]:
    return {never.column, never.start} if isinstance(never, NotBefore) else {never.column, *never.whole}


def _test(never: NotBefore | NotLonger) -> str:
    if isinstance(never, NotLonger):
        whole = never.whole[0] if len(never.whole) == 1 else f"date_diff('second', {', '.join(never.whole)})"
        return f"{never.column} > {whole} + {never.slack_seconds}"
    if never.by_day:
        return f"cast({never.column} as date) < cast({never.start} as date)"
    before = f"{never.column} < {never.start}"
    days = never.within_days
    return before if days is None else f"({before} or {never.column} > {never.start} + interval {days} day)"


def _longer_than_said(one: LogFormat, log: Log, header: tuple[str, ...]) -> Iterator[tuple[str, Fault]]:
    """Durations of which the format names the column of the whole (`within`): the talk of a call that was shorter."""
    for column in log.columns:
        spec = one.columns.get(column.name)
        if spec and column.kind == "seconds" and spec.within and spec.within in header:
            whole = seconds_of(f"fields[{header.index(spec.within) + 1}]", spec)
            yield column.name, Fault(f"{column.name} > {whole} + {ROUNDING_SECONDS}", LONGER_THAN_CALL)
