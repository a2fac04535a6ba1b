import pytest

from etl.problems import WrongUse
from etl.undo_preview import preview_undo
from floor.rules.undo_preview import DayTotals
from tests.floor_folder import CALLS, NOW, SALES, FloorFolder


def test_the_preview_is_what_the_undo_then_does_and_keeps_nothing(floor: FloorFolder) -> None:
    first = floor.load_lines("a.csv", CALLS, "c1,2026-11-19 09:00,a1,S,60,sale", "c2,2026-11-20 09:00,a1,S,60,sale")
    second = floor.load_lines("b.csv", CALLS, "c2,2026-11-21 09:00,a1,S,60,sale", "c3,2026-11-21 09:05,a1,S,60,sale")
    before = floor.content()
    seen = preview_undo(second.load_id or "", floor.settings, NOW)
    assert floor.content() == before
    assert [(str(one.day), one.before.calls, one.after.calls) for one in seen.days] == [
        ("2026-11-20", 0, 1),
        ("2026-11-21", 2, 0),
    ]
    floor.undo(second.load_id or "")
    calls = {str(day): int(n) for day, n in floor.rows("select day, sum(calls) from facts group by day")}
    assert calls == {"2026-11-19": 1, "2026-11-20": 1}
    assert first.loaded == 2


def test_a_sales_log_gone_brings_back_the_orders_of_its_calls(floor: FloorFolder) -> None:
    floor.load_lines("a.csv", CALLS, "c1,2026-11-20 09:00,a1,S,60,sale")
    sales = floor.load_lines("s.csv", SALES, "s1,2026-11-20 10:00,a1,,S,P1,1,49.00,booked,")
    (day,) = preview_undo(sales.load_id or "", floor.settings, NOW).days
    assert (day.before.revenue_minor, day.after.revenue_minor) == (4900, 0)
    assert isinstance(day.after, DayTotals)


def test_what_cannot_be_undone_cannot_be_previewed(floor: FloorFolder) -> None:
    made = floor.load_lines("a.csv", CALLS, "c1,2026-11-20 09:00,a1,S,60,sale")
    with pytest.raises(WrongUse):
        preview_undo("000099-00000000", floor.settings, NOW)
    floor.undo(made.load_id or "")
    with pytest.raises(WrongUse):
        preview_undo(made.load_id or "", floor.settings, NOW)
