"""The ramp for new hires: how much of a target is asked in each week since somebody was hired."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.ramp_change import MOST_WEEKS, is_ramp, weeks_changed, with_other_past
from floor.tasks.set_ramp import set_ramp
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import Actor
from floor.ui import cached
from floor.ui.filter_parts import today
from floor.ui.targets.preview import confirm
from floor.ui.targets.reasons import sentence

SHARE = "share"


def new_hires(actor: Actor, t: Words) -> None:
    """The weeks to edit, what that changes, and the button."""
    roster = cached.roster()
    before = tuple(roster.targets.ramp)
    st.markdown(
        t("In each week since they were hired, so much of a full target is asked of somebody; afterwards all of it.")
    )
    after = _edited(before, roster.version, t)
    if after == before:
        st.caption(
            t("Write percents, add weeks below the last one, or take them away. Without any week there is no ramp.")
        )
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
    edited = st.data_editor(
        pd.DataFrame({SHARE: pd.array([float(share * 100) for share in ramp], dtype="Float64")}),
        num_rows="dynamic",
        hide_index=True,
        column_config={
            SHARE: st.column_config.NumberColumn(
                t("Percent of a target, week by week"), min_value=0, max_value=100, step=1, required=True
            )
        },
        width=360,
        key=f"targets_ramp:{version}",
        alt=t("Percent of a target, week by week"),
    )
    cells = [float(cell) for cell in edited[SHARE].dropna()][: MOST_WEEKS + 1]
    return tuple(Fraction(Decimal(str(cell))) / 100 for cell in cells)


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
