"""What a metric means, where somebody asks."""

import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric


def definition_on_demand(key: str, t: Words) -> None:
    """A small button beside the metric; its definition opens under it."""
    metric = METRICS[key]
    with st.popover("", icon=":material/info:", help=t("What does this number mean?"), type="tertiary"):
        st.markdown(f"**{t.label(metric.name)}**")
        definition(metric, t)


def definition(metric: Metric, t: Words) -> None:
    """The sentence, which way is better, and from when on there is a number."""
    st.markdown(t.label(metric.definition))
    better = {"higher": t("Higher is better."), "lower": t("Lower is better.")}[metric.better]
    st.caption(" ".join([better, *([t.label(metric.sample_reason)] if metric.sample_reason else [])]))
