from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import duckdb
import pytest

from etl.problems import WrongUse
from floor.store.boards import BoardQuery, read_board
from floor.store.roster import roster_of
from floor.store.warehouse import Warehouse
from tests.floor_folder import CALLS, PEOPLE, SALES, FloorFolder

GOOD = "c1,2026-11-20 09:00:00,a1,main,30,sale"


def test_every_row_is_loaded_rejected_or_a_duplicate(floor: FloorFolder) -> None:
    report = floor.load_lines(
        "calls.csv",
        CALLS,
        GOOD,
        "c2,2026-11-20 09:05:00,a1,main,0,machine",
        "c2,2026-11-20 09:05:00,a1,main,0,machine",
        "c3,yesterday,a1,main,0,machine",
        "c4,2026-11-20 09:05:00,a1,main,0,machine,one more",
        "",
    )
    assert (report.rows_read, report.loaded, report.rejected, report.duplicates) == (5, 2, 2, 1)


def test_a_rejected_row_is_kept_with_line_column_value_and_reason(floor: FloorFolder) -> None:
    report = floor.load_lines("calls.csv", CALLS, GOOD, "c3,yesterday,a1,main,0,machine")
    assert floor.rejects(report).splitlines() == [
        "line,column,value,reason,row",
        '3,started_at,yesterday,is not a time this format knows,"c3,yesterday,a1,main,0,machine"',
    ]


def test_a_row_with_a_field_too_many_or_too_few_is_never_loaded_shifted(floor: FloorFolder) -> None:
    report = floor.load_lines(
        "calls.csv", CALLS, GOOD, "c2,2026-11-20 09:00:00,a1,main,30,sale,", "c3,2026-11-20 09:00:00,a1,30,sale"
    )
    assert report.rejected == 2
    assert floor.rows("select sum(calls), sum(talk_seconds) from facts") == [(1, 30)]


def test_the_same_file_again_changes_nothing(floor: FloorFolder) -> None:
    path = floor.file("calls.csv", CALLS, GOOD, "bad")
    first = floor.load(path)[0]
    before = floor.content(), floor.warehouse
    again = floor.load(path)[0]
    assert (again.status, again.load_id) == ("already loaded", first.load_id)
    assert (again.rows_read, again.loaded, again.rejected, again.duplicates) == (2, 0, 1, 1)
    assert (floor.content(), floor.warehouse) == before


def test_the_same_bytes_twice_in_one_command_are_loaded_once(floor: FloorFolder) -> None:
    one, two = floor.file("one.csv", CALLS, GOOD), floor.file("two.csv", CALLS, GOOD)
    assert [report.status for report in floor.load(one, two)] == ["loaded", "already loaded"]


def test_a_corrected_row_replaces_the_earlier_one(floor: FloorFolder) -> None:
    floor.load_lines("calls.csv", CALLS, GOOD)
    floor.load_lines("corrected.csv", CALLS, GOOD.replace(",30,", ",45,"))
    assert floor.rows("select sum(calls), sum(talk_seconds) from facts") == [(1, 45)]


def test_a_correction_that_moves_a_call_to_another_day_leaves_the_old_day(floor: FloorFolder) -> None:
    floor.load_lines("calls.csv", CALLS, GOOD, "c2,2026-11-20 09:00:00,a1,main,1,machine")
    floor.load_lines("moved.csv", CALLS, GOOD.replace("-20 ", "-18 "))
    assert floor.rows("select day::varchar, sum(calls) from facts group by day order by day") == [
        ("2026-11-18", 1),
        ("2026-11-20", 1),
    ]


def test_a_correction_moves_a_call_of_a_floor_whose_keys_still_lie_in_one_table(floor: FloorFolder) -> None:
    floor.load_lines("calls.csv", CALLS, GOOD)
    with duckdb.connect(str(floor.settings.data / "lake/keys.duckdb")) as index:
        index.execute("create table keys as select 'calls' as log, key_hash, day, seq from calls")
        index.execute("delete from calls")
    floor.load_lines("moved.csv", CALLS, GOOD.replace("-20 ", "-18 "))
    assert floor.rows("select day::varchar, sum(calls) from facts group by day") == [("2026-11-18", 1)]


def test_undoing_the_move_brings_the_call_back_to_its_first_day(floor: FloorFolder) -> None:
    floor.load_lines("calls.csv", CALLS, GOOD)
    before = floor.content()
    moved = floor.load_lines("moved.csv", CALLS, GOOD.replace("-20 ", "-18 "))
    assert moved.load_id
    floor.undo(moved.load_id)
    assert floor.content() == before


