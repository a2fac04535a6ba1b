"""Reading the orders that this viewer may see, or saying why there is nothing to see."""

import streamlit as st

from floor.i18n import Words
from floor.rules.access import Permission
from floor.store.order_list import NobodyToSee, OrderList, OrdersQuery
from floor.store.records import records
from floor.store.row_scope import RowScope, row_scope
from floor.store.viewers import Viewer
from floor.tasks.note_look import LookedAt, note_look, note_refused_look
from floor.ui import cached
from floor.ui.facts import facts_or_stop
from floor.ui.filter_parts import today
from floor.ui.follow import Seen, follow_the_data
from floor.ui.guard import actor_of
from floor.ui.orders.filters import show_everybody

RIGHT = Permission.SEE_ORDERS


def orders_or_stop(viewer: Viewer, query: OrdersQuery, seen: Seen, t: Words) -> OrderList:
    """The orders asked for, within the viewer's scope of this moment; a look at one other person is noted."""
    nothing_yet = t("No log has been loaded yet. Orders appear here as soon as one is.")
    try:
        with facts_or_stop(seen, nothing_yet, t):
            orders = cached.order_list(cached.open_warehouse(), cached.roster(), scope_now(viewer), query)
    except NobodyToSee as nobody:
        note_refused_look(actor_of(viewer), RIGHT, str(nobody))
        nobody_to_see(t)
        st.stop()
    if orders.person is not None:
        note_look(actor_of(viewer), RIGHT, LookedAt(orders.person.key, orders.person.name, orders.person.person_id))
    follow_the_data(seen)
    return orders


def title(viewer: Viewer, t: Words) -> str:
    """Whose orders these are."""
    return t("My orders") if viewer.scope(RIGHT) == "own" else t("Orders")


def scope_now(viewer: Viewer) -> RowScope:
    """Whose orders these are, read anew at every run: a change of team shows at the next click."""
    with records().reading() as session:
        return row_scope(session, viewer, RIGHT, today())


def nobody_to_see(t: Words) -> None:
    """The same words for who does not exist and for who is not theirs to see."""
    with st.container(border=True):
        st.markdown(t("There is nobody of this name whose orders you may see."))
        st.button(t("Show everybody"), on_click=show_everybody, icon=":material/filter_alt_off:")
