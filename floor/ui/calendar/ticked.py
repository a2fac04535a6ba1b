"""Which rows of a table somebody ticked."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

TICK = "tick"
"""The column of the table that is ticked; what it is called on the screen is said beside it."""

Row = TypeVar("Row")


def ticked(rows: Sequence[Row], at_first: Sequence[bool], key: str) -> list[Row]:
    """The rows as they were ticked at first, and as the reader changed it in the table of that key."""
    changed = dict(st.session_state.get(key, {}).get("edited_rows", {}))
    return [row for at, row in enumerate(rows) if changed.get(at, {}).get(TICK, at_first[at])]
