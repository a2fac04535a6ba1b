"""The entries on the screen, or why there are none."""

from pathlib import Path

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.audit_search import AuditPage, AuditQuery, everybody_noted, search_audit
from floor.store.records import records
from floor.ui.audit.filters import show_all, turn_to
from floor.ui.audit.payload import audit_payload
from floor.ui.lines.component import Lines

HERE = Path(__file__).parent

ENTRIES = Lines("audit", HERE / "entries")


def read_audit(query: AuditQuery) -> tuple[AuditPage, tuple[str, ...]]:
    """One page of entries, and the names that there are to choose from."""
    with records().reading() as session:
        return search_audit(session, query, settings()), everybody_noted(session)


def draw_entries(page: AuditPage, t: Words) -> None:
    """The newest of them, and a way to the older ones."""
    if not page.entries:
        _empty(t)
        return
    ENTRIES.draw(audit_payload(page.entries, settings(), t))
    if page.pages > 1:
        # A key for each page: the link alone remembers on which one the reader is.
        key = f"page_{page.query.page}"
        st.pagination(page.pages, default=page.query.page, key=key, on_change=_turn, args=(key,))


def _turn(key: str) -> None:
    turn_to(st.session_state[key])


def _empty(t: Words) -> None:
    """What looks is signed in, so there is always an entry: the filters left none over."""
    with st.container(border=True, horizontal_alignment="center"):
        st.markdown(t("Nothing like this has been noted."))
        st.button(t("Show everything"), on_click=show_all, icon=":material/filter_alt_off:")
