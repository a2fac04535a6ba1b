"""The list of orders on the screen, or why it is empty."""

from pathlib import Path

import streamlit as st

from floor.i18n import Words
from floor.rules.access import Permission
from floor.store.order_list import OrderLine, OrderList, OrdersQuery
from floor.store.viewers import Viewer
from floor.ui.filter_parts import today
from floor.ui.lines.component import Lines
from floor.ui.orders.filters import go_to_day, show_everybody
from floor.ui.orders.payload import orders_payload

HERE = Path(__file__).parent
AT_ONCE = 100  # a manager's month has thousands; who wants them all takes the file

ORDERS = Lines("orders", HERE / "list")


def draw_orders(orders: OrderList, viewer: Viewer, t: Words) -> None:
    """What they come to, the newest lines, and a way to the older ones."""
    if not orders.lines:
        _empty(orders, viewer, t)
        return
    above = st.container()
    lines = _page_of(orders, t)
    payload = orders_payload(orders, lines, t, people=viewer.scope(Permission.SEE_ORDERS) != "own")
    with above:
        ORDERS.draw(payload)
    if orders.totals.unknown_amounts:
        st.caption(
            t.plural(
                "The amount of {n} order is not known: the revenue is without it.",
                "The amounts of {n} orders are not known: the revenue is without them.",
                orders.totals.unknown_amounts,
            )
        )


def _page_of(orders: OrderList, t: Words) -> tuple[OrderLine, ...]:
    """The lines of the chosen page; another list begins at its first page."""
    pages = -(-len(orders.lines) // AT_ONCE)
    if pages <= 1:
        return orders.lines
    query = orders.query
    page = st.pagination(pages, key=f"page-{query.period.day_from}-{query.kind}-{query.team}-{query.person}")
    st.caption(t("{n} lines, {shown} on a page", n=t.number(len(orders.lines)), shown=t.number(AT_ONCE)))
    return orders.lines[(page - 1) * AT_ONCE : page * AT_ONCE]


def _empty(orders: OrderList, viewer: Viewer, t: Words) -> None:
    """Why there is nothing, and what next."""
    query, last = orders.query, orders.last_day
    if viewer.person_id is None and viewer.role == "agent":
        st.info(
            t("Your account belongs to nobody on the roster yet, so it has no orders. Ask your administrator."),
            icon=":material/person_alert:",
        )
        return
    with st.container(border=True, horizontal_alignment="center", key="no_orders"):
        st.markdown(_why(query, t))
        if query.team is not None or query.person is not None:
            st.button(t("Show everybody"), on_click=show_everybody, icon=":material/filter_alt_off:")
        elif last is not None and last not in query.period:
            label = t("Show {day}, the last day with calls", day=t.date(last, "weekday"))
            st.button(label, on_click=go_to_day, args=(last,), icon=":material/event_available:")


def _why(query: OrdersQuery, t: Words) -> str:
    if today() not in query.period:
        return t("No orders in these days.")
    match query.kind:
        case "day":
            return t("No orders yet today. The first one will appear here.")
        case "week":
            return t("No orders yet this week. The first one will appear here.")
        case _:
            return t("No orders yet this month. The first one will appear here.")
