"""How long a load takes beside DuckDB's bare reader, how much memory, and what a correction costs on a long history."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.figure import Figure
from tests.bench.logs import write_calls
from tests.bench.measured import Cost, in_own_process

ROUNDS = 5
CALLS = 3_000_000
PER_DAY = 100_000
HISTORY_PER_DAY = 6_000


def figures(room: Path) -> Iterator[Figure]:
    """The load's figures, in the order of DESIGN's table."""
    csv = write_calls(room / "calls.csv", "2026-10-01", range(CALLS), per_day=PER_DAY, agents=500)
    bare, load = _interleaved(csv, room)
    yield Figure(
        f"load {CALLS:,} calls / bare read_csv ({load.seconds:.1f} s / {bare.seconds:.1f} s)",
        load.seconds / bare.seconds,
        2.5,
        "x",
    )
    yield Figure("its peak memory", load.peak_mib, 1536, "MiB")
    csv.unlink()
    tenfold = write_calls(room / "tenfold.csv", "2026-01-01", range(10 * CALLS), per_day=PER_DAY, agents=500)
    yield Figure("peak memory at ten times the rows", _once("load", tenfold, room).peak_mib, 1536, "MiB")
    tenfold.unlink()
    month, years = _correction(room, 30), _correction(room, 1095)
    yield Figure(
        f"correct a day on three years / on one month ({years:.2f} s / {month:.2f} s)", years / month, 1.5, "x"
    )


def _interleaved(csv: Path, room: Path) -> tuple[Cost, Cost]:
    """The median of rounds in which both take turns, so that a busy machine slows both."""
    rounds = [(_once("bare", csv, room), _once("load", csv, room)) for _ in range(ROUNDS)]
    ratios = sorted(rounds, key=lambda pair: pair[1].seconds / pair[0].seconds)
    return ratios[len(ratios) // 2]


def _once(work: str, csv: Path, room: Path) -> Cost:
    out = room / work
    shutil.rmtree(out, ignore_errors=True)
    cost = in_own_process(work, str(csv), str(out))
    shutil.rmtree(out, ignore_errors=True)
    return cost


def _correction(room: Path, days: int) -> float:
    """Seconds of loading a corrected day's log on a history of so many days."""
    data = room / f"history-{days}"
    first = "2023-11-22" if days > 365 else "2026-10-22"  # both up to yesterday
    history = write_calls(
        room / "history.csv", first, range(days * HISTORY_PER_DAY), per_day=HISTORY_PER_DAY, agents=60
    )
    in_own_process("load", str(history), str(data))
    spent = []
    for number in range(ROUNDS):
        last = range((days - 1) * HISTORY_PER_DAY + number, days * HISTORY_PER_DAY)
        day = write_calls(room / "day.csv", first, last, per_day=HISTORY_PER_DAY, agents=60)
        spent.append(in_own_process("load", str(day), str(data)).seconds)
    shutil.rmtree(data)
    return median(spent)
