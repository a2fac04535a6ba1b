from datetime import date

from floor.store.boards import BoardQuery
from tests.board_of import FRIDAY, board, places, sell
from tests.warehouse_factory import WarehouseFactory


def test_movement_of_a_running_day_is_against_the_day_before_up_to_the_same_hour(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-19 10:15", ada=1, ben=5, cem=3)
    sell(factory, "2026-11-19 15:15", ada=9)
    sell(factory, "2026-11-20 10:15", ada=4, ben=1, cem=3)

    assert places(board(factory, until="2026-11-20 14:59")) == [("ada", 1, 2), ("cem", 2, 0), ("ben", 3, -2)]


def test_the_hour_that_is_running_counts_whole_in_the_day_before(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-19 14:50", ada=1)
    sell(factory, "2026-11-19 10:50", ben=2)
    sell(factory, "2026-11-20 10:15", ada=4, ben=1)

    assert places(board(factory, until="2026-11-20 14:01")) == [("ada", 1, 1), ("ben", 2, -1)]


def test_movement_of_a_finished_day_is_against_the_whole_day_before(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-19 10:15", ada=1, ben=5)
    sell(factory, "2026-11-19 15:15", ada=9)
    sell(factory, "2026-11-20 10:15", ada=4, ben=1)

    assert places(board(factory, until="2026-11-21 09:30")) == [("ada", 1, 0), ("ben", 2, 0)]


def test_a_monday_is_held_against_the_last_day_worked(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-20 10:15", ada=1, ben=2)
    sell(factory, "2026-11-23 10:15", ada=2, ben=1)

    shown = board(factory, BoardQuery(date(2026, 11, 23)), until="2026-11-23 12:00")

    assert places(shown) == [("ada", 1, 1), ("ben", 2, -1)]


def test_a_running_week_is_held_against_the_week_before_up_to_the_same_weekday_and_hour(
    factory: WarehouseFactory,
) -> None:
    sell(factory, "2026-11-11 14:15", ada=1, ben=2)
    sell(factory, "2026-11-11 15:15", ada=9)
    sell(factory, "2026-11-16 10:15", ada=3, ben=1)

    shown = board(factory, BoardQuery(date(2026, 11, 18), "week"), until="2026-11-18 14:30")

    assert places(shown) == [("ada", 1, 1), ("ben", 2, -1)]


def test_a_running_month_is_held_against_the_month_before_up_to_the_same_day(factory: WarehouseFactory) -> None:
    sell(factory, "2026-10-20 14:15", ada=1, ben=2)
    sell(factory, "2026-10-21 09:15", ada=9)
    sell(factory, "2026-11-02 10:15", ada=3, ben=1)

    shown = board(factory, BoardQuery(FRIDAY, "month"), until="2026-11-20 14:30")

    assert places(shown) == [("ada", 1, 1), ("ben", 2, -1)]


def test_on_the_31st_a_month_is_held_against_the_whole_shorter_month_before(factory: WarehouseFactory) -> None:
    sell(factory, "2026-02-28 17:15", ada=1)
    sell(factory, "2026-02-02 17:15", ben=2)
    sell(factory, "2026-03-01 10:15", ada=9)
    sell(factory, "2026-03-02 10:15", ben=1)

    shown = board(factory, BoardQuery(date(2026, 3, 31), "month"), until="2026-03-31 09:30")

    assert places(shown) == [("ada", 1, 1), ("ben", 2, -1)]


def test_movement_is_among_those_who_were_there_both_days(factory: WarehouseFactory) -> None:
    sell(factory, "2026-11-19 10:15", ada=9, ben=5, dia=3)
    sell(factory, "2026-11-20 10:15", ben=4, cem=6, dia=5)

    assert places(board(factory, until="2026-11-20 12:00")) == [("cem", 1, None), ("dia", 2, 1), ("ben", 3, -1)]
