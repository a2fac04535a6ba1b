"""Split a whole down to its parts, and see what the parts of everything come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric
from floor.rules.money import minor_units
from floor.rules.periods import Kind, period_of
from floor.rules.target import Target, in_force
from floor.rules.target_book import Days
from floor.rules.target_change import ONE_DAY, Changes, of_target, plan
from floor.rules.target_figure import exact, written
from floor.rules.target_parts import By, Part, as_targets, parts
from floor.settings import settings
from floor.tasks.split_target import split_target
from floor.tasks.task import Actor
from floor.ui.filter_parts import today
from floor.ui.targets.address import TargetsQuery
from floor.ui.targets.preview import confirm, preview
from floor.ui.targets.reading import TargetsSeen, read_targets_seen
from floor.ui.targets.rolled_up import roll_up_table
from floor.ui.targets.words import called, figure_words, period_words, unit_of

FIGURE = "figure"
"""The one column that is edited."""


@dataclass(frozen=True)
class Cut:
    """What is split for which days into what, and how."""

    whole: Target
    days: Days
    into: Literal["team", "person"]
    by: By

    @property
    def day_from(self) -> date:
        """From when the parts hold: days of the period that are over keep what held then."""
        return self.days[0] if self.whole.span == "own" else max(self.days[0], today())


def splitting(actor: Actor, query: TargetsQuery, t: Words) -> None:
    """The whole view."""
    seen = read_targets_seen(query.metric, query.span)
    wholes = _wholes(seen, query)
    if wholes:
        with st.container(border=True):
            st.subheader(t("Split down"), anchor=False)
            _split(actor, wholes, seen, t)
    else:
        st.info(
            t("There is no target of the floor or of a team to split. Set one under “Set” first."),
            icon=":material/call_split:",
        )
    roll_up_table(query, seen, t)


def _wholes(seen: TargetsSeen, query: TargetsQuery) -> list[Target]:
    """Those of the floor and of teams that hold or are to come, the floor's first."""
    like = [one for one in seen.roster.targets.targets if (one.metric, one.span) == (query.metric, query.span)]
    found = [one for one in like if one.whom in {"floor", "team"} and one.last_day >= today()]
    return sorted(found, key=lambda one: (one.whom, one.name, one.day_from))


def _split(actor: Actor, wholes: Sequence[Target], seen: TargetsSeen, t: Words) -> None:
    cut = _cut(wholes, seen, t)
    if cut is None:
        return
    found = parts(seen.roster.targets, cut.whole, cut.days, cut.into, cut.by)
    if not found:
        st.info(t("Nobody is at work on these days, so there is nobody to split it to."))
        return
    edited = _parts_table(found, cut, seen, t)
    _sum_note(edited, cut.whole, t)
    last = None if cut.whole.span == "own" else cut.days[1]
    targets = as_targets(edited, cut.whole, cut.day_from, last)
    planned = plan(seen.roster.targets.targets, Changes(targets), today())
    if cut.day_from > cut.days[0]:
        st.caption(t("The period is running: the parts count from today on, and the days before keep what held then."))
    with st.expander(t("What changes"), key="targets_split_changes"):
        preview(planned, seen, t)
    confirm(
        "targets_split",
        t("Set these parts"),
        lambda reason: split_target(actor, cut.whole, targets, planned, reason),
        t,
        touches=planned.touches(today()),
    )


def _cut(wholes: Sequence[Target], seen: TargetsSeen, t: Words) -> Cut | None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        names = [_whole_words(one, seen, t) for one in wholes]
        at = st.selectbox(
            t("Whole"), range(len(wholes)), format_func=names.__getitem__, key=f"targets_whole:{len(wholes)}", width=320
        )
        whole = wholes[at or 0]
        days = _days(whole, seen, t)
        intos: dict[Literal["team", "person"], str] = {"team": t("Teams"), "person": t("People")}
        into: Literal["team", "person"] | None = "person"
        if whole.whom == "floor":
            into = st.segmented_control(
                t("Into"), list(intos), format_func=intos.__getitem__, required=True, default="team", key="targets_into"
            )
        bys: dict[By, str] = {"weight": t("By working days"), "even": t("Evenly")}
        by = st.segmented_control(
            t("How"), list(bys), format_func=bys.__getitem__, required=True, default="weight", key="targets_by"
        )
    return Cut(whole, days, into, by) if into and by else None


