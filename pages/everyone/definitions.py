"""What every number on the screens means: the metric catalogue, to read."""

import streamlit as st

from floor.rules.access import Permission
from floor.rules.metrics import METRICS
from floor.ui.definition import definition, target_and_pace
from floor.ui.guard import guard
from floor.ui.language import reader_words

guard(Permission.SEE_BOARDS)
t = reader_words()

st.title(t("Definitions"), anchor=False)
st.markdown(t("Every number is computed in one way only, for an agent, a team and the whole floor alike."))
with st.grid(3, min_column_width=300):
    for metric in METRICS.values():
        with st.container(border=True, height="stretch"):
            st.subheader(t.label(metric.name), anchor=False)
            definition(metric, t)
target_and_pace(t)
