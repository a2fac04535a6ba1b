from dataclasses import dataclass

from floor.rules.order_totals import OrderTotals, order_totals


@dataclass(frozen=True)
class Sold:
    amount_minor: int | None
    is_cancelled: bool = False


def test_orders_and_revenue_are_without_the_cancelled_ones() -> None:
    assert order_totals([Sold(4900), Sold(1900), Sold(9900, is_cancelled=True)]) == OrderTotals(2, 6800, 1, 0)


def test_an_amount_that_nobody_knows_is_counted_and_not_added_as_nothing() -> None:
    assert order_totals([Sold(4900), Sold(None)]) == OrderTotals(2, 4900, 0, 1)


def test_a_cancelled_order_without_an_amount_is_missed_by_nobody() -> None:
    assert order_totals([Sold(None, is_cancelled=True)]) == OrderTotals(0, 0, 1, 0)


def test_no_orders_come_to_nothing() -> None:
    assert order_totals([]) == OrderTotals(0, 0, 0, 0)
