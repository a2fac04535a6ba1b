from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.store.orders import Order, has_sold, read_orders
from floor.store.row_scope import EVER, EVERYBODY, NOBODY, RowScope, Span
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

FIRST = date(2026, 11, 1)
AGENTS = ("ada", "ben", "cem", "dia")


@pytest.fixture
def factory(tmp_path: Path) -> WarehouseFactory:
    return WarehouseFactory(tmp_path)


def only(*agents: str) -> RowScope:
    return RowScope(frozenset(Span(agent, *EVER) for agent in agents))


def read(factory: WarehouseFactory, scope: RowScope, day: str = "2026-11-20", to: str = "") -> list[Order]:
    factory.publish()
    house = Warehouse.open(factory.folder)
    return list(read_orders(house, scope, date.fromisoformat(day), date.fromisoformat(to or day)))


def test_the_newest_order_comes_first(factory: WarehouseFactory) -> None:
    factory.sale("ada", "2026-11-20 10:15").sale("ben", "2026-11-20 11:15").sale("ada", "2026-11-20 09:15")
    assert [order.sale_id for order in read(factory, EVERYBODY)] == ["s2", "s1", "s3"]


def test_an_order_says_everything_about_itself(factory: WarehouseFactory) -> None:
    factory.product("fibre", 4900, name="Fibre 300")
    columns = {"product": "fibre", "shared_with": "ben", "share_bp": 4000, "quantity": 2}
    factory.sale("ada", "2026-11-20 10:15", campaign="Spring", status="cancelled", amount_minor=9800, **columns)
    at = datetime(2026, 11, 20, 10, 15)
    sold = ("s1", at, at.date(), "ada", "Spring", "fibre", "Fibre 300", 2, 9800, "cancelled", at, "ben", 4000, True)
    assert read(factory, EVERYBODY) == [Order(*sold)]


def test_both_days_are_inside_and_no_other(factory: WarehouseFactory) -> None:
    for day in (18, 19, 20, 21):
        factory.sale("ada", f"2026-11-{day} 10:00")
    assert [order.day.day for order in read(factory, EVERYBODY, "2026-11-19", "2026-11-20")] == [20, 19]


def test_an_amount_that_nobody_knows_stays_unknown(factory: WarehouseFactory) -> None:
    factory.sale("ada", "2026-11-20 10:15")
    factory._rows["sales"][0]["amount_minor"] = None
    assert [order.amount_minor for order in read(factory, EVERYBODY)] == [None]


def test_nobodys_scope_reads_nothing(factory: WarehouseFactory) -> None:
    factory.sale("ada", "2026-11-20 10:15", shared_with="ben")
    assert read(factory, NOBODY) == []


def test_a_members_orders_count_for_a_team_only_on_the_days_of_the_membership(factory: WarehouseFactory) -> None:
    for day in (18, 19, 20):
        factory.sale("ada", f"2026-11-{day} 10:00")
    member = RowScope(frozenset({Span("ada", date(2026, 11, 19), date(2026, 11, 19))}))
    assert [order.day.day for order in read(factory, member, "2026-11-01", "2026-11-30")] == [19]


def test_a_shared_order_is_seen_by_both_and_stands_on_the_sellers_account(factory: WarehouseFactory) -> None:
    factory.sale("ada", "2026-11-20 10:15", shared_with="ben", share_bp=5000)
    assert [order.is_own for order in read(factory, only("ada"))] == [True]
    assert [order.is_own for order in read(factory, only("ben"))] == [False]
    assert [order.is_own for order in read(factory, only("ada", "ben"))] == [True]
    assert read(factory, only("cem")) == []


def test_a_scope_with_the_same_days_twice_reads_each_order_once(factory: WarehouseFactory) -> None:
    factory.sale("ada", "2026-11-20 10:15", shared_with="ada")
    twice = RowScope(frozenset({Span("ada", *EVER), Span("ada", FIRST, date(2026, 11, 30))}))
    assert len(read(factory, twice)) == 1


def test_whether_somebody_ever_sold_is_known_by_the_raw_name(factory: WarehouseFactory) -> None:
    factory.sale("ag_777", "2026-11-20 10:15").publish()
    house = Warehouse.open(factory.folder)
    assert (has_sold(house, "ag_777"), has_sold(house, "ag_778")) == (True, False)


@dataclass(frozen=True)
class Known:
    """A warehouse of 400 sales, some of them shared, and the same sales as plain values."""

    warehouse: Warehouse
    orders: tuple[Order, ...]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    factory = WarehouseFactory(Path(tmp_path_factory.mktemp("sales")))
    for n in range(400):
        seller, other = AGENTS[n % 4], AGENTS[(n // 4 + n // 7) % 4]
        at = datetime(2026, 11, 1, 10) + timedelta(days=n % 30, minutes=n)
        shared = {"shared_with": other, "share_bp": 2500} if n % 3 == 0 and other != seller else {}
        factory.sale(seller, at, amount_minor=n, status="cancelled" if n % 11 == 0 else "booked", **shared)
    factory.publish()
    warehouse = Warehouse.open(factory.folder)
    return Known(warehouse, read_orders(warehouse, EVERYBODY, date.min, date.max))


DAYS = st.integers(-3, 33).map(lambda n: FIRST + timedelta(days=n)) | st.sampled_from(EVER)
SPANS = st.builds(
    lambda agent, one, other: Span(agent, min(one, other), max(one, other)), st.sampled_from(AGENTS), DAYS, DAYS
)


def test_the_reference_has_read_every_sale(known: Known) -> None:
    assert len(known.orders) == 400
    assert sum(order.shared_with is not None for order in known.orders) > 50


@given(spans=st.frozensets(SPANS, max_size=8), one=DAYS, other=DAYS)
def test_the_rows_of_a_scope_are_those_that_a_plain_filter_keeps(
    known: Known, spans: frozenset[Span], one: date, other: date
) -> None:
    day_from, day_to = min(one, other), max(one, other)

    def covered(agent_id: str | None, day: date) -> bool:
        return any(span.agent_id == agent_id and span.day_from <= day <= span.day_to for span in spans)

    kept = [
        (order.sale_id, covered(order.agent_id, order.day))
        for order in known.orders
        if day_from <= order.day <= day_to
        and (covered(order.agent_id, order.day) or covered(order.shared_with, order.day))
    ]
    found = read_orders(known.warehouse, RowScope(spans), day_from, day_to)
    assert [(order.sale_id, order.is_own) for order in found] == kept
