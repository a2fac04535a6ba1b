"""The row of filters over a list of orders. As on the whiteboard the link is their only memory."""

from dataclasses import replace
from datetime import date

import streamlit as st

from floor.i18n import Words
from floor.rules.access import Permission
from floor.store.order_list import OrderList, OrdersQuery
from floor.store.viewers import Viewer
from floor.ui.filter_parts import ALL, Days, choices, day_steps, names_of, switch, today
from floor.ui.orders.address import PARTS, read_orders_address, write_orders_address


def asked_orders() -> tuple[OrdersQuery, dict[str, str]]:
    """The orders that the link asks for, and what of it nobody knows."""
    return read_orders_address(st.query_params.to_dict(), today())


def orders_filters(orders: OrderList, viewer: Viewer, t: Words) -> None:
    """Period and day for everybody; whose orders for those who may see several people's."""
    query, scope = orders.query, viewer.scope(Permission.SEE_ORDERS)
    _show_in_widgets(query)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        switch("kind", t("Period"), {"day": t("Day"), "week": t("Week"), "month": t("Month")}, _write)
        first = orders.first_day or query.day
        day_steps(Days(query.period, query.day, first, t("Day of the orders"), go_to_day), _write, t)
        if scope == "floor":
            teams = names_of(orders.teams, query.team, t("All teams"), t("No team"))
            choices("team", t("Team"), teams, _write, width=168)
        if scope != "own":
            choices("person", t("Person"), _people(orders, t), _write, width=220)


def _people(orders: OrderList, t: Words) -> dict[str, str]:
    """By name; two of the same name are told apart by the dialer's."""
    names = [person.name for person in orders.people]
    told = {
        person.key: person.name if names.count(person.name) == 1 else f"{person.name} ({person.key})"
        for person in orders.people
    }
    return {ALL: t("Everybody"), **told}


def go_to_day(day: date) -> None:
    """Let the link ask for the period of this day; a day to come is today."""
    _let_link_be(replace(asked_orders()[0], day=min(day, today())))


def show_everybody() -> None:
    """Let the link ask for everybody whose orders one may see."""
    _let_link_be(replace(asked_orders()[0], team=None, person=None))


def _write(part: str) -> None:
    """A filter was changed: the link takes it over. Who was asked for in one team may not be in another."""
    value = st.session_state[part]
    chosen = {**write_orders_address(asked_orders()[0], today()), part: str(value)}
    if part == "team":
        chosen.pop("person", None)
    if value is None or value == ALL:
        del chosen[part]
    _let_link_be(read_orders_address(chosen, today())[0])


def _let_link_be(query: OrdersQuery) -> None:
    for part in PARTS:
        st.query_params.pop(part, None)
    st.query_params.update(write_orders_address(query, today()))


def _show_in_widgets(query: OrdersQuery) -> None:
    for part in PARTS:
        value = getattr(query, part)
        st.session_state[part] = ALL if value is None else value
