"""The orders that a link asks for, in keys that know no language. Used by the page and by its files; no Streamlit."""

from collections.abc import Mapping
from datetime import date

from floor.rules.periods import KINDS
from floor.store.order_list import OrdersQuery
from floor.ui.address import choice_of, day_of, shortest, unknown_in

CHECKED = ("kind", "day")
PARTS = (*CHECKED, "team", "person")


def read_orders_address(parameters: Mapping[str, str], today: date) -> tuple[OrdersQuery, dict[str, str]]:
    """The orders a link asks for, and what of the link nobody knows; the default stands in for that.

    Whether there is such a person is not for the link to know: the reading says so.
    """
    query = OrdersQuery(
        day=day_of(parameters.get("day"), today),
        kind=choice_of(parameters.get("kind"), KINDS, "day"),
        team=parameters.get("team"),
        person=parameters.get("person"),
    )
    return query, unknown_in(parameters, query, CHECKED)


def write_orders_address(query: OrdersQuery, today: date) -> dict[str, str]:
    """The shortest parameters that are read as this query; today stays out, so that the link stays live."""
    return shortest(query, OrdersQuery(day=today), PARTS)
