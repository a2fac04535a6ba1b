"""The orders line by line: one's own, one's team's, or the floor's, as one's right reaches."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui import cached
from floor.ui.export import orders_export
from floor.ui.follow import seen_now
from floor.ui.guard import guard
from floor.ui.language import reader_words
from floor.ui.orders.filters import asked_orders, orders_filters
from floor.ui.orders.order_list import draw_orders
from floor.ui.orders.reading import orders_or_stop, title
from floor.ui.restated import restated_numbers
from floor.ui.trouble import unknown_in_link

viewer = guard(Permission.SEE_ORDERS)

seen, t = seen_now(), reader_words()
query, unknown = asked_orders()
st.title(title(viewer, t), anchor=False)
orders = orders_or_stop(viewer, query, seen, t)

orders_filters(orders, viewer, t)
unknown_in_link(t, unknown)
draw_orders(orders, viewer, t)
with st.container(horizontal=True, gap="small"):
    restated_numbers(viewer, cached.open_warehouse(), query.period, t)
    if orders.lines:
        orders_export(orders, t)
