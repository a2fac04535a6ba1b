"""Whatever is loaded and taken back: changes follow one another from what first stood to what stands now."""

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor.rules.facts import SALE_FACTS, SHIFT_FACTS
from floor.rules.restated import RESTATED
from tests.floor_folder import CALLS, NOW, SALES, FloorFolder

SHIFTS = "shift_id,started_at,agent_id,campaign,login_seconds,pause_seconds"
TODAY = f"{NOW:%Y-%m-%d}"
DAYS = ("2026-11-18", "2026-11-19", "2026-11-20", TODAY)
HEADERS = {"calls": CALLS, "sales": SALES, "shifts": SHIFTS}
# Of each log a fact that every row of it adds to.
TELLS = {"calls": "dials", "sales": "sold_orders", "shifts": "login_seconds"}

Row = tuple[int, str, str, bool]
Log = tuple[str, list[Row]]
Number = tuple[str, str, str]

ROWS = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from(DAYS), st.sampled_from(["a1", "a2"]), st.booleans()),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row[0],
)
LOGS = st.tuples(st.sampled_from([*HEADERS]), ROWS)
STEPS = st.lists(st.one_of(st.lists(LOGS, min_size=1, max_size=3), st.integers(0, 5)), min_size=2, max_size=6)


def line(log: str, row: Row) -> str:
    key, day, agent, other = row
    match log:
        case "calls":
            return f"c{key},{day} 09:00,{agent},main,{90 if other else 60},machine"
        case "shifts":
            return f"h{key},{day} 08:00,{agent},main,{9000 if other else 8000},600"
        case _:
            status, cancelled = ("cancelled", f"{TODAY} 09:00") if other else ("booked", "")
            return f"s{key},{day} 10:00,{agent},,main,P1,1,10.00,{status},{cancelled}"


def log_of(fact: str) -> str:
    return "sales" if fact in SALE_FACTS else "shifts" if fact in SHIFT_FACTS else "calls"


@dataclass
class History:
    """What was loaded and is not taken back, what first stood of each log of a day, and what was written since."""

    floor: FloorFolder
    loads: dict[str, tuple[str, dict[int, str]]] = field(default_factory=dict)
    first: dict[tuple[str, str], dict[Number, int]] = field(default_factory=dict)
    written: dict[Number, list[tuple[int, int]]] = field(default_factory=dict)
    known: int = 0

    def load(self, number: int, logs: list[Log]) -> None:
        files = [
            self.floor.file(f"{number}-{place}.csv", HEADERS[log], *(line(log, row) for row in rows))
            for place, (log, rows) in enumerate(logs)
        ]
        stood, made = self.where_rows_count(), {}
        for (log, rows), report in zip(logs, self.floor.load(*files), strict=True):
            if report.status == "loaded" and report.load_id:
                made[report.load_id] = log, {key: day for key, day, *_ in rows}
        self.loads |= made
        self.read(made, stood)

    def undo(self, place: int) -> None:
        if place < len(self.loads):
            load_id = [*self.loads][place]
            stood = self.where_rows_count()
            self.floor.undo(load_id)
            by = {load_id: self.loads.pop(load_id)}
            self.read(by, stood, self.where_rows_count())

    def where_rows_count(self) -> dict[tuple[str, int], str]:
        return {(log, key): day for log, rows in self.loads.values() for key, day in rows.items()}

    def read(self, by: dict[str, tuple[str, dict[int, str]]], *stood: dict[tuple[str, int], str]) -> None:
        """What this publication wrote, and that each load it names has rows there, or took some away."""
        rows = self.floor.rows("select day, agent_id, fact, before, after, loads from restatements order by number")
        for day, agent, fact, before, after, loads in rows[self.known :]:
            self.written.setdefault((str(day), agent, fact), []).append((before, after))
            assert loads
            for load in loads:
                log, its_rows = by[load]
                assert log == log_of(fact)
                assert str(day) in {*its_rows.values(), *(at.get((log, key)) for at in stood for key in its_rows)}
        self.known = len(rows)
        now = self.standing()
        for day, _, fact in now:
            for log, tells in TELLS.items():
                if fact == tells:
                    self.first.setdefault((day, log), now)

    def standing(self) -> dict[Number, int]:
        sums = ", ".join(f"sum({fact})::bigint" for fact in RESTATED)
        rows = self.floor.rows(f"select day, agent_id, {sums} from facts group by day, agent_id")  # noqa: S608 - ours
        return {
            (str(day), agent, fact): amount
            for day, agent, *amounts in rows
            for fact, amount in zip(RESTATED, amounts, strict=True)
            if amount
        }


@pytest.mark.timeout(1200)
@settings(
    max_examples=500 if os.environ.get("FLOOR_LONG") else 12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(STEPS)
def test_changes_follow_one_another_from_what_first_stood_to_what_stands(steps: list[int | list[Log]]) -> None:
    with tempfile.TemporaryDirectory() as room:
        history = History(FloorFolder(Path(room)))
        for number, step in enumerate(steps):
            if isinstance(step, int):
                history.undo(step)
            else:
                history.load(number, step)
        now = history.standing() if history.loads or history.first else {}
        first = {
            number: amounts.get(number, 0)
            for (day, log), amounts in history.first.items()
            for number in {*now, *amounts, *history.written}
            if number[0] == day and log_of(number[2]) == log
        }
        assert {*history.written, *now} <= {*first}
        assert TODAY not in {day for day, *_ in history.written}
        for number, amount in first.items():
            if number[0] != TODAY:
                changes = history.written.get(number, [])
                befores, afters = [before for before, _ in changes], [after for _, after in changes]
                assert [*befores, now.get(number, 0)] == [amount, *afters]
                assert all(before != after for before, after in changes)