def test_a_moved_call_corrected_after_its_first_load_was_undone_still_counts(floor: FloorFolder) -> None:
    first, moved = (f"c1,2026-11-{day} 08:00:00,a1,main,8,sale" for day in (16, 17))
    load_id = floor.load_lines("first.csv", CALLS, first).load_id
    floor.load_lines("moved.csv", CALLS, moved)
    floor.undo(load_id or "")
    floor.load_lines("corrected.csv", CALLS, moved.replace(",8,", ",9,"))
    assert floor.rows("select day, calls, talk_seconds from facts") == [(date(2026, 11, 17), 1, 9)]


def test_a_call_that_moved_twice_counts_once_on_its_last_day(floor: FloorFolder) -> None:
    for day in ("20", "18", "19", "18"):
        floor.load_lines(
            f"calls-{day}.csv", CALLS, GOOD.replace("-20 ", f"-{day} "), f"x{day},2026-11-01 09:00:00,a1,main,1,machine"
        )
    assert floor.rows("select day::varchar from facts where contacts > 0") == [("2026-11-19",)]


def test_undone_and_loaded_again_a_file_is_a_new_load(floor: FloorFolder) -> None:
    path = floor.file("calls.csv", CALLS, GOOD)
    first = floor.load(path)[0]
    before = floor.content()
    assert first.load_id
    floor.undo(first.load_id)
    assert floor.rows("select count(*) from facts") == [(0,)]
    second = floor.load(path)[0]
    assert second.status == "loaded"
    assert second.load_id != first.load_id
    assert floor.content() == before


def test_undoing_an_unknown_or_undone_load_is_refused_and_changes_nothing(floor: FloorFolder) -> None:
    first = floor.load_lines("calls.csv", CALLS, GOOD)
    assert first.load_id
    with pytest.raises(WrongUse, match="no load"):
        floor.undo("000009-00000000")
    floor.undo(first.load_id)
    with pytest.raises(WrongUse, match="undone before"):
        floor.undo(first.load_id)


def test_agents_off_the_roster_and_unmapped_codes_are_listed_and_their_calls_counted(floor: FloorFolder) -> None:
    floor.load_lines("people.csv", PEOPLE, "a1,Ada Chen,,North,,,")
    report = floor.load_lines("calls.csv", CALLS, GOOD, "c2,2026-11-20 09:05:00,ag_777,main,9,WINBCK")
    assert (report.unknown_agents, report.unknown_codes) == (["ag_777"], ["WINBCK"])
    assert floor.rows("select sum(calls), sum(unknown_outcomes) from facts where agent_id = 'ag_777'") == [(1, 1)]
    assert floor.rows("select outcome_code, calls, format from unknown_codes") == [("WINBCK", 1, "floorboard-calls")]


def test_a_roster_in_the_same_command_counts_whatever_the_order(floor: FloorFolder) -> None:
    calls, people = floor.file("calls.csv", CALLS, GOOD), floor.file("people.csv", PEOPLE, "a1,Ada Chen,,North,,,")
    assert floor.load(calls, people)[0].unknown_agents == []


def test_a_sale_is_an_order_in_its_hour_until_it_is_cancelled(floor: FloorFolder) -> None:
    floor.load_lines(
        "sales.csv",
        SALES,
        "s1,2026-11-20 10:15:00,a1,c1,main,P1,1,19.90,booked,",
        "s2,2026-11-20 10:20:00,a1,,main,P1,2,5,confirmed,",
    )
    assert floor.rows("select hour::varchar, orders, revenue_minor, sold_orders from facts") == [
        ("2026-11-20 10:00:00", 2, 2490, 2)
    ]
    floor.load_lines(
        "cancelled.csv", SALES, "s1,2026-11-20 10:15:00,a1,c1,main,P1,1,19.90,cancelled,2026-11-21 09:00:00"
    )
    assert floor.rows("select orders, revenue_minor, sold_orders, cancelled_orders from facts") == [(1, 500, 2, 1)]


def test_without_a_sales_log_calls_that_end_in_a_sale_are_its_sales_at_list_price(floor: FloorFolder) -> None:
    floor.load_lines("calls.csv", f"{CALLS},product", f"{GOOD},P1", "c2,2026-11-20 09:05:00,a1,main,0,machine,P1")
    assert floor.rows("select sale_id, amount_minor from sales") == [("call:c1", None)]
    floor.load_lines("products.csv", "product,name,list_price", "P1,Broadband,29.00")
    assert floor.rows("select sale_id, amount_minor from sales") == [("call:c1", 2900)]
    assert floor.rows("select orders, revenue_minor from facts") == [(1, 2900)]


