"""The form for a new screen, and the address of its link: shown once, because nobody keeps it."""

from dataclasses import replace
from urllib.parse import urljoin

import streamlit as st

from floor.i18n import LANGUAGES, Words
from floor.rules.metrics import METRICS
from floor.rules.periods import KINDS
from floor.rules.wall_screen import MOST_BOARDS, ROWS, WallBoard, WallScreen
from floor.store.boards import BoardQuery
from floor.store.people import team_names
from floor.store.records import records
from floor.tasks.make_wall_link import FlawedScreen, make_wall_link
from floor.tasks.task import Actor
from floor.ui.filter_parts import today
from floor.ui.filters import asked_board
from floor.ui.walls.flaws import sentence
from floor.ui.walls.names import board_name, reading_names, theme_names

BOARDS = [WallBoard(metric, kind, by) for metric in METRICS for kind in KINDS for by in ROWS]
ALL = ""
"""No team is called so."""


def new_screen(actor: Actor, t: Words) -> str | None:
    """The form; it begins with the board that the link of this page asks for. The address of a link just made."""
    query, _ = asked_board()
    with st.form(key="new_wall"):
        st.subheader(t("Make a link for a screen"), anchor=False)
        name = st.text_input(t("Name of the screen"), placeholder=t("Sales hall, left"), key="wall_name")
        boards, team = _what(query, t)
        screen = _looks(WallScreen(name, boards, team), t)
        asked = st.form_submit_button(t("Make the link"), type="primary", icon=":material/add_link:")
    return _made(actor, screen, t) if asked else None


def _what(query: BoardQuery, t: Words) -> tuple[tuple[WallBoard, ...], str | None]:
    boards = st.multiselect(
        t("Boards"),
        BOARDS,
        default=[WallBoard(query.metric, query.kind, query.by)],
        format_func=lambda board: board_name(board, t),
        max_selections=MOST_BOARDS,
        placeholder=t("Type a metric"),
        help=t("Several boards take turns, twenty seconds each."),
        key="wall_boards",
    )
    teams = [ALL, *_team_names()]
    team = st.selectbox(
        t("Team"),
        teams,
        index=teams.index(query.team) if query.team in teams else 0,
        format_func=lambda team: team or t("All teams"),
        help=t("The screen of a team shows its own agents and total, and nothing of other teams."),
        key="wall_team",
    )
    return tuple(boards), team or None


def _looks(screen: WallScreen, t: Words) -> WallScreen:
    readings, themes = reading_names(t), theme_names(t)
    reading = st.selectbox(
        t("How far away do they read it?"),
        list(readings),
        index=list(readings).index(screen.reading),
        format_func=readings.__getitem__,
        key="wall_reading",
    )
    left, right = st.columns(2)
    theme = left.selectbox(t("Colours"), list(themes), format_func=themes.__getitem__, key="wall_theme")
    language = right.selectbox(
        t("Language"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(t.language),
        format_func=LANGUAGES.__getitem__,
        key="wall_language",
    )
    last_day = st.date_input(
        t("Last day"),
        value=None,
        min_value=today(),
        format="YYYY-MM-DD",
        help=t("Left empty, the link lasts until somebody revokes it."),
        key="wall_last_day",
    )
    return replace(screen, reading=reading, theme=theme, language=language, last_day=last_day)


def _made(actor: Actor, screen: WallScreen, t: Words) -> str | None:
    try:
        token = make_wall_link(actor, screen)
    except FlawedScreen as flawed:
        st.error(sentence(flawed.flaw, t), icon=":material/error:")
        return None
    return wall_address(st.context.url or "", token)


def show_address(address: str, t: Words) -> None:
    """The one time that it can be read."""
    with st.container(border=True):
        st.subheader(t("The link is made"), anchor=False)
        st.markdown(t("Open this address on the screen. It is shown only now: nobody can look it up later."))
        st.code(address, language=None, wrap_lines=True)
        st.link_button(t("Open"), address, icon=":material/open_in_new:")


def wall_address(here: str, token: str) -> str:
    """The address of a screen, on the server that this page came from."""
    return urljoin(here, f"/wall/{token}")


def _team_names() -> tuple[str, ...]:
    with records().reading() as session:
        return team_names(session)
