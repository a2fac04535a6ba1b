"""Targets: what is expected of floor, teams, levels and people, from which day on."""

import streamlit as st

from etl.problems import Refused
from etl.table_upload import read_table
from floor.rules.access import Permission
from floor.store.target_import import NEEDED, FileRow, Problem
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words
from floor.ui.targets.importing import ReadRows
from floor.ui.targets.screen import targets_screen

viewer = guard(Permission.SET_TARGETS)


def read(name: str, content: bytes) -> ReadRows:
    """An upload, by the reader that reads logs."""
    try:
        rows = read_table(name, content, NEEDED)
    except Refused as refused:
        return ReadRows(refused=str(refused))
    unread = tuple(Problem(one.line, "", "", one.problem) for one in rows if one.problem)
    return ReadRows([FileRow(one.line, one.cells) for one in rows if not one.problem], unread)


t = reader_words()
st.title(t("Targets"), anchor=False)
targets_screen(actor_of(viewer), read, t)
