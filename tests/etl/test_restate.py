"""What loads change of days that were over is written down: each change follows on the one before it."""

from datetime import timedelta

from etl.load import load_files
from floor.rules.metrics import METRICS, needs
from floor.rules.restated import RESTATED
from tests.floor_folder import CALLS, NOW, SALES, FloorFolder

Change = tuple[str, str, str, int, int, list[str]]
SHIFTS = "shift_id,started_at,agent_id,campaign,login_seconds,pause_seconds"
YESTERDAY, TODAY = "2026-11-20", f"{NOW:%Y-%m-%d}"


def restated(floor: FloorFolder) -> list[Change]:
    return [
        (str(day), agent, fact, before, after, loads)
        for day, agent, fact, before, after, loads in floor.rows(
            "select day, agent_id, fact, before, after, loads from restatements order by number"
        )
    ]


def figures(floor: FloorFolder, fact: str) -> list[tuple[str, str, int, int, list[str]]]:
    return [(day, agent, before, after, by) for day, agent, one, before, after, by in restated(floor) if one == fact]


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


def test_the_first_shifts_after_calls_with_wrap_time_are_no_restatement(floor: FloorFolder) -> None:
    calls = "call_id,started_at,agent_id,campaign,talk_seconds,wrap_seconds,outcome_code"
    floor.load_lines("a.csv", calls, f"c1,{YESTERDAY} 09:00,a1,main,60,20,machine")
    floor.load_lines("b.csv", SHIFTS, f"h1,{YESTERDAY} 08:00,a1,main,28000,600")
    assert restated(floor) == []


def test_what_stood_at_midnight_is_what_a_later_load_changes(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", SALES, sale(1, TODAY))
    late = floor.file("b.csv", SALES, sale(1, TODAY), sale(2, TODAY))
    (report,) = load_files([late], floor.settings, NOW + timedelta(hours=9))
    assert figures(floor, "orders") == [(TODAY, "a1", 1, 2, [report.load_id])]


def test_where_calls_say_what_was_sold_more_of_them_and_a_sales_log_that_reaches_back_are_told(
    floor: FloorFolder,
) -> None:
    first = floor.load_lines("a.csv", CALLS, f"c1,{YESTERDAY} 09:00,a1,main,60,machine")
    more = floor.load_lines("b.csv", CALLS, f"c2,{YESTERDAY} 10:00,a1,main,60,sale")
    back, calls = floor.load(
        floor.file("c.csv", SALES, sale(1, "2026-11-18")),
        floor.file("d.csv", CALLS, "c3,2026-11-17 10:00,a1,main,60,machine"),
    )
    assert figures(floor, "orders") == [
        (YESTERDAY, "a1", 0, 1, [more.load_id]),
        (YESTERDAY, "a1", 1, 0, [back.load_id]),
    ]
    assert {first.status, calls.status} == {"loaded"}


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


def test_a_load_that_took_a_row_away_is_named_and_one_that_never_touched_the_day_is_not(floor: FloorFolder) -> None:
    rows = [f"c{key},2026-11-{day} 09:00,a1,main,60,machine" for key, day in ((1, 18), (2, 18), (3, 17))]
    floor.load_lines("a.csv", CALLS, *rows)
    away = floor.file("b.csv", CALLS, "c2,2026-11-19 09:00,a1,main,60,machine")
    other = floor.file("c.csv", CALLS, "c4,2026-11-17 10:00,a1,main,60,machine")
    loads = [report.load_id for report in floor.load(away, other)]
    assert figures(floor, "dials") == [("2026-11-17", "a1", 1, 2, [loads[1]]), ("2026-11-18", "a1", 2, 1, [loads[0]])]


def test_both_are_named_where_one_brought_rows_and_the_other_took_one_away(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", CALLS, *(f"c{key},2026-11-18 09:00,a1,main,60,machine" for key in (1, 2)))
    away = floor.file("b.csv", CALLS, "c2,2026-11-19 09:00,a1,main,60,machine")
    more = floor.file("c.csv", CALLS, *(f"c{key},2026-11-18 09:00,a2,main,60,machine" for key in (4, 5)))
    loads = [report.load_id for report in floor.load(away, more)]
    assert figures(floor, "dials") == [("2026-11-18", "a1", 2, 1, loads), ("2026-11-18", "a2", 0, 2, loads)]


def test_a_day_whose_only_log_was_taken_back_and_came_again_tells_both(floor: FloorFolder) -> None:
    first = floor.load_lines("a.csv", SALES, sale(1)).load_id or ""
    floor.undo(first)
    again = floor.load_lines("a.csv", SALES, sale(1)).load_id
    assert figures(floor, "orders") == [(YESTERDAY, "a1", 1, 0, [first]), (YESTERDAY, "a1", 0, 1, [again])]


def test_a_day_that_a_row_only_passed_through_within_one_publication_stood_for_nothing(floor: FloorFolder) -> None:
    floor.load_lines("z.csv", SALES, sale(1, "2026-11-19"))
    rows = [f"c1,2026-11-{day} 09:00,a1,main,60,machine" for day in (19, 18)]
    floor.load(*(floor.file(f"{place}.csv", CALLS, row) for place, row in enumerate(rows)))
    floor.load_lines("b.csv", CALLS, "c2,2026-11-19 10:00,a1,main,60,machine")
    assert restated(floor) == []


def test_a_fact_that_was_zero_when_its_log_was_taken_back_is_told_when_the_log_comes_again(floor: FloorFolder) -> None:
    floor.undo(floor.load_lines("a.csv", SALES, sale(1, status="cancelled")).load_id or "")
    earlier = floor.file("b.csv", SALES, sale(2, "2026-11-18"))
    again = floor.file("c.csv", SALES, sale(1))
    loads = [report.load_id for report in floor.load(earlier, again)]
    assert figures(floor, "orders") == [(YESTERDAY, "a1", 0, 1, [loads[1]])]


def test_every_number_that_a_board_is_made_of_is_watched() -> None:
    assert {fact for metric in METRICS.values() for fact in needs(metric)} == set(RESTATED)


def test_what_an_undo_changes_is_told_as_that_loads(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", SALES, sale(1))
    late = floor.load_lines("b.csv", SALES, sale(2)).load_id or ""
    floor.undo(late)
    orders = [one for one in restated(floor) if one[2] == "orders"]
    assert orders == [(YESTERDAY, "a1", "orders", 1, 2, [late]), (YESTERDAY, "a1", "orders", 2, 1, [late])]
