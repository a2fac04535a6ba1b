"""The choices over the screen. The link is their only memory."""

import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.ui.definition import definition_on_demand
from floor.ui.filter_parts import choices, switch
from floor.ui.targets.address import PARTS, TargetsQuery, read_targets_address, write_targets_address
from floor.ui.targets.words import span_names

ASK_METRIC = frozenset({"set", "all", "split"})


def asked_targets() -> TargetsQuery:
    """What the link asks for."""
    return read_targets_address(st.query_params.to_dict())


def targets_filters(query: TargetsQuery, t: Words) -> None:
    """Which of the five things to do, and for which metric and kind of period."""
    for part in PARTS:
        st.session_state[part] = getattr(query, part)
    views = {
        "set": t("Set"),
        "all": t("All targets"),
        "split": t("Split and roll up"),
        "file": t("As a file"),
        "ramp": t("New hires"),
    }
    switch("view", t("What to do"), views, _write)
    if query.view not in ASK_METRIC:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        with st.container(
            key="metric_and_meaning", horizontal=True, vertical_alignment="center", wrap=False, gap="xxsmall", width=250
        ):
            known = {key: one for key, one in METRICS.items() if query.view != "split" or one.is_sum}
            choices("metric", t("Metric"), {key: t.label(one.name) for key, one in known.items()}, _write)
            definition_on_demand(query.metric, t)
        switch("span", t("Kind of period"), {str(span): name for span, name in span_names(t).items()}, _write)


def _write(part: str) -> None:
    """A choice was changed: the link takes it over."""
    chosen = {**write_targets_address(asked_targets()), part: str(st.session_state[part])}
    query = read_targets_address(chosen)
    if query.view == "split" and not METRICS[query.metric].is_sum:
        query = TargetsQuery(query.view, "orders", query.span)
    for one in PARTS:
        st.query_params.pop(one, None)
    st.query_params.update(write_targets_address(query))
