"""Reading the facts for a page that has nothing to show without them."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from floor.i18n import Words
from floor.store.warehouse import NoWarehouse, WarehouseUnreadable
from floor.ui.follow import Seen, follow_the_data, try_again
from floor.ui.trouble import unreadable


@contextmanager
def facts_or_stop(seen: Seen, nothing_yet: str, t: Words) -> Iterator[None]:
    """Around the reading. Without facts it says why and ends the page, which goes on looking by itself."""
    try:
        with st.skeleton(height=400):
            yield
    except NoWarehouse:
        st.info(nothing_yet, icon=":material/hourglass_empty:")
        follow_the_data(seen)
        st.stop()
    except WarehouseUnreadable:
        unreadable(t)
        try_again()
        st.stop()
