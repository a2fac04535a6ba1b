"""The board as a component of a Streamlit page."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from floor.ui.board.assets import script, style

# Inline on purpose: a packaged component (asset_dir) must be an installed distribution, and this program runs
# from its checkout. What it costs, the script with every change of the board, `whole_minutes` keeps rare.
_board = st.components.v2.component(
    "floorboard_board",
    html='<div id="floorboard"></div>\n',
    css=style(),
    js=script("component"),
)


def show_board(payload: Mapping[str, Any], key: str = "board") -> None:
    """Draw the board as high as its rows need. The same key keeps it mounted, so that its rows glide."""
    _board(key=key, data=whole_minutes(payload), height="content")


def whole_minutes(payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload with its clock cut to the minute: Streamlit sends nothing anew while nothing has changed."""
    late = int(str(payload["now"])[17:19])
    return {**payload, "now": f"{payload['now'][:17]}00", "age_seconds": max(0, payload["age_seconds"] - late)}
