"""The last days of work of each person, and what is left of a target at the rates of these days."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from floor.rules.gap import Gap, rates
from floor.store.board_rows import BoardRow
from floor.store.gap_reading import DAYS, NO_FACTS, GapRates, gap_of, left_of, read_gap_rates
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

TODAY = date(2026, 11, 20)
HOUR = 3600


@pytest.fixture
def factory(tmp_path: Path) -> WarehouseFactory:
    return WarehouseFactory(tmp_path / "warehouse")


def worked(factory: WarehouseFactory, agent_id: str, days_ago: int, *, orders: int = 2) -> WarehouseFactory:
    """A day of 100 dials, 20 contacts and eight hours."""
    at = f"{TODAY - timedelta(days=days_ago)} 10:00"
    money = orders * 4900
    return factory.fact(
        agent_id, at, orders=orders, revenue_minor=money, contacts=20, dials=100, login_seconds=8 * HOUR
    )


def read(factory: WarehouseFactory) -> GapRates:
    factory.publish()
    return read_gap_rates(Warehouse.open(factory.folder), factory.roster(), TODAY)


def row(value: int, target: Fraction | None) -> BoardRow:
    return BoardRow("a", "A", "", 1, None, Fraction(value), target, None, None, None, met=False, trend=(), sample=0)


def test_twenty_days_of_work_count_and_today_is_none_of_them(factory: WarehouseFactory) -> None:
    factory.person("ada", team="North")
    for ago in range(30):
        worked(factory, "ada", ago)
    assert (read(factory).of("ada", "North").days, read(factory).of("ada", "North").own["dials"]) == (DAYS, DAYS * 100)


def test_a_month_away_makes_nobody_new(factory: WarehouseFactory) -> None:
    worked(factory.person("ada", team="North"), "ada", 40)
    assert read(factory).of("ada", "North").days == 1


def test_days_of_several_dialer_ids_are_one_persons(factory: WarehouseFactory) -> None:
    factory.person("ada", team="North", other_ids=["ada-2"])
    worked(worked(factory, "ada", 1), "ada-2", 1)
    found = read(factory).of("ada", "North")
    assert (found.days, found.own["contacts"]) == (1, 40)


def test_a_day_with_nothing_but_a_cancellation_is_no_day_of_work(factory: WarehouseFactory) -> None:
    factory.person("ada", team="North").sale("ada", "2026-11-18 10:00", status="cancelled")
    assert "ada" not in read(factory).persons


def test_the_team_is_that_of_today_with_oneself_among_it_and_not_the_others(factory: WarehouseFactory) -> None:
    factory.person("ada", team="North").person("bo", team="North").person("cy", team="South")
    factory.moved("bo", "South", since="2026-11-19")
    worked(worked(worked(factory, "ada", 3), "bo", 3), "cy", 3)
    found = read(factory)
    assert (found.of("ada", "North").team["dials"], found.of("bo", "South").team["dials"]) == (100, 200)
    assert found.of("bo", "South").rates == rates(found.of("bo", "South").own, found.of("cy", "South").team)


def test_who_has_no_team_is_drawn_to_the_floor_and_somebody_new_works_as_the_team_does(
    factory: WarehouseFactory,
) -> None:
    factory.person("ada", team="North").person("bo")
    worked(worked(factory, "ada", 3, orders=4), "bo", 3)
    found = read(factory)
    assert found.of("bo", "").team["orders"] == 6
    assert found.of("new", "North").rates.conversion == Fraction(4, 20)
    assert found.of("new", "Nowhere").rates.conversion == Fraction(6, 40)


def test_before_anything_is_known_there_are_no_rates(factory: WarehouseFactory) -> None:
    assert read(factory.person("ada")).of("ada", "").rates == rates(NO_FACTS, NO_FACTS)


def test_what_is_left_of_a_count_is_whole_and_of_money_exact() -> None:
    assert left_of(row(2, Fraction(7, 2)), "orders") == 2
    assert left_of(row(2, Fraction(7, 2)), "revenue") == Fraction(3, 2)
    assert left_of(row(5, Fraction(4)), "orders") == 0
    assert left_of(row(5, None), "orders") is None
    assert left_of(row(5, Fraction(9)), "conversion") is None


def test_a_gap_is_work_and_where_nothing_is_left_there_is_none(factory: WarehouseFactory) -> None:
    worked(factory.person("ada", team="North"), "ada", 1)
    at = read(factory).of("ada", "North").rates
    left = Fraction(10), Fraction(50), Fraction(50 * 8 * HOUR, 100)
    assert gap_of(row(3, Fraction(4)), "orders", at) == Gap(Fraction(1), *left)
    assert gap_of(row(4, Fraction(4)), "orders", at) is None
