"""The row of filters over a whiteboard. The link is their only memory: a filter writes it, the next run reads it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.settings import settings
from floor.store.boards import Board, BoardQuery
from floor.ui.address import PARTS, read_address, write_address
from floor.ui.definition import definition_on_demand

ALL = "*"
"""The choice "all" of a list; in a link it is the part that is not there."""


def asked_board() -> tuple[BoardQuery, dict[str, str]]:
    """The board that the link asks for, and what of it nobody knows."""
    return read_address(st.query_params.to_dict(), today())


def today() -> date:
    """The floor's day."""
    house = settings()
    return house.today(house.now())


def filter_bar(query: BoardQuery, board: Board, t: Words) -> None:
    """All filters in one row, which wraps on a phone."""
    _show_in_widgets(query)
    periods = {"day": t("Day"), "week": t("Week"), "month": t("Month")}
    rows = {"agent": t("Agents"), "team": t("Teams")}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        _switch("kind", t("Period"), periods)
        _switch("by", t("Rows"), rows)
        _day_filter(query, board, t)
        with st.container(
            key="metric_and_meaning", horizontal=True, vertical_alignment="center", wrap=False, gap="xxsmall", width=250
        ):
            _list("metric", t("Metric"), {key: t.label(metric.name) for key, metric in METRICS.items()})
            definition_on_demand(query.metric, t)
        _list("team", t("Team"), _names(board.team_names, query.team, t("All teams"), t("No team")), width=168)
        campaigns = _names(board.campaigns, query.campaign, t("All campaigns"), t("No campaign"))
        _list("campaign", t("Campaign"), campaigns, width=168)


def _day_filter(query: BoardQuery, board: Board, t: Words) -> None:
    """A day of the period, and steps of one period; the calendar ends at today, as the data does."""
    before, after = query.period.previous(), query.period.day_to + timedelta(days=1)
    first = min(board.first_day or query.day, query.day)
    with st.container(horizontal=True, gap="xxsmall", width="content", vertical_alignment="center", wrap=False):
        _step("earlier", ":material/chevron_left:", t("Earlier"), before.day_to, possible=before.day_to >= first)
        st.date_input(
            t("Day of the board"),
            key="day",
            format="YYYY-MM-DD",  # the one order that no reader mistakes; Streamlit knows no language
            min_value=first,
            max_value=max(today(), query.day),
            required=True,
            label_visibility="collapsed",
            width=150,
            on_change=_write,
            args=("day",),
        )
        _step("later", ":material/chevron_right:", t("Later"), after, possible=after <= today())


def _step(key: str, icon: str, label: str, day: date, *, possible: bool) -> None:
    st.button("", key=key, icon=icon, help=label, on_click=go_to_day, args=(day,), disabled=not possible)


def _switch(part: str, label: str, names: Mapping[str, str]) -> None:
    st.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=part,
        label_visibility="collapsed",
        on_change=_write,
        args=(part,),
    )


def _list(part: str, label: str, names: Mapping[str, str], width: int | Literal["stretch"] = "stretch") -> None:
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=part,
        label_visibility="collapsed",
        width=width,
        on_change=_write,
        args=(part,),
    )


def _names(known: tuple[str, ...], chosen: str | None, everything: str, nothing: str) -> dict[str, str]:
    """What is chosen stays in the list even where this period's data does not know it: a filter never lies."""
    names = sorted({*known, *([] if chosen is None else [chosen])})
    return {ALL: everything, **{name: name or nothing for name in names}}


def go_to_day(day: date) -> None:
    """Let the link ask for the period of this day; a day to come is today."""
    query, _ = asked_board()
    _let_link_be(BoardQuery(min(day, today()), query.kind, query.metric, query.by, query.team, query.campaign))


def show_everybody() -> None:
    """Let the link ask for all teams and campaigns."""
    query, _ = asked_board()
    _let_link_be(BoardQuery(query.day, query.kind, query.metric, query.by))


def _write(part: str) -> None:
    """A filter was changed: the link takes it over. What is not in the lists is refused when the link is read."""
    value = st.session_state[part]
    if part in {"team", "campaign"} and value == ALL:
        value = None
    parameters = {**write_address(asked_board()[0], today()), part: str(value)}
    if value is None:
        del parameters[part]
    _let_link_be(read_address(parameters, today())[0])


def _let_link_be(query: BoardQuery) -> None:
    for part in PARTS:
        st.query_params.pop(part, None)
    st.query_params.update(write_address(query, today()))


def _show_in_widgets(query: BoardQuery) -> None:
    for part in PARTS:
        value = getattr(query, part)
        st.session_state[part] = ALL if value is None else value
