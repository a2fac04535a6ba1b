"""The file as it was read, and what loading it by the format would bring."""

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.ui.mapping.names import column_names
from floor.ui.mapping.reader import ReadTable, ReadTrial

FIRST = 8


def first_rows(table: ReadTable, t: Words) -> None:
    """Its first rows below its header, every cell as it stands in the file; what stood above the header, as text."""
    above = [line for line in table.above[: table.skip_lines] if line]
    if above:
        st.caption(t("Above the header, left out:"))
        st.text("\n".join(above[:5]))
    names = [f"{number}. {name}" for number, name in enumerate(table.header, start=1)]
    st.dataframe(pd.DataFrame(list(table.rows[:FIRST]), columns=names), hide_index=True)


def trial_view(found: ReadTrial, t: Words) -> None:
    """How many rows would load, and why the others would not."""
    with st.container(horizontal=True):
        st.metric(t("would be loaded"), t.number(found.loaded))
        st.metric(t("would be refused"), t.number(found.rejected))
        st.metric(t("stand in it twice"), t.number(found.duplicates))
    if found.first_day and found.last_day:
        st.caption(t("from {first} to {last}", first=t.date(found.first_day), last=t.date(found.last_day)))
    if found.refused:
        names = column_names(t)
        rows = [(names.get(column, column), loader_words(reason, t), count) for column, reason, count in found.refused]
        st.dataframe(pd.DataFrame(rows, columns=[t("Column"), t("Why refused"), t("Rows")]), hide_index=True)
