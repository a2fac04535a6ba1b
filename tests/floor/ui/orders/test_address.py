from datetime import date

import pytest

from floor.store.order_list import OrdersQuery
from floor.ui.orders.address import read_orders_address, write_orders_address

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        (OrdersQuery(TODAY), {}),
        (OrdersQuery(date(2026, 11, 18), "week"), {"kind": "week"}),
        (OrdersQuery(date(2026, 10, 1), "month"), {"kind": "month", "day": "2026-10-01"}),
        (OrdersQuery(date(2026, 11, 19), team="", person="ada"), {"day": "2026-11-19", "team": "", "person": "ada"}),
    ],
)
def test_orders_are_the_shortest_link_that_means_them(query: OrdersQuery, parts: dict[str, str]) -> None:
    assert write_orders_address(query, TODAY) == parts
    read, unknown = read_orders_address(parts, TODAY)
    assert (read.period, read.team, read.person, unknown) == (query.period, query.team, query.person, {})


@pytest.mark.parametrize("asked", [{"kind": "year"}, {"day": "soon"}, {"day": "20261120"}, {"kind": "", "day": ""}])
def test_what_nobody_knows_gives_way_to_the_default(asked: dict[str, str]) -> None:
    assert read_orders_address(asked, TODAY) == (OrdersQuery(TODAY), asked)
