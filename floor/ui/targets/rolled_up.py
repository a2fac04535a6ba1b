"""What the parts come to beside each whole."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric
from floor.rules.periods import Kind, Period, period_of
from floor.rules.target_change import ONE_DAY
from floor.rules.target_parts import RolledUp, rolled_up
from floor.rules.targets import plain_figure
from floor.store.target_table import BOARD_OF
from floor.ui.filter_parts import today
from floor.ui.targets.address import TargetsQuery
from floor.ui.targets.reading import TargetsSeen
from floor.ui.targets.words import period_words


def roll_up_table(query: TargetsQuery, seen: TargetsSeen, t: Words) -> None:
    """The floor beside its teams, each team beside its people, for the running period or the next."""
    st.subheader(t("Rolled up"), anchor=False)
    period = _period(BOARD_OF[query.span], t)
    metric = METRICS[query.metric]
    found = rolled_up(
        seen.roster.targets,
        metric,
        (period.day_from, period.day_to),
        period.kind,
        plain_figure(metric, seen.list_price),
    )
    st.dataframe(_frame(found, metric, t), hide_index=True, alt=t("Rolled up"))
    st.caption(
        t("What the parts come to: of the floor its teams, of a team its people, each by their own targets and days.")
    )


def _period(kind: Kind, t: Words) -> Period:
    running = period_of(kind, today())
    periods = [running, period_of(kind, running.day_to + ONE_DAY)]
    at = st.selectbox(
        t("Period"),
        range(len(periods)),
        format_func=lambda n: period_words(periods[n].day_from, periods[n].day_to, t),
        key=f"targets_rolled_up:{kind}",
        width=220,
    )
    return periods[at or 0]


def _frame(found: Sequence[RolledUp], metric: Metric, t: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("For"): [one.name or t("Whole floor") for one in found],
            t("Own target"): ["—" if one.own is None else t.metric(metric, one.own) for one in found],
            t("Its parts come to"): ["—" if one.of_parts is None else t.metric(metric, one.of_parts) for one in found],
            t("Difference"): [_difference(one, metric, t) for one in found],
        }
    )


def _difference(one: RolledUp, metric: Metric, t: Words) -> str:
    if one.difference is None:
        return ""
    if one.difference == 0:
        return t("none")
    sign = "+" if one.difference > 0 else "−"
    return f"{sign}{t.metric(metric, abs(one.difference))}"
