"""Reading and drawing the whiteboard in each of its states: there, empty, old, unreadable, not yet begun."""

import logging
from dataclasses import dataclass

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.boards import Board, BoardQuery
from floor.store.warehouse import NoWarehouse, Warehouse, WarehouseUnreadable
from floor.ui import cached
from floor.ui.board.component import show_board
from floor.ui.board.payload import board_payload
from floor.ui.filters import go_to_day, show_everybody
from floor.ui.first_run import first_run
from floor.ui.follow import Seen, follow_the_data, try_again
from floor.ui.trouble import keeps_the_last_board, shows_an_older_version, unreadable

log = logging.getLogger(__name__)

SHOWN = "board_shown"


@dataclass(frozen=True)
class Sight:
    """A board and the warehouse it comes from; no warehouse: the last good board, reading failed just now."""

    board: Board
    warehouse: Warehouse | None


def sight_or_stop(query: BoardQuery, seen: Seen, t: Words) -> Sight:
    """What there is to see. With nothing to see it says why and ends the page, which goes on looking by itself."""
    try:
        with st.skeleton(height=600):
            warehouse = cached.open_warehouse()
            board = cached.board(warehouse, cached.roster(), query)
    except NoWarehouse:
        first_run(t)
        follow_the_data(seen)
        st.stop()
    except WarehouseUnreadable as error:
        log.error("%s", error)  # noqa: TRY400  its sentence says it all, and it comes again every few seconds
        return _last_sight_or_stop(query, t)
    except Exception:
        # Whatever it is: a room full of people must not read a traceback.
        log.exception("The board could not be read")
        return _last_sight_or_stop(query, t)
    st.session_state[SHOWN] = board
    return Sight(board, warehouse)


def _last_sight_or_stop(query: BoardQuery, t: Words) -> Sight:
    last = st.session_state.get(SHOWN)
    if not isinstance(last, Board) or last.query != query:
        unreadable(t)
        try_again()
        st.stop()
    return Sight(last, None)


def draw_sight(sight: Sight, seen: Seen, t: Words) -> None:
    """The board, what is to be said about it, and its way of staying fresh."""
    board, house = sight.board, settings()
    if sight.warehouse is None:
        keeps_the_last_board(t, t.time(board.published_at))
        try_again()
    else:
        follow_the_data(seen)
    if sight.warehouse and sight.warehouse.is_fallback:
        shows_an_older_version(t)
    payload = board_payload(
        board, t, reading="list", theme="auto", now=house.now(), house=house, sample=house.is_sample
    )
    # The page says these things itself, with the lists behind them.
    show_board({**payload, "notes": []})


def way_out(board: Board, t: Words) -> None:
    """From an empty board to the nearest one that has something on it."""
    query, last = board.query, board.last_day
    with st.container(horizontal=True, horizontal_alignment="center"):
        if query.team is not None or query.campaign is not None:
            label = t("Show all teams and campaigns")
            st.button(label, on_click=show_everybody, icon=":material/filter_alt_off:")
        elif last is not None and last not in query.period:
            label = t("Show {day}, the last day with calls", day=t.date(last, "weekday"))
            st.button(label, on_click=go_to_day, args=(last,), icon=":material/event_available:")
