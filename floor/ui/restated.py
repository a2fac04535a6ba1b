"""Numbers that were changed after their day was over: told quietly beside them, with the list behind it."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.periods import Period
from floor.rules.restated import RESTATED
from floor.store.restatements import Cause, Restatement
from floor.store.viewers import Viewer
from floor.store.warehouse import Warehouse
from floor.ui import cached
from floor.ui.orders.reading import scope_now

AT_ONCE = 200
# What opens is as wide as what is in it, and a table asks for no room of its own. On a phone it ends at the screen.
WIDTH = 840


def restated_numbers(viewer: Viewer, warehouse: Warehouse, period: Period, t: Words) -> None:
    """A button where there is something to tell of these days, of those whose orders the viewer may see."""
    found = cached.restatements(warehouse, cached.roster(), scope_now(viewer), period)
    if not found:
        return
    label = t.plural(
        "{n} number changed after the day was over", "{n} numbers changed after the day was over", len(found)
    )
    with st.popover(label, icon=":material/published_with_changes:", on_change="rerun", key="restated") as opened:
        if opened.open:
            st.markdown(t("These numbers have stood here before, and a later load has changed them."))
            restated_table(found, label, t, width=WIDTH)


def restated_table(
    found: Sequence[Restatement], label: str, t: Words, *, width: int | Literal["stretch"] = "stretch"
) -> None:
    """The newest of them, each with what it was, what it is now, and which load did it."""
    some = found[:AT_ONCE]
    columns = {
        t("Day"): [t.date(one.day, "short") for one in some],
        t("Agent"): [one.agent.name for one in some],
        t("Number"): [t.label(RESTATED[one.fact].name) for one in some],
        t("Was"): [_written(one.fact, one.before, t) for one in some],
        t("Is now"): [_written(one.fact, one.after, t) for one in some],
        t("By"): ["; ".join(_named(cause, t) for cause in one.causes) for one in some],
        t("Changed at"): [f"{t.date(one.restated_at.date(), 'short')} {t.time(one.restated_at)}" for one in some],
    }
    st.dataframe(pd.DataFrame(columns), hide_index=True, alt=label, width=width)
    if len(found) > AT_ONCE:
        st.caption(t("The newest {n} are shown.", n=t.number(AT_ONCE)))


def _named(cause: Cause, t: Words) -> str:
    return t("{file}, taken back", file=cause.file) if cause.taken_back else cause.file


def _written(fact: str, amount: int, t: Words) -> str:
    match RESTATED[fact].unit:
        case "money":
            return t.money(amount, cents=True)
        case "duration":
            return t.duration(amount)
        case "hundredths":
            return t.number(amount / 100, 2)
        case _:
            return t.number(amount)
