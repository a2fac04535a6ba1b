"""How much of a day is due at a moment: by the hours in which the floor has worked, or is told to work."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from sqlmodel import select

from floor.rules.metrics import METRICS
from floor.store.due import read_done
from floor.store.models import Team, TeamHours
from floor.store.warehouse import Warehouse
from tests.board_of import FRIDAY
from tests.warehouse_factory import WarehouseFactory

HOURS = time(9), time(18)
HALF_PAST_ONE = datetime(2026, 11, 20, 13, 30)


def share(factory: WarehouseFactory, as_of: datetime = HALF_PAST_ONE, day: date = FRIDAY, team: str = "") -> Fraction:
    factory.publish(until=as_of)
    warehouse = Warehouse.open(factory.folder)
    return read_done(warehouse, factory.roster(), METRICS["orders"], as_of, HOURS)(day, team)


def mornings(factory: WarehouseFactory, team: str = "North") -> WarehouseFactory:
    """Twenty days on which three of four orders came between nine and ten, the last one between five and six."""
    factory.person("ada", team=team)
    for n in range(1, 21):
        for at, orders in ((9, 9), (17, 3)):
            factory.fact("ada", datetime.combine(FRIDAY - timedelta(days=n), time(at)), orders=orders)
    return factory


def open_from(factory: WarehouseFactory, team: str, day_from: date, opens_at: str, closes_at: str) -> None:
    factory.publish()
    with factory.people.records.writing() as session:
        team_id = session.exec(select(Team.id).where(Team.name == team)).one()
        session.add(TeamHours(team_id=team_id, day_from=day_from, opens_at=opens_at, closes_at=closes_at))


def test_with_too_few_facts_a_day_goes_on_evenly_from_opening_to_closing(factory: WarehouseFactory) -> None:
    assert share(factory) == Fraction(1, 2)


@pytest.mark.parametrize(("at", "due"), [(9, 0), (10, Fraction(3, 4)), (13, Fraction(3, 4)), (18, 1)])
def test_a_day_is_due_as_the_floor_has_worked_in_the_last_weeks(
    factory: WarehouseFactory, at: int, due: Fraction
) -> None:
    assert share(mornings(factory), datetime(2026, 11, 20, at)) == due


def test_of_a_day_that_is_over_all_is_due_and_of_a_day_to_come_nothing(factory: WarehouseFactory) -> None:
    mornings(factory)
    assert share(factory, day=date(2026, 11, 19)) == 1
    assert share(factory, day=date(2026, 11, 21)) == 0


def test_a_team_with_hours_of_its_own_is_due_as_it_has_worked_itself(factory: WarehouseFactory) -> None:
    mornings(factory)
    open_from(factory, "North", date(2026, 1, 1), "09:00", "18:00")
    open_from(factory, "South", date(2026, 1, 1), "13:00", "14:00")
    assert share(factory, team="North") == Fraction(3, 4)
    assert share(factory, team="South") == Fraction(1, 2)


def test_hours_that_are_new_say_it_better_than_how_the_team_worked_before_them(factory: WarehouseFactory) -> None:
    mornings(factory)
    open_from(factory, "North", date(2026, 11, 16), "13:00", "21:00")
    assert share(factory, team="North") == Fraction(1, 16)
