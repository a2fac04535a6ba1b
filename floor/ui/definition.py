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


def target_and_pace(t: Words) -> None:
    """What everybody's figures are held against."""
    st.subheader(t("Target and pace"), anchor=False)
    st.markdown(
        t(
            "A target is set for the floor, a team, a level or a person; where none is set, a plain figure holds. "
            "That of a sum is spread over working days and asked of everybody for the days they are at work; "
            "that of a rate is a level."
        )
    )
    st.markdown(
        t(
            "Due by now are the working days that are over, and of today what the floor has usually done by this "
            "time, by the hours of the last four weeks. Pace is what is done less what is due. A lozenge on a bar "
            "is a goal of one's own that somebody chose to show."
        )
    )
    st.caption(t("On a free day, on a board of one campaign, and of who is not on the roster nothing is expected."))


def definition(metric: Metric, t: Words) -> None:
    """The sentence, which way is better, and from when on there is a number."""
    st.markdown(t.label(metric.definition))
    better = {"higher": t("Higher is better."), "lower": t("Lower is better.")}[metric.better]
    st.caption(" ".join([better, *([t.label(metric.sample_reason)] if metric.sample_reason else [])]))
