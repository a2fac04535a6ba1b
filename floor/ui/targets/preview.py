"""What a change would do, before it is done: for whom, on which boards, from which day, and what comes back."""

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.rules.target import Target
from floor.rules.target_change import Plan, Stretch
from floor.store.target_table import reaching_of
from floor.tasks.change_targets import LONGEST_REASON
from floor.ui.deeds import deed
from floor.ui.filter_parts import today
from floor.ui.targets.reading import TargetsSeen, seen_beside
from floor.ui.targets.words import called, day_words, figure_words, kind_names, reaching_words

Do = Callable[[str], object]
"""The task, with the reason."""


def preview(plan: Plan, seen: TargetsSeen, t: Words) -> None:
    """Every stretch of days whose measure changes."""
    if not plan.stretches:
        st.info(t("No day is measured by anything else than before."), icon=":material/info:")
        return
    st.subheader(t("What changes"), anchor=False)
    st.dataframe(_frame(plan.stretches, seen, t), hide_index=True, alt=t("What changes"))
    if any(one.then for one in plan.stretches):
        st.caption(t("What stands under “Then” counts by itself from the day after."))


def confirm(key: str, label: str, do: Do, t: Words, *, touches: bool, done: Callable[[], None] | None = None) -> None:
    """The button, and a reason where it `touches` days that are over. What is done is what was seen, or nothing."""
    if touches:
        st.warning(
            t("This changes what days that are over are measured by. Say why; the audit keeps the reason."),
            icon=":material/history:",
        )
        st.text_input(t("Reason"), key=f"{key}_reason", max_chars=LONGEST_REASON)

    def click() -> None:
        reason = str(st.session_state.get(f"{key}_reason") or "") if touches else ""
        if deed(lambda: do(reason)) and done is not None:
            done()

    st.button(label, type="primary", icon=":material/done_all:", key=f"{key}_save", on_click=click)


def _frame(stretches: Sequence[Stretch], seen: TargetsSeen, t: Words) -> pd.DataFrame:
    day, roster = today(), seen.roster
    metrics = [one.of[2] for one in stretches]
    others = set(metrics) != {seen.metric}
    return pd.DataFrame(
        {
            t("For"): [called(one.of[0], one.of[1], roster, day, t) for one in stretches],
            **({t("Metric"): [t.label(METRICS[metric].name) for metric in metrics]} if others else {}),
            t("From"): [day_words(one.day_from) for one in stretches],
            t("Until"): [_until(one.day_to, t) for one in stretches],
            t("Before"): [figure_words(one.before, t) for one in stretches],
            t("After"): [figure_words(one.after, t) for one in stretches],
            t("Then"): [figure_words(one.then, t) if one.day_to else "" for one in stretches],
            t("Would have reached it"): [_reaching(one.after, seen, t) for one in stretches],
            t("Boards"): [" · ".join(kind_names(t)[kind] for kind in one.kinds) for one in stretches],
        }
    )


def _reaching(target: Target | None, seen: TargetsSeen, t: Words) -> str:
    last = seen_beside(seen, target).last if target else None
    if target is None or last is None:
        return "—"
    return reaching_words(reaching_of(seen.roster.targets, target, last), target.whom, t)


def _until(day: date | None, t: Words) -> str:
    return day_words(day) if day else t("another is set")
