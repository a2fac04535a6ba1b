"""Whatever is loaded, loaded again, corrected, undone and in whatever order: the warehouse is that of the final set."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.floor_folder import CALLS, SALES, FloorFolder

HOURS = st.integers(8, 20)
CALL_DAYS = st.integers(16, 20)


@st.composite
def call_files(draw: st.DrawFn) -> tuple[str, ...]:
    """A calls log over few keys and days, so that files overlap, correct and move each other's calls."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(1, 8), CALL_DAYS, HOURS, st.sampled_from(["sale", "machine", "WINBCK"])),
            min_size=1,
            max_size=5,
        )
    )
    return (
        CALLS,
        *(f"c{key},2026-11-{day} {hour:02}:00:00,a{key % 3},main,{hour},{code}" for key, day, hour, code in rows),
    )


@st.composite
def sale_files(draw: st.DrawFn) -> tuple[str, ...]:
    rows = draw(st.lists(st.tuples(st.integers(1, 6), CALL_DAYS, st.booleans()), min_size=1, max_size=4))
    ends = {True: "cancelled,2026-11-21 10:00:00", False: "booked,"}
    return (
        SALES,
        *(f"s{key},2026-11-{day} 10:00:00,a{key % 3},,main,P1,1,{key}.50,{ends[gone]}" for key, day, gone in rows),
    )


FILES = st.lists(st.one_of(call_files(), sale_files()), min_size=2, max_size=6, unique=True)
# Several files in one load: each load is a publication, which takes most of the time, however many files it brings.
LOADS = st.tuples(st.just("load"), st.lists(st.integers(0, 5), min_size=1, max_size=3))
UNDOINGS = st.tuples(st.just("undo"), st.lists(st.integers(0, 5), min_size=1, max_size=1))
STEPS = st.lists(st.one_of(LOADS, LOADS, UNDOINGS), min_size=2, max_size=6)
# The long run (FLOOR_LONG=1) takes some minutes.
SEQUENCES = 500 if os.environ.get("FLOOR_LONG") else 12


@pytest.mark.timeout(1200)
def test_any_sequence_of_loads_and_undoings_ends_as_the_final_set_loaded_once() -> None:
    ended: list[int] = []

    @settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(FILES, STEPS)
    def any_sequence(files: list[tuple[str, ...]], steps: list[tuple[str, list[int]]]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            _hold(Path(folder), files, steps)
        ended.append(len(steps))

    any_sequence()
    print(f"{len(ended)} sequences of {sum(ended)} steps ended as the final set loaded once")  # noqa: T201 - the figure
    assert len(ended) >= SEQUENCES


def _hold(folder: Path, files: list[tuple[str, ...]], steps: list[tuple[str, list[int]]]) -> None:
    floor, once = FloorFolder(folder / "floor"), FloorFolder(folder / "once")
    loads: dict[int, str] = {}
    for step, numbers in steps:
        chosen = [number % len(files) for number in numbers]
        if step == "load":
            reports = floor.load(*(floor.file(f"{at}.csv", *files[at]) for at in chosen))
            assert {report.status for report in reports} <= {"loaded", "already loaded"}, reports
            loads |= {
                at: report.load_id
                for at, report in zip(chosen, reports, strict=True)
                if report.status == "loaded" and report.load_id
            }
        elif chosen[0] in loads:
            floor.undo(loads.pop(chosen[0]))
    if loads:
        # The final set in the order in which its files came: a later file corrects an earlier one.
        in_order = sorted(loads, key=lambda at: loads[at])
        once.load(*(once.file(f"{at}.csv", *files[at]) for at in in_order))
        assert floor.content() == once.content()
    elif floor.folder.warehouse.exists():
        assert floor.rows("select count(*) from facts") == [(0,)]
