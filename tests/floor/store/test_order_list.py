from datetime import date
from pathlib import Path

import pytest

from floor.store.order_list import NobodyToSee, OrderList, OrdersQuery, read_order_list
from floor.store.roster import roster_of
from floor.store.row_scope import EVER, EVERYBODY, RowScope, Span
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

FRIDAY = date(2026, 11, 20)
# Ada has two dialer ids and went from North to South on the 20th.
ROSTER = roster_of(
    1,
    [("ada", 1, "Ada"), ("ada-2", 1, "Ada"), ("bo", 2, "Bo")],
    [(1, "North", None, date(2026, 11, 19)), (1, "South", FRIDAY, None), (2, "North", None, None)],
    ["North", "South"],
)


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    factory = WarehouseFactory(tmp_path).sale("ada", "2026-11-19 10:00", amount_minor=100)
    factory.sale("ada-2", "2026-11-20 10:00", amount_minor=200).sale("bo", "2026-11-20 11:00", amount_minor=400)
    factory.sale("ag_777", "2026-11-20 12:00", amount_minor=800).publish()
    return Warehouse.open(factory.folder)


def asked(warehouse: Warehouse, scope: RowScope = EVERYBODY, **query: str) -> OrderList:
    return read_order_list(warehouse, ROSTER, scope, OrdersQuery(FRIDAY, "week", **query))


def test_an_order_belongs_to_the_team_its_seller_was_in_that_day(warehouse: Warehouse) -> None:
    assert asked(warehouse, team="North").totals.revenue_minor == 500
    assert asked(warehouse, team="South").totals.revenue_minor == 200
    assert asked(warehouse, team="").totals.revenue_minor == 800


def test_a_person_is_all_of_their_dialer_ids(warehouse: Warehouse) -> None:
    assert asked(warehouse, person="ada").totals.revenue_minor == 300
    with pytest.raises(NobodyToSee):
        asked(warehouse, person="ada-2")


def test_whoever_is_not_on_record_stands_under_the_raw_name(warehouse: Warehouse) -> None:
    found = asked(warehouse, person="ag_777")
    assert (found.totals.revenue_minor, found.person and found.person.name) == (800, "ag_777")


def test_the_filters_offer_who_sold_within_the_scope(warehouse: Warehouse) -> None:
    everybody = asked(warehouse)
    assert [person.key for person in everybody.people] == ["ada", "ag_777", "bo"]
    assert everybody.teams == ("", "North", "South")
    only_bo = asked(warehouse, RowScope(frozenset({Span("bo", *EVER)})))
    assert ([person.key for person in only_bo.people], only_bo.teams) == (["bo"], ("North",))


def test_who_is_asked_for_is_offered_even_without_an_order_in_the_period(warehouse: Warehouse) -> None:
    empty = read_order_list(warehouse, ROSTER, EVERYBODY, OrdersQuery(date(2026, 1, 1), person="bo"))
    assert ([person.name for person in empty.people], empty.lines) == (["Bo"], ())


def test_teams_add_up_to_the_floor(warehouse: Warehouse) -> None:
    everybody = asked(warehouse)
    assert sum(asked(warehouse, team=team).totals.revenue_minor for team in everybody.teams) == 1500
    assert everybody.totals.revenue_minor == 1500
