from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from floor.store.streaks import LAST, DayWorked, Streaks, read_streaks
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

TODAY = date(2026, 11, 20)
FOUR = Fraction(4)


def days(*orders: int, target: Fraction | None = FOUR) -> tuple[DayWorked, ...]:
    """So many orders a day, the last of them yesterday."""
    first = 20 - len(orders)
    return tuple(
        DayWorked(date(2026, 11, first + n), one, target, bool(target) and one >= (target or 0))
        for n, one in enumerate(orders)
    )


def today(orders: int) -> DayWorked:
    return DayWorked(TODAY, orders, FOUR, orders >= FOUR)


def test_days_at_target_in_a_row_are_counted_from_the_newest_back() -> None:
    assert Streaks(days(4, 1, 5, 4), TODAY).in_a_row == 2
    assert Streaks(days(4, 4, 3), TODAY).in_a_row == 0
    assert Streaks(days(4, 4, 4, 1, 5), TODAY).longest == 3


def test_today_counts_once_its_target_is_reached_and_breaks_nothing_before() -> None:
    assert Streaks((*days(4, 4), today(1)), TODAY).in_a_row == 2
    assert Streaks((*days(4, 4), today(4)), TODAY).in_a_row == 3


def test_a_day_on_which_nothing_was_expected_neither_counts_nor_breaks() -> None:
    free = DayWorked(date(2026, 11, 18), 0, Fraction(0), met=True)
    unset = DayWorked(date(2026, 11, 17), 0, None, met=False)
    hits = [DayWorked(date(2026, 11, day), 4, FOUR, met=True) for day in (16, 19)]
    assert Streaks((hits[0], unset, free, hits[1]), TODAY).in_a_row == 2


def test_the_best_day_is_that_with_most_orders_of_equals_the_newest() -> None:
    best = Streaks(days(3, 7, 7, 2), TODAY).best
    assert best
    assert best.day == date(2026, 11, 18)
    assert Streaks(days(0, 0), TODAY).best is None
    assert Streaks((), TODAY).best is None


def test_the_last_days_are_without_today() -> None:
    many = Streaks((*days(*range(19)), today(9)), TODAY)
    assert [one.orders for one in many.last] == list(range(19))
    assert len(many.last) <= LAST


@pytest.fixture
def factory(tmp_path: Path) -> WarehouseFactory:
    """Ada, who goes by two ids, sold four times on Wednesday, five on Thursday, once today, and once on a Sunday."""
    made = WarehouseFactory(tmp_path / "warehouse").person("ada", team="North", other_ids=["ada-2"]).person("bo")
    for day, orders in (("2026-11-15", 1), ("2026-11-18", 4), ("2026-11-19", 3), ("2026-11-20", 1)):
        made.fact("ada", f"{day} 10:00", orders=orders, dials=50)
    made.fact("ada-2", "2026-11-19 11:00", orders=2, dials=20).fact("bo", "2026-11-19 10:00", orders=9, dials=20)
    made.sale("ada", "2026-11-17 10:00", status="cancelled")
    made.publish()
    return made


def test_the_days_of_one_person_are_read_with_all_their_ids_and_nobody_elses(factory: WarehouseFactory) -> None:
    found = read_streaks(Warehouse.open(factory.folder), factory.roster(), "ada", TODAY)
    assert [(one.day.day, one.orders, one.target, one.met) for one in found.days] == [
        (15, 1, None, False),
        (18, 4, 4, True),
        (19, 5, 4, True),
        (20, 1, 4, False),
    ]
    assert (found.in_a_row, found.longest) == (2, 2)
