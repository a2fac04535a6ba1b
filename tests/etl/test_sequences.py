"""Whatever is loaded, loaded again, corrected, undone and in whatever order: the warehouse is that of the final set."""

import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.load import load_files
from floor.rules.person import Details
from floor.store.audit import Doer
from floor.store.records import close_records, records_at
from tests.floor_folder import CALLS, NOW, PEOPLE, SALES, FloorFolder

HOURS = st.integers(8, 20)
CALL_DAYS = st.integers(16, 20)
# A file under the second of them differs from the others: it is loaded where somebody accepts that.
HEADERS = st.sampled_from([CALLS, CALLS.replace("campaign", "campaigns")])
BOSS = Doer("Ada")


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
        draw(HEADERS),
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


@st.composite
def people_files(draw: st.DrawFn) -> tuple[str, ...]:
    rows = draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=3, unique_by=lambda row: row[0])
    )
    return (
        PEOPLE,
        *(f"a{key},Agent {key}-{level},Ag {level},North,2026-01-0{level},,level {level}" for key, level in rows),
    )


FILES = st.lists(
    st.one_of(call_files(), call_files(), sale_files(), people_files()), min_size=2, max_size=6, unique=True
)
# Several files in one load: each load is a publication, which takes most of the time, however many files it brings.
NUMBERS = st.lists(st.integers(0, 5), min_size=1, max_size=3)
LOADS = st.tuples(st.sampled_from(["load", "accept"]), NUMBERS)
UNDOINGS = st.tuples(st.just("undo"), st.lists(st.integers(0, 5), min_size=1, max_size=1))
STEPS = st.lists(st.one_of(LOADS, LOADS, UNDOINGS), min_size=2, max_size=6)
# The long run (FLOOR_LONG=1) takes some minutes.
SEQUENCES = 500 if os.environ.get("FLOOR_LONG") else 9


@pytest.fixture(scope="module")
def empty_records(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Made once: making them would take most of the time of a floor."""
    floor = FloorFolder(tmp_path_factory.mktemp("records"))
    floor.settings.data.mkdir()
    with records_at(floor.settings.records_url).writing():
        pass
    close_records()
    return (floor.settings.data / "records.db").read_bytes()


@pytest.mark.timeout(1200)
def test_any_sequence_of_loads_and_undoings_ends_as_the_final_set_loaded_once(empty_records: bytes) -> None:
    told = Counter[str]()

    @settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(FILES, STEPS)
    def any_sequence(files: list[tuple[str, ...]], steps: list[tuple[str, list[int]]]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            floor, once = FloorFolder(Path(folder) / "floor"), FloorFolder(Path(folder) / "once")
            for one in (floor, once):
                one.settings.data.mkdir()
                (one.settings.data / "records.db").write_bytes(empty_records)
            Sequence(floor, files, told).hold(once, steps)
            close_records()
        told["sequences"] += 1

    any_sequence()
    print(dict(told))  # noqa: T201 - the figures
    assert told["sequences"] >= SEQUENCES


class Sequence:
    """Files loaded and undone in some order, and what counts of them: loads by file, people files by last turn."""

    def __init__(self, floor: FloorFolder, files: list[tuple[str, ...]], told: Counter[str]) -> None:
        self.floor, self.files, self.told = floor, files, told
        self.loads: dict[int, str] = {}
        self.people: list[int] = []

    def hold(self, once: FloorFolder, steps: list[tuple[str, list[int]]]) -> None:
        for step, numbers in steps:
            chosen = [number % len(self.files) for number in numbers]
            if step != "undo":
                self.load(chosen, BOSS if step == "accept" else None)
            elif chosen[0] in self.loads:
                self.floor.undo(self.loads.pop(chosen[0]))
                self.told["undone"] += 1
        # The final set in the order in which its files came: a later file corrects an earlier one.
        final = [*sorted(self.loads, key=lambda at: self.loads[at]), *self.people]
        load_files([once.file(f"{at}.csv", *self.files[at]) for at in final], once.settings, NOW, accept_drift=BOSS)
        if self.loads:
            assert self.floor.content() == once.content()
        elif self.floor.folder.warehouse.exists() and self.floor.content() != "nothing":
            assert self.floor.rows("select count(*) from facts") == [(0,)]
        assert known(self.floor) == known(once)

    def load(self, chosen: list[int], accepts: Doer | None) -> None:
        paths = [self.floor.file(f"{at}.csv", *self.files[at]) for at in chosen]
        reports = load_files(paths, self.floor.settings, NOW, accept_drift=accepts)
        for at, report in zip(chosen, reports, strict=True):
            self.told[report.status] += 1
            assert report.status in {"loaded", "already loaded", *(() if accepts else ["drift"])}, report
            if self.files[at][0] == PEOPLE:
                self.people = [*(one for one in self.people if one != at), at]
            elif report.status == "loaded" and report.load_id:
                self.loads[at] = report.load_id
                self.told["accepted"] += any(warning.startswith("accepted") for warning in report.warnings)


def known(floor: FloorFolder) -> dict[tuple[str, ...], Details]:
    return {one.agent_ids: one.details for one in floor.known()}
