"""Every target of a metric, those that are over among them; a row opens the form that ends it."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.target_change import Changes, Ending, coming_back, plan
from floor.store.records import records
from floor.store.roster import Roster
from floor.store.target_list import ListedTarget, State, read_target_list
from floor.tasks.end_target import end_targets
from floor.tasks.task import Actor
from floor.ui.filter_parts import today
from floor.ui.targets.address import TargetsQuery
from floor.ui.targets.preview import confirm, preview
from floor.ui.targets.reading import TargetsSeen, read_targets_seen
from floor.ui.targets.words import called, day_words, figure_words

OPENED = "targets_opened"
"""Under this key of the session lies the number of the target that is open."""
NEWEST = date(2099, 12, 31)


def listing(actor: Actor, query: TargetsQuery, t: Words) -> None:
    """The list, and beside it what is open."""
    seen = read_targets_seen(query.metric, query.span)
    with records().reading() as session:
        everything = read_target_list(session, today())
    shown = [one for one in everything if (one.target.metric, one.target.span) == (query.metric, query.span)]
    if not shown:
        st.info(t("No target of this kind has been set yet. Set the first one under “Set”."), icon=":material/flag:")
        return
    _table(shown, seen.roster, t)
    opened = next((one for one in shown if one.target.number == st.session_state.get(OPENED)), None)
    if opened is None:
        st.caption(t("Choose a row to end its target. Those that are over stay listed."))
    elif opened.state is State.OVER:
        st.caption(t("This target is over; what its days were measured by stays."))
    else:
        _end(actor, opened, seen, t)


def state_words(one: ListedTarget, t: Words) -> str:
    """What became of it."""
    if one.state is State.TO_COME:
        return t("to come")
    if one.state is State.IN_FORCE:
        return t("in force")
    if one.counted_to is None or one.counted_to < one.target.day_from:
        return t("a newer one counts")
    return t("held until {day}", day=day_words(one.counted_to))


def _table(shown: Sequence[ListedTarget], roster: Roster, t: Words) -> None:
    # Another list is another widget: a row that stays chosen by its number would be another target.
    key = f"targets_list:{hash(tuple(shown))}"
    numbers = [one.target.number for one in shown]
    st.dataframe(
        _frame(shown, roster, t),
        hide_index=True,
        height=min(35 * len(shown) + 38, 520),
        on_select=lambda: _open(key, numbers),
        selection_mode="single-row",
        key=key,
        alt=t("Every target of this kind"),
    )


def _open(key: str, numbers: Sequence[int]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    st.session_state[OPENED] = numbers[rows[0]] if rows else None


def _frame(shown: Sequence[ListedTarget], roster: Roster, t: Words) -> pd.DataFrame:
    day = today()
    targets = [one.target for one in shown]
    return pd.DataFrame(
        {
            t("For"): [called(one.whom, one.name, roster, day, t) for one in targets],
            t("Target"): [figure_words(one, t) for one in targets],
            t("State"): [state_words(one, t) for one in shown],
            t("From"): [day_words(one.day_from) for one in targets],
            t("Last day"): [day_words(None if one.last_day == date.max else one.last_day) for one in targets],
            t("Part of a split"): [t("yes") if one.exact else "" for one in targets],
            t("Set by"): [one.set_by for one in shown],
            t("Set on"): [day_words(one.set_at.date()) for one in shown],
        }
    )


def _end(actor: Actor, one: ListedTarget, seen: TargetsSeen, t: Words) -> None:
    target, targets = one.target, seen.roster.targets.targets
    with st.container(border=True):
        st.subheader(t("End this target"), anchor=False)
        st.text(f"{called(target.whom, target.name, seen.roster, today(), t)}: {figure_words(target, t)}")
        last = _last_day(one, t)
        if last is None:
            return
        ended = {target.number}
        back = coming_back(targets, target, last)
        if back and st.checkbox(
            t("End the older ones too, so that nothing is set from then on"), key=f"targets_end_older:{target.number}"
        ):
            ended |= {old.number for old in back}
        endings = tuple(Ending(number, last) for number in sorted(ended))
        planned = plan(targets, Changes(ended=endings), today())
        preview(planned, seen, t)
        confirm(
            f"targets_end:{target.number}",
            t("End it"),
            lambda reason: end_targets(actor, endings, planned, reason),
            t,
            touches=planned.touches(today()),
        )


def _last_day(one: ListedTarget, t: Words) -> date | None:
    """One that has not begun is taken back, which needs no day."""
    target = one.target
    if one.state is State.TO_COME:
        st.caption(t("It has not begun: ending it takes it back as if it had never been set."))
        return today()
    last = min(target.last_day, NEWEST)
    return st.date_input(
        t("Last day on which it holds"),
        value=min(today(), last),
        min_value=target.day_from,
        max_value=last,
        format="YYYY-MM-DD",
        key=f"targets_last:{target.number}",
        width=200,
    )
