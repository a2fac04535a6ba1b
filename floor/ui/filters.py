"""The row of filters over a whiteboard. The link is their only memory: a filter writes it, the next run reads it."""

from datetime import date

import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.store.boards import Board, BoardQuery
from floor.ui.address import PARTS, read_address, write_address
from floor.ui.definition import definition_on_demand
from floor.ui.filter_parts import ALL, Days, choices, day_steps, names_of, switch, today


def asked_board() -> tuple[BoardQuery, dict[str, str]]:
    """The board that the link asks for, and what of it nobody knows."""
    return read_address(st.query_params.to_dict(), today())


def filter_bar(query: BoardQuery, board: Board, t: Words) -> None:
    """All filters in one row, which wraps on a phone."""
    _show_in_widgets(query)
    periods = {"day": t("Day"), "week": t("Week"), "month": t("Month")}
    rows = {"agent": t("Agents"), "team": t("Teams")}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        switch("kind", t("Period"), periods, _write)
        switch("by", t("Rows"), rows, _write)
        days = Days(query.period, query.day, board.first_day or query.day, t("Day of the board"), go_to_day)
        day_steps(days, _write, t)
        with st.container(
            key="metric_and_meaning", horizontal=True, vertical_alignment="center", wrap=False, gap="xxsmall", width=250
        ):
            metrics = {key: t.label(metric.name) for key, metric in METRICS.items()}
            choices("metric", t("Metric"), metrics, _write)
            definition_on_demand(query.metric, t)
        teams = names_of(board.team_names, query.team, t("All teams"), t("No team"))
        choices("team", t("Team"), teams, _write, width=168)
        campaigns = names_of(board.campaigns, query.campaign, t("All campaigns"), t("No campaign"))
        choices("campaign", t("Campaign"), campaigns, _write, width=168)


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
