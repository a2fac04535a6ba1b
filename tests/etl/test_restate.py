"""What loads change of days that were over is written down: each change follows on the one before it."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor.rules.restated import RESTATED
from tests.floor_folder import CALLS, NOW, SALES, FloorFolder

Change = tuple[str, str, str, int, int, list[str]]
YESTERDAY, TODAY = "2026-11-20", f"{NOW:%Y-%m-%d}"


def restated(floor: FloorFolder) -> list[Change]:
    return [
        (str(day), agent, fact, before, after, loads)
        for day, agent, fact, before, after, loads in floor.rows(
            "select day, agent_id, fact, before, after, loads from restatements order by number"
        )
    ]


def sale(key: int, day: str = YESTERDAY, agent: str = "a1", status: str = "booked", amount: str = "10.00") -> str:
    return (
        f"s{key},{day} 10:00:00,{agent},,main,P1,1,{amount},{status},{TODAY + ' 09:00' if status != 'booked' else ''}"
    )


def test_the_first_log_of_a_day_restates_nothing_and_a_correction_does(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", SALES, sale(1), sale(2))
    assert restated(floor) == []
    late = floor.load_lines("b.csv", SALES, sale(3), sale(2, status="cancelled")).load_id
    assert restated(floor) == [
        (YESTERDAY, "a1", "cancelled_orders", 0, 1, [late]),
        (YESTERDAY, "a1", "sold_orders", 2, 3, [late]),
    ]


def test_a_load_that_changes_nothing_and_one_of_today_restate_nothing(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", SALES, sale(1), sale(2, TODAY))
    floor.load_lines("b.csv", SALES, sale(1), sale(3, TODAY))
    assert restated(floor) == []


def test_another_kind_of_log_of_the_same_day_is_no_restatement(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", SALES, sale(1))
    floor.load_lines("b.csv", CALLS, f"c1,{YESTERDAY} 09:00,a1,main,60,machine")
    assert restated(floor) == []


def test_a_call_that_moves_to_another_day_is_told_on_both_with_its_load(floor: FloorFolder) -> None:
    rows = [f"c{key},2026-11-{day} 09:00,a1,main,60,machine" for key, day in ((1, 18), (2, 18), (3, 19))]
    floor.load_lines("a.csv", CALLS, *rows)
    moved = floor.load_lines("b.csv", CALLS, "c2,2026-11-19 09:00,a1,main,60,machine").load_id
    dials = [one for one in restated(floor) if one[2] == "dials"]
    assert dials == [("2026-11-18", "a1", "dials", 2, 1, [moved]), ("2026-11-19", "a1", "dials", 1, 2, [moved])]


def test_a_load_of_one_publication_is_named_only_where_it_has_rows(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", SALES, sale(1, "2026-11-18"), sale(2, "2026-11-19"))
    first, second = floor.file("b.csv", SALES, sale(3, "2026-11-18")), floor.file("c.csv", SALES, sale(4, "2026-11-19"))
    loads = [report.load_id for report in floor.load(first, second)]
    orders = [one for one in restated(floor) if one[2] == "orders"]
    assert [(day, by) for day, *_, by in orders] == [("2026-11-18", [loads[0]]), ("2026-11-19", [loads[1]])]


def test_what_an_undo_changes_is_told_as_that_loads(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", SALES, sale(1))
    late = floor.load_lines("b.csv", SALES, sale(2)).load_id or ""
    floor.undo(late)
    orders = [one for one in restated(floor) if one[2] == "orders"]
    assert orders == [(YESTERDAY, "a1", "orders", 1, 2, [late]), (YESTERDAY, "a1", "orders", 2, 1, [late])]


ROWS = st.lists(
    st.tuples(
        st.integers(1, 5),
        st.sampled_from(["2026-11-19", YESTERDAY]),
        st.sampled_from(["a1", "a2"]),
        st.sampled_from(["booked", "cancelled"]),
    ),
    min_size=1,
    max_size=4,
)
STEPS = st.lists(st.one_of(ROWS, st.integers(0, 4)), min_size=2, max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_changes_follow_one_another_from_what_was_first_shown_to_what_stands(
    steps: list[int | list[tuple[int, str, str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as room:
        floor = FloorFolder(Path(room))
        shown: dict[tuple[str, str, str], int] = {}
        loads: list[str] = []
        known = 0
        for number, step in enumerate(steps):
            if isinstance(step, int):
                if step >= len(loads):
                    continue
                floor.undo(loads.pop(step))
            else:
                made = floor.load_lines(f"{number}.csv", SALES, *(sale(*row) for row in step))
                loads += [made.load_id] if made.status == "loaded" and made.load_id else []
            now, written = _standing(floor), restated(floor)[known:]
            days = {day for (day, _, _), amount in shown.items() if amount}
            changed = {key for key in {*shown, *now} if key[0] in days and shown.get(key, 0) != now.get(key, 0)}
            assert {(day, agent, fact) for day, agent, fact, *_ in written} == changed
            for day, agent, fact, before, after, by in written:
                key = day, agent, fact
                assert (before, after) == (shown.get(key, 0), now.get(key, 0))
                assert by
            known, shown = len(restated(floor)), now


def _standing(floor: FloorFolder) -> dict[tuple[str, str, str], int]:
    facts = list(RESTATED)
    sums = ", ".join(f"sum({fact})::bigint" for fact in facts)
    rows = floor.rows(f"select day, agent_id, {sums} from facts group by day, agent_id")  # noqa: S608 - our own names
    return {
        (str(day), agent, fact): amount
        for day, agent, *amounts in rows
        for fact, amount in zip(facts, amounts, strict=True)
    }
