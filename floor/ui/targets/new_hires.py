"""The ramp for new hires: how much of a target is asked in each week since somebody was hired."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.ramp_change import MOST_WEEKS, is_ramp, trimmed, weeks_changed, with_other_past
from floor.tasks.set_ramp import set_ramp
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import Actor
from floor.ui import cached
from floor.ui.filter_parts import today
from floor.ui.targets.preview import confirm
from floor.ui.targets.reasons import sentence

SHARE = "share"
FEWEST_LINES, MORE_LINES = 12, 4


def new_hires(actor: Actor, t: Words) -> None:
    """The weeks to edit, what that changes, and the button."""
    roster = cached.roster()
    before = tuple(roster.targets.ramp)
    st.markdown(
        t("In each week since they were hired, so much of a full target is asked of somebody; afterwards all of it.")
    )
    after = _edited(before, roster.version, t)
    if after == before:
        st.caption(t("Write a percent into a week, or empty it for all of a target. You see first what changes."))
        return
    if not is_ramp(after):
        st.error(sentence(Sentence.BAD_RAMP, t), icon=":material/error:")
        return
    touched = with_other_past(roster.targets.members, before, after, today())
    _changes(before, after, t)
    if touched:
        st.caption(
            t.plural(
                "Of {n} person something else would have been asked on days that are over.",
                "Of {n} people something else would have been asked on days that are over.",
                len(touched),
            )
        )
    confirm(
        "targets_new_hires",
        t("Save"),
        lambda reason: set_ramp(actor, before, after, reason),
        t,
        touches=bool(touched),
    )


def _edited(ramp: Sequence[Fraction], version: int, t: Words) -> tuple[Fraction, ...]:
    """A line for each week, some more than there are; what stands empty is all of a target."""
    weeks = min(max(FEWEST_LINES, len(ramp) + MORE_LINES), MOST_WEEKS)
    shares = [float(share * 100) for share in ramp]
    edited = st.data_editor(
        pd.DataFrame(
            {
                "week": [t.number(week + 1) for week in range(weeks)],
                SHARE: pd.array([*shares, *[None] * (weeks - len(shares))], dtype="Float64"),
            }
        ),
        hide_index=True,
        disabled=["week"],
        column_config={
            "week": st.column_config.TextColumn(t("Week since hiring")),
            SHARE: st.column_config.NumberColumn(t("Percent of a target"), min_value=0, max_value=100, step=1),
        },
        width=400,
        height=35 * weeks + 38,
        key=f"targets_ramp:{version}",
        placeholder="100",
        alt=t("Percent of a target, week by week"),
    )
    return trimmed([Fraction(Decimal(str(float(cell)))) / 100 for cell in edited[SHARE].fillna(100)])


def _changes(before: Sequence[Fraction], after: Sequence[Fraction], t: Words) -> None:
    weeks = weeks_changed(before, after)
    st.subheader(t("What changes"), anchor=False)
    st.dataframe(
        pd.DataFrame(
            {
                t("Week since hiring"): [t.number(week + 1) for week in weeks],
                t("Before"): [_share(before, week, t) for week in weeks],
                t("After"): [_share(after, week, t) for week in weeks],
            }
        ),
        hide_index=True,
        width=420,
        alt=t("What changes"),
    )


def _share(ramp: Sequence[Fraction], week: int, t: Words) -> str:
    return t.percent(ramp[week] if week < len(ramp) else 1, 0)
