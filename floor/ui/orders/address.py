"""The orders that a link asks for, in keys that know no language. Used by the page and by its files; no Streamlit."""

from collections.abc import Mapping
from datetime import date

from floor.rules.periods import KINDS
from floor.store.order_list import OrdersQuery
from floor.ui.address import choice_of, day_of

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
    given = {part: parameters[part] for part in CHECKED if part in parameters}
    return query, {part: text for part, text in given.items() if text != str(getattr(query, part))}


def write_orders_address(query: OrdersQuery, today: date) -> dict[str, str]:
    """The shortest parameters that are read as this query; today stays out, so that the link stays live."""
    plain = OrdersQuery(day=today)
    parts = {part: str(getattr(query, part)) for part in PARTS if getattr(query, part) != getattr(plain, part)}
    if today in query.period:
        parts.pop("day", None)
    return parts