def _days(whole: Target, seen: TargetsSeen, t: Words) -> Days:
    """The period whose working days count: the first or, if the whole counts then, the next; an own one is alone."""
    if whole.span == "own":
        return whole.day_from, whole.period_to or whole.day_from
    kind: Kind = whole.span
    begun = max(whole.day_from, today())
    first = period_of(kind, begun)
    following = period_of(kind, first.day_to + ONE_DAY)
    like = [one for one in seen.roster.targets.targets if of_target(one) == of_target(whole)]
    periods = [first, *([following] if in_force(like, following.day_from, kind) == whole else [])]
    at = st.selectbox(
        t("Period"),
        range(len(periods)),
        index=len(periods) - 1 if whole.day_from < today() else 0,
        format_func=lambda n: period_words(periods[n].day_from, periods[n].day_to, t),
        key=f"targets_period:{whole.number}",
        width=220,
    )
    period = periods[at or 0]
    return period.day_from, period.day_to


def _parts_table(found: Sequence[Part], cut: Cut, seen: TargetsSeen, t: Words) -> list[Part]:
    metric = METRICS[cut.whole.metric]
    whole = cut.whole
    key = f"targets_parts:{whole.number}:{cut.days[0]}:{cut.into}:{cut.by}:{seen.roster.version}"
    edited = st.data_editor(
        pd.DataFrame(
            {
                "name": [called(one.whom, one.name, seen.roster, cut.days[0], t) for one in found],
                "days": [t.number(one.weight, 0 if one.weight.denominator == 1 else 1) for one in found],
                FIGURE: [float(written(metric, Fraction(one.figure), _places())) for one in found],
            }
        ),
        hide_index=True,
        disabled=["name", "days"],
        column_config={
            "name": st.column_config.TextColumn(t("For"), pinned=True),
            "days": st.column_config.TextColumn(t("Working days expected")),
            FIGURE: st.column_config.NumberColumn(
                t("Target") + unit_of(metric, t),
                min_value=0,
                format="localized",
                step=1.0 if metric.unit == "count" else 0.01,
                required=True,
            ),
        },
        height=min(35 * len(found) + 38, 520),
        key=key,
        alt=t("The parts"),
    )
    figures = [_figure(float(cell), metric) for cell in edited[FIGURE].fillna(0)]
    return [Part(one.whom, one.name, one.weight, figure) for one, figure in zip(found, figures, strict=True)]


def _sum_note(edited: Sequence[Part], whole: Target, t: Words) -> None:
    metric = METRICS[whole.metric]
    total = sum(one.figure for one in edited)
    told = t.metric(metric, total)
    if total == whole.figure:
        st.caption(t("The parts come to {sum}, which is the whole.", sum=told))
        return
    more = total - whole.figure
    texts = {"whole": t.metric(metric, whole.figure), "sum": told, "n": t.metric(metric, abs(more))}
    st.warning(
        t("The parts come to {sum}: {n} more than the whole of {whole}.", **texts)
        if more > 0
        else t("The parts come to {sum}: {n} less than the whole of {whole}.", **texts),
        icon=":material/calculate:",
    )


def _whole_words(whole: Target, seen: TargetsSeen, t: Words) -> str:
    name = called(whole.whom, whole.name, seen.roster, today(), t)
    return f"{name}: {figure_words(whole, t)} · " + t("from {day}", day=whole.day_from.isoformat())


def _figure(cell: float, metric: Metric) -> int:
    return round(exact(metric, Decimal(str(cell)), _places()))


def _places() -> int:
    return minor_units(settings().currency)
