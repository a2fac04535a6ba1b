"""The ways to take along what a screen shows: links to our own route, which checks anew who asks.

Never st.download_button: what it serves lies under an address of its own that does not know whose it is.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from floor.i18n import Words
from floor.store.boards import Board
from floor.store.order_list import OrderList
from floor.ui.address import write_address
from floor.ui.filter_parts import today
from floor.ui.orders.address import write_orders_address


def export_buttons(board: Board, t: Words) -> None:
    """The rows of this board."""
    _links("whiteboard", write_address(board.query, today()), t)


def orders_export(orders: OrderList, t: Words) -> None:
    """All lines of this list, also those on its other pages."""
    _links("orders", write_orders_address(orders.query, today()), t)


def targets_export(t: Words) -> None:
    """Every target that was ever set."""
    _links("targets", {}, t)


def _links(source: str, parts: Mapping[str, str], t: Words) -> None:
    told = t("These rows as a file for a spreadsheet")
    for kind, label in (("csv", t("CSV")), ("xlsx", t("Excel"))):
        address = f"/files/{source}.{kind}?{urlencode({**parts, 'lang': t.language})}"
        st.link_button(label, address, icon=":material/download:", help=told)
