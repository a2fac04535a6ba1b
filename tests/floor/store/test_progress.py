from collections.abc import Callable
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path

import pytest

from floor.rules.gap import Gap, Rates
from floor.rules.periods import period_of
from floor.store.boards import Board, BoardQuery, read_board
from floor.store.gap_reading import NO_FACTS, OwnRates
from floor.store.progress import Clock, ProgressQuery, read_standing, time_left_of, work_left
from floor.store.warehouse import Warehouse
from tests.board_of import FRIDAY, sell
from tests.warehouse_factory import WarehouseFactory

HOUR = 3600
CLOCK = Clock(datetime(2026, 11, 20, 15, 0), FRIDAY, (time(9), time(18)))
# Five contacts an order, five dials a contact, twelve dials an hour.
RATES = OwnRates(NO_FACTS, NO_FACTS, 20, Rates(Fraction(1, 5), Fraction(1, 5), Fraction(12, HOUR), Fraction(4900)))


@pytest.fixture
def factory(tmp_path: Path) -> WarehouseFactory:
    """Six who sold nine, eight, ... orders today; Zoe has not begun."""
    made = WarehouseFactory(tmp_path / "warehouse")
    for agent in ("ada", "bo", "cy", "di", "ed", "flo", "zoe"):
        made.person(agent, team="North")
    sell(made, "2026-11-20 10:00", ada=9, bo=8, cy=7, di=6, ed=5, flo=1)
    made.publish()
    return made


def boards(factory: WarehouseFactory) -> Callable[[BoardQuery], Board]:
    opened, roster = Warehouse.open(factory.folder), factory.roster()
    return lambda query: read_board(opened, roster, query, opens_at=time(9), closes_at=time(18))


def around(factory: WarehouseFactory, key: str) -> list[str]:
    return [row.key for row in read_standing(boards(factory), ProgressQuery(FRIDAY), key).around]


def test_around_somebody_are_two_above_and_two_below_as_far_as_there_are_any(factory: WarehouseFactory) -> None:
    assert around(factory, "cy") == ["ada", "bo", "cy", "di", "ed"]
    assert around(factory, "ada") == ["ada", "bo", "cy"]
    assert around(factory, "flo") == ["di", "ed", "flo"]


def test_who_has_no_facts_in_the_period_stands_nowhere(factory: WarehouseFactory) -> None:
    standing = read_standing(boards(factory), ProgressQuery(FRIDAY), "zoe")
    assert (standing.orders, standing.around, standing.ranked) == (None, (), 6)


def test_what_is_left_is_work_and_is_held_against_the_time(factory: WarehouseFactory) -> None:
    row = read_standing(boards(factory), ProgressQuery(FRIDAY), "flo").orders
    assert row
    work = work_left(row, RATES, time_left_of(factory.roster(), "flo", period_of("day", FRIDAY), CLOCK))
    assert work
    assert work.gap == Gap(Fraction(3), Fraction(15), Fraction(75), Fraction(75 * HOUR, 12))
    assert (work.fits, work.time.seconds, work.reach) == (False, 3 * HOUR, Fraction(36, 25))


def test_of_a_target_that_is_reached_no_work_is_left(factory: WarehouseFactory) -> None:
    standing = read_standing(boards(factory), ProgressQuery(FRIDAY), "ada")
    assert standing.orders
    time_left = time_left_of(factory.roster(), "ada", period_of("day", FRIDAY), CLOCK)
    assert work_left(standing.orders, RATES, time_left) is None


def test_the_other_period_is_that_around_the_same_day(factory: WarehouseFactory) -> None:
    month = read_standing(boards(factory), ProgressQuery(FRIDAY), "ada", "month")
    assert (month.period.day_from, month.period.day_to) == (date(2026, 11, 1), date(2026, 11, 30))
