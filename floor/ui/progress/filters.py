"""Day or month, which one, and for those who see several people's: whose. The link is their only memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from floor.i18n import Words
from floor.store.progress import ProgressQuery
from floor.store.roster import Agent
from floor.ui.filter_parts import Days, choices, day_steps, switch, today
from floor.ui.progress.address import PARTS, read_progress_address, write_progress_address
from floor.ui.progress.whom import Whom, names_of


def asked_progress() -> tuple[ProgressQuery, dict[str, str]]:
    """The progress that the link asks for, and what of it nobody knows."""
    return read_progress_address(st.query_params.to_dict(), today())


def progress_filters(query: ProgressQuery, whom: Whom, first_day: date | None, t: Words) -> None:
    """Period and day for everybody."""
    st.session_state["kind"], st.session_state["day"] = query.kind, query.day
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        switch("kind", t("Period"), {"day": t("Day"), "month": t("Month")}, _write)
        days = Days(query.period, query.day, first_day or query.day, t("Day of the progress"), go_to_day)
        day_steps(days, _write, t)
    whose(whom.may_see, whom.agent, t)


def whose(may_see: Sequence[Agent], shown: Agent | None, t: Words) -> None:
    """Whom to look at, for those who see several people's."""
    if len(may_see) > 1:
        st.session_state["agent"] = shown.key if shown else None
        choices("agent", t("Person"), names_of(may_see), _write, placeholder=t("Choose a person"))


def go_to_day(day: date) -> None:
    """Let the link ask for the period of this day; a day to come is today."""
    _let_link_be(replace(asked_progress()[0], day=min(day, today())))


def show_month() -> None:
    """Let the link ask for the whole month."""
    _let_link_be(replace(asked_progress()[0], kind="month"))


def _write(part: str) -> None:
    """A filter was changed: the link takes it over."""
    value = st.session_state[part]
    chosen = write_progress_address(asked_progress()[0], today())
    if value is not None:
        chosen[part] = str(value)
    _let_link_be(read_progress_address(chosen, today())[0])


def _let_link_be(query: ProgressQuery) -> None:
    for part in PARTS:
        st.query_params.pop(part, None)
    st.query_params.update(write_progress_address(query, today()))
