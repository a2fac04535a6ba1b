"""The row of filters over the audit. As everywhere the link is their only memory."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from floor.i18n import Words
from floor.rules.audit_actions import ACTIONS
from floor.settings import settings
from floor.store.audit_search import AuditQuery
from floor.store.audit_words import result_text
from floor.ui.audit.address import PARTS, RESULTS, read_audit_address, write_audit_address
from floor.ui.filter_parts import ALL, choices, names_of


def asked_audit() -> tuple[AuditQuery, dict[str, str]]:
    """The entries that the link asks for, and what of it nobody knows."""
    return read_audit_address(st.query_params.to_dict())


def audit_filters(query: AuditQuery, noted: tuple[str, ...], t: Words) -> None:
    """Words, who, what, how it ended, and days. `noted`: the names that there are."""
    _show_in_widgets(query)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
        st.text_input(
            t("Words in it"),
            key="text",
            placeholder=t("Words in it"),
            icon=":material/search:",
            label_visibility="collapsed",
            width=220,
            max_chars=100,
            on_change=_write,
            args=("text",),
        )
        people = names_of(noted, query.who, t("Everybody"), t("Nobody signed in"))
        choices("who", t("Who"), people, _write, width=168)
        results = {ALL: t("Done and refused")} | {str(result): result_text(result, t) for result in RESULTS}
        choices("result", t("Result"), results, _write, width=168)
        choices("action", t("What"), {ALL: t("All deeds")} | _actions(t), _write, width=260)
        _days(t)


def _actions(t: Words) -> dict[str, str]:
    """In the order of the alphabet of the reader's words."""
    return dict(sorted(((key, t.label(name)) for key, name in ACTIONS.items()), key=lambda pair: pair[1]))


def _days(t: Words) -> None:
    """Both ends are inside; an empty one is no limit."""
    house = settings()
    with st.container(horizontal=True, gap="xxsmall", width="content", vertical_alignment="center", wrap=False):
        pick = partial(
            st.date_input,
            format="YYYY-MM-DD",  # the one order that no reader mistakes; Streamlit knows no language
            min_value=date(2000, 1, 1),
            max_value=house.now().date(),
            label_visibility="collapsed",
            width=150,
            on_change=_write,
        )
        pick(t("From this day on"), key="from", args=("from",))
        st.text("–")
        pick(t("To this day, itself included"), key="to", args=("to",))


def show_all() -> None:
    """Let the link ask for everything."""
    _let_link_be(AuditQuery())


def turn_to(page: int) -> None:
    """Let the link ask for another page of the same."""
    _let_link_be(replace(asked_audit()[0], page=page))


def _write(part: str) -> None:
    """A filter was changed: the link takes it over, and begins at its first page."""
    value = st.session_state[part]
    chosen = {**write_audit_address(replace(asked_audit()[0], page=1)), part: str(value)}
    if value is None or value == ALL or (part == "text" and not value):
        del chosen[part]
    _let_link_be(read_audit_address(chosen)[0])


def _let_link_be(query: AuditQuery) -> None:
    for part in PARTS:
        st.query_params.pop(part, None)
    st.query_params.update(write_audit_address(query))


def _show_in_widgets(query: AuditQuery) -> None:
    st.session_state["text"] = query.text
    for part, value in (("who", query.who), ("action", query.action), ("result", query.result)):
        st.session_state[part] = ALL if value is None else value
    first, last = date(2000, 1, 1), settings().now().date()
    for part, day in (("from", query.day_from), ("to", query.day_to)):
        st.session_state[part] = None if day is None else min(max(day, first), last)