def test_from_its_first_day_on_the_sales_log_alone_says_what_was_sold(floor: FloorFolder) -> None:
    floor.load_lines(
        "calls.csv",
        CALLS,
        GOOD,
        GOOD.replace("c1", "c2").replace("-20", "-19"),
        GOOD.replace("c1", "c3").replace("-20", "-18"),
    )
    sales = floor.load_lines("sales.csv", SALES, "s1,2026-11-19 10:15:00,a1,,main,P1,1,5,booked,")
    assert floor.rows("select sale_id from sales order by day") == [("call:c3",), ("s1",)]
    assert sales.load_id
    floor.undo(sales.load_id)
    assert floor.rows("select sale_id from sales order by day") == [("call:c3",), ("call:c2",), ("call:c1",)]


def test_a_log_without_a_key_names_its_rows_by_content_so_that_equal_rows_stay_and_reloading_changes_nothing(
    floor: FloorFolder,
) -> None:
    header, row = "started_at,agent_id,outcome_code", "2026-11-20 09:00:00,a1,machine"
    floor.load_lines("one.csv", header, row, row, "2026-11-20 09:01:00,a1,sale")
    before = floor.content()
    assert floor.rows("select sum(calls) from facts") == [(3,)]
    again = floor.load_lines("overlap.csv", header, row, "2026-11-20 09:01:00,a1,sale", row)
    assert again.loaded == 3
    assert floor.content() == before


def test_repeated_keys_with_different_values_are_told(floor: FloorFolder) -> None:
    report = floor.load_lines("calls.csv", CALLS, GOOD, GOOD.replace(",30,", ",31,"))
    assert report.duplicates == 1
    assert "the last row of each counts" in report.warnings[0]
    assert floor.rows("select sum(talk_seconds) from facts") == [(31,)]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["when,who", "1,2"], "No format fits its header"),
        ([""], "No format fits its header"),
        ([CALLS, "c1,yesterday,a1,main,30,sale"], "None of its rows can be taken"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_the_reason_and_leaves_nothing(
    floor: FloorFolder, lines: list[str], why: str
) -> None:
    report = floor.load_lines("odd.csv", *lines)
    assert report.status == "refused"
    assert why in report.reasons[0]
    assert floor.content() == "nothing"


def test_a_refused_file_does_not_stop_the_others(floor: FloorFolder) -> None:
    bad, good = floor.file("bad.csv", "when,who"), floor.file("good.csv", CALLS, GOOD)
    assert [report.status for report in floor.load(bad, good)] == ["refused", "loaded"]


def test_night_shift_calls_belong_to_the_day_on_which_the_shift_began(floor: FloorFolder) -> None:
    floor.settings = replace(floor.settings, day_starts_at=time(6))
    floor.load_lines("calls.csv", CALLS, GOOD.replace("09:00:00", "05:59:59"))
    assert floor.rows("select day::varchar, hour::varchar from facts") == [("2026-11-19", "2026-11-20 05:00:00")]


def test_wrap_time_of_the_agents_log_counts_only_where_the_calls_have_none(floor: FloorFolder) -> None:
    header = "agent_log_id,user,event_time,campaign_id,pause_sec,wait_sec,talk_sec,dispo_sec"
    floor.load_lines(
        "log.csv", header, "1,a1,2026-11-20 09:00:00,main,10,20,30,5", "2,a2,2026-11-20 09:00:00,main,1,2,3,4"
    )
    floor.load_lines("calls.csv", f"{CALLS},wrap_seconds", f"{GOOD},7")
    assert floor.rows(
        "select agent_id, wrap_seconds, login_seconds, pause_seconds, wait_seconds from facts order by agent_id"
    ) == [
        ("a1", 7, 65, 10, 20),
        ("a2", 4, 10, 1, 2),
    ]


def test_no_number_that_was_dialled_lies_in_the_lake_or_the_warehouse(floor: FloorFolder) -> None:
    floor.load_lines("calls.csv", f"{CALLS},phone", f"{GOOD},15550123456")
    held = [path for path in floor.settings.data.rglob("*") if path.is_file()]
    assert held
    assert not [path.name for path in held if b"15550123456" in path.read_bytes()]


def test_a_row_from_the_future_is_rejected(floor: FloorFolder) -> None:
    report = floor.load_lines("calls.csv", CALLS, GOOD, GOOD.replace("c1", "c2").replace("2026", "2027"))
    assert "lies in the future" in floor.rejects(report)


def test_a_reviews_score_reaches_the_whiteboard_as_it_was_given(floor: FloorFolder) -> None:
    rows = [f"r{n},2026-11-20 10:00:00,a1,{score}" for n, score in enumerate(("80", "90", "87.5"))]
    floor.load_lines("quality.csv", "review_id,reviewed_at,agent_id,score", *rows)
    query = BoardQuery(date(2026, 11, 20), metric="quality_score")
    opened, nobody = Warehouse.open(floor.folder.warehouse), roster_of(0, [], [], [])
    shown = read_board(opened, nobody, query, opens_at=time(9), closes_at=time(18))
    assert [(row.key, row.value) for row in shown.rows] == [("a1", Fraction(2575, 30))]
