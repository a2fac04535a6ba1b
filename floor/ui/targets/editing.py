"""The table to edit: targets from a day on, with what was reached last period beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric
from floor.rules.money import minor_units
from floor.rules.periods import Period
from floor.rules.target import Target
from floor.rules.target_change import Changes, Ending, coming_back
from floor.rules.target_figure import exact, written
from floor.settings import settings
from floor.store.target_table import TargetRow
from floor.ui.targets.address import TargetsQuery
from floor.ui.targets.words import day_words, reaching_words, subject_name, unit_of

NEW = "target"
"""The one column that is edited."""


@dataclass(frozen=True)
class FromWhen:
    """The first day, the last one if there is any, and the last day of an own period."""

    day_from: date
    day_to: date | None = None
    period_to: date | None = None


def edited_table(rows: Sequence[TargetRow], query: TargetsQuery, last: Period | None, key: str, t: Words) -> Changes:
    """Draw it; what its cells ask for beyond what holds already, without the days it is for."""
    metric = METRICS[query.metric]
    frame = _frame(rows, metric, t)
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=[name for name in frame.columns if name != NEW],
        column_config={
            "name": st.column_config.TextColumn(t("For"), pinned=True),
            "team": st.column_config.TextColumn(t("Team")) if any(row.subject.team for row in rows) else None,
            NEW: st.column_config.NumberColumn(
                t("Target") + unit_of(metric, t),
                min_value=0,
                step=_step(metric),
                format="localized",
                help=t("Blank ends it."),
            ),
            "holds": st.column_config.TextColumn(t("Holds")),
            "reached": st.column_config.TextColumn(_reached_in(last, t)),
            "reaching": st.column_config.TextColumn(
                t("Would have reached it"),
                help=t("Of its people, in that last period; a sum is asked of them by their working days."),
            ),
        },
        height=min(35 * len(rows) + 38, 560),
        key=key,
        placeholder="—",
        alt=t("Targets with what was reached last period"),
    )
    asked = [None if pd.isna(cell) else float(cell) for cell in edited[NEW]]
    return _asked(rows, asked, query)


def with_days(changes: Changes, when: FromWhen, targets: Sequence[Target], *, older_too: bool) -> Changes:
    """The same from that day on; `older_too`: those that would come back where a cell was left blank end as well."""
    last = when.day_from - timedelta(days=1)
    by_number = {one.number: one for one in targets}
    ended = {one.number for one in changes.ended}
    if older_too:
        ended |= {old.number for one in tuple(ended) for old in coming_back(targets, by_number[one], last)}
    new = [replace(one, day_from=when.day_from, day_to=when.day_to, period_to=when.period_to) for one in changes.new]
    return Changes(tuple(new), tuple(Ending(number, last) for number in sorted(ended)))


def _asked(rows: Sequence[TargetRow], asked: Sequence[float | None], query: TargetsQuery) -> Changes:
    metric = METRICS[query.metric]
    new, ended = [], []
    for row, cell in zip(rows, asked, strict=True):
        if cell == _cell(row.target, metric):
            continue
        if cell is None and row.target:
            ended.append(Ending(row.target.number, row.target.last_day))
        elif cell is not None:
            new.append(_target(row, query, exact(metric, Decimal(str(cell)), _places())))
    return Changes(tuple(new), tuple(ended))


def _target(row: TargetRow, query: TargetsQuery, figure: Fraction) -> Target:
    # The days are said once for the whole table, and put in by `with_days`.
    own = date.max if query.span == "own" else None
    subject = row.subject
    return Target(0, subject.whom, subject.key, query.metric, query.span, figure, date.min, None, period_to=own)


def _frame(rows: Sequence[TargetRow], metric: Metric, t: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [subject_name(row.subject, t) for row in rows],
            "team": [row.subject.team for row in rows],
            NEW: pd.array([_cell(row.target, metric) for row in rows], dtype="Float64"),
            "holds": [_holds(row.target, t) for row in rows],
            "reached": ["—" if row.reached is None else t.metric(metric, row.reached) for row in rows],
            "reaching": [reaching_words(row.reaching, row.subject.whom, t) for row in rows],
        }
    )


def _cell(target: Target | None, metric: Metric) -> float | None:
    return None if target is None else float(written(metric, target.figure, _places()))


def _holds(target: Target | None, t: Words) -> str:
    if target is None:
        return ""
    since = t("from {day}", day=day_words(target.day_from))
    if target.last_day == date.max:
        return since
    return f"{since} · " + t("until {day}", day=day_words(target.last_day))


def _reached_in(last: Period | None, t: Words) -> str:
    if last is None:
        return t("Reached last period")
    match last.kind:
        case "day":
            return t("Reached on {day}", day=t.date(last.day_from, "short"))
        case "week":
            return t("Reached in the week of {day}", day=t.date(last.day_from, "short"))
        case "month":
            return t("Reached in {month}", month=t.month(last.day_from))


def _step(metric: Metric) -> float:
    return 1.0 if metric.unit in {"count", "duration"} else 0.01


def _places() -> int:
    return minor_units(settings().currency)
