from fractions import Fraction

import pytest

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.rules.periods import Kind
from floor.store.board_rows import BoardRow
from floor.store.pace_words import gap_words, pace_mark, pace_side, pace_words

ORDERS, REVENUE = METRICS["orders"], METRICS["revenue"]
EN, ZH = Words("en"), Words("zh-Hans")


def row(value: int | str, due: int | str | None, target: int | None = 20) -> BoardRow:
    reached = Fraction(value)
    goal = None if target is None else Fraction(target)
    ahead = None if due is None else Fraction(due)
    return BoardRow("a", "A", "", 1, None, reached, goal, None, ahead, None, met=False, trend=(), sample=0)


@pytest.mark.parametrize(
    ("value", "due", "kind", "english", "chinese"),
    [
        (8, "6.6", "day", "+1.4 ahead today", "今天领先 +1.4"),
        (5, 8, "month", "−3 behind this month", "本月落后 −3"),
        (8, "8.04", "week", "just on pace this week", "本周正好跟上进度"),
        (250, "99.6", "day", "+150 ahead today", "今天领先 +150"),
        (1500, 300, "day", "+1,200 ahead today", "今天领先 +1,200"),
    ],
)
def test_pace_is_one_signed_number_in_words(value: int, due: int | str, kind: Kind, english: str, chinese: str) -> None:
    shown = row(value, due)
    assert pace_words(shown, "orders", kind, EN, running=True) == english
    assert pace_words(shown, "orders", kind, ZH, running=True) == chinese


def test_a_period_that_is_over_is_held_against_its_target() -> None:
    told = [pace_words(row(value, 20), "orders", "day", EN, running=False) for value in (23, 20, 18)]
    assert told == ["+3 over the target", "target reached exactly", "−2 short of the target"]


def test_before_anything_is_due_or_done_and_without_a_target_there_is_no_pace() -> None:
    for one in (row(0, 0), row(3, None, None), row(3, 0, 0)):
        assert (pace_words(one, "orders", "day", EN, running=True), pace_mark(one, ORDERS, EN)) == ("", "")
        assert pace_side(one, ORDERS, EN) == ""


def test_what_is_done_before_it_is_due_is_ahead() -> None:
    assert pace_mark(row(2, 0), ORDERS, EN) == "+2"


def test_beside_a_bar_stands_the_number_alone_and_its_side_is_that_of_the_number_as_it_is_written() -> None:
    marks = [(pace_mark(row(8, due), ORDERS, EN), pace_side(row(8, due), ORDERS, EN)) for due in ("6.6", "8.04", 9)]
    assert marks == [("+1.4", "ahead"), ("±0", "on"), ("−1", "behind")]


def test_money_has_no_cents_and_half_a_cent_is_no_pace() -> None:
    assert pace_mark(row(150_049, 100_000), REVENUE, EN) == "+$500"
    assert pace_mark(row(100_010, 100_000), REVENUE, EN) == "±$0"


def test_what_is_to_go_is_whole_orders_and_nothing_once_the_target_is_reached() -> None:
    assert gap_words(row("7.5", 5), ORDERS, EN) == "13 to go"
    assert gap_words(row(20, 5), ORDERS, EN) == "target reached"
    assert gap_words(row(20, None, None), ORDERS, EN) == ""
    assert gap_words(row(8, 5), ORDERS, ZH) == "还差 12"
