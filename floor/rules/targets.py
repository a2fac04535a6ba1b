"""Plain targets for everybody, until the floor sets its own.

A sum has a figure for a full day of one agent; a rate has a level. Where a sensible figure depends on what is sold (a
talk time) or on the dialer (occupancy), there is none.
"""

from dataclasses import dataclass
from fractions import Fraction

from floor.rules.metric import Metric

ORDERS_A_DAY = 4


@dataclass(frozen=True)
class PlainTarget:
    """A figure and why it is that one."""

    figure: Fraction
    reason: str


TARGETS: dict[str, PlainTarget] = {
    "orders": PlainTarget(Fraction(ORDERS_A_DAY), "one every two hours of a full day"),
    "conversion": PlainTarget(Fraction(18, 100), "4 orders from 22 contacts"),
    "contacts_per_order": PlainTarget(Fraction(11, 2), "22 contacts for 4 orders"),
    "orders_per_hour": PlainTarget(Fraction(1, 2), "4 orders in eight hours"),
    "dials": PlainTarget(Fraction(100), "an agent's ordinary day with a preview or power dialer"),
    "dials_per_hour": PlainTarget(Fraction(25, 2), "100 dials in eight hours"),
    "contacts": PlainTarget(Fraction(22), "22 of 100 dials reach the right person"),
    "contact_rate": PlainTarget(Fraction(22, 100), "22 contacts from 100 dials"),
    "first_call_resolution": PlainTarget(Fraction(80, 100), "one contact in five asks to be called back"),
    "cancellation_rate": PlainTarget(Fraction(10, 100), "one in ten is the limit sales trainers name"),
    "quality_score": PlainTarget(Fraction(80), "the usual pass mark of a review sheet"),
}
REVENUE_REASON = "the orders' target at the average list price of the products"


def plain_figure(metric: Metric, list_price_minor: Fraction | None = None) -> Fraction | None:
    """What a full day asks of one agent in a sum, or the level of a rate; None where the metric has none.

    Money has a figure only where a price list says what an order is worth: `list_price_minor` is its average.
    """
    if metric.unit in {"money", "money_per_hour"}:
        orders = TARGETS["orders" if metric.is_sum else "orders_per_hour"]
        return None if list_price_minor is None else orders.figure * list_price_minor
    target = TARGETS.get(metric.key)
    return target.figure if target else None


def is_met(metric: Metric, value: Fraction | None, target: Fraction | None) -> bool:
    """Tell whether the value is at the target or on its better side."""
    if value is None or target is None:
        return False
    return value >= target if metric.better == "higher" else value <= target
