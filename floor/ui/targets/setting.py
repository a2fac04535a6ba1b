"""Set targets: choose from which day, edit the table, look at what changes, save."""

from datetime import date, timedelta

import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.rules.periods import Kind, period_of
from floor.rules.target import Span, Target
from floor.rules.target_change import Changes, coming_back, plan
from floor.store.target_table import TargetRow, target_rows
from floor.tasks.set_target import set_targets
from floor.tasks.task import Actor
from floor.ui.filter_parts import ALL, today
from floor.ui.targets.address import TargetsQuery
from floor.ui.targets.editing import FromWhen, edited_table, with_days
from floor.ui.targets.preview import confirm, preview
from floor.ui.targets.reading import read_targets_seen

ONE_DAY = timedelta(days=1)
OLDEST, NEWEST = date(2000, 1, 1), date(2099, 12, 31)


def setting(actor: Actor, query: TargetsQuery, t: Words) -> None:
    """The whole view."""
    seen = read_targets_seen(query.metric, query.span)
    when = _when(query, t)
    if when is None:
        return
    everybody = target_rows(seen.roster, seen.last, query.metric, query.span, when.day_from)
    rows = _narrowed(everybody, t)
    if not rows:
        st.info(t("There is nobody of this kind. People and their levels come from the people file."))
        return
    key = f"targets:{query.metric}:{query.span}:{when.day_from}:{seen.roster.version}:{hash(_whose(rows))}"
    changes = edited_table(rows, query, seen.last.period if seen.last else None, key, t)
    _note(query, t)
    if not changes.new and not changes.ended:
        st.caption(t("Write a figure into a cell, or empty one to end its target. You see first what changes."))
        return
    targets = seen.roster.targets.targets
    done = with_days(changes, when, targets, older_too=_older_too(changes, when, targets, t))
    planned = plan(targets, done, today())
    preview(planned, seen, t)
    confirm(
        "targets",
        t("Save"),
        lambda reason: set_targets(actor, done, planned, reason),
        t,
        touches=planned.touches(today()),
    )


def first_day(span: Span, day: date) -> date:
    """From when a target is usually set: the next week or month; a day's or an own one from today."""
    return day if span in {"day", "own"} else period_of(_kind(span), day).day_to + ONE_DAY


def _kind(span: Span) -> Kind:
    return "week" if span == "week" else "month"


def _when(query: TargetsQuery, t: Words) -> FromWhen | None:
    """The fields for days; each kind of period has its own, because each usually begins on another day."""
    begins = first_day(query.span, today())
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        day_from = _day(t("From"), begins, f"from:{query.span}", t("Days before it keep what held then."))
        if day_from is None:
            return None
        if query.span == "own":
            last = max(period_of("month", day_from).day_to, day_from)
            period_to = _day(t("Last day of the period"), last, f"period_to:{day_from}", "", day_from)
            return None if period_to is None else FromWhen(day_from, None, period_to)
        explained = t("Without one it holds until another is set.")
        return FromWhen(day_from, _day(t("Last day, if any"), None, f"until:{query.span}", explained, day_from))


def _day(label: str, value: date | None, key: str, explained: str, first: date = OLDEST) -> date | None:
    chosen = st.date_input(
        label,
        value=value,
        min_value=first,
        max_value=NEWEST,
        format="YYYY-MM-DD",
        help=explained or None,
        key=f"targets_{key}",
        width=180,
    )
    return chosen if isinstance(chosen, date) else None


def _narrowed(rows: list[TargetRow], t: Words) -> list[TargetRow]:
    groups = {"groups": t("Floor and teams"), "level": t("Levels"), "person": t("People")}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        group = st.segmented_control(
            t("Whose"),
            list(groups),
            format_func=groups.__getitem__,
            required=True,
            default="groups",
            key="targets_whose",
            label_visibility="collapsed",
        )
        of_group = [row for row in rows if row.subject.whom == group or _is_group(row, group)]
        teams = sorted({row.subject.team for row in of_group if row.subject.team})
        if group != "person" or not teams:
            return of_group
        names = {ALL: t("All teams"), **{team: team for team in teams}}
        team = st.selectbox(
            t("Team"),
            list(names),
            format_func=names.__getitem__,
            key="targets_team",
            label_visibility="collapsed",
            width=200,
        )
    return [row for row in of_group if team in {ALL, row.subject.team}]


def _is_group(row: TargetRow, group: str | None) -> bool:
    return group == "groups" and row.subject.whom in {"floor", "team"}


def _whose(rows: list[TargetRow]) -> tuple[tuple[str, str], ...]:
    return tuple((row.subject.whom, row.subject.key) for row in rows)


def _older_too(changes: Changes, when: FromWhen, targets: tuple[Target, ...], t: Words) -> bool:
    """Asked only where ending one would bring an older one back."""
    by_number = {one.number: one for one in targets}
    last = when.day_from - ONE_DAY
    back = [old for one in changes.ended for old in coming_back(targets, by_number[one.number], last)]
    if not back:
        return False
    st.warning(
        t("An older target still holds and comes back where you left a cell empty."),
        icon=":material/settings_backup_restore:",
    )
    return st.checkbox(t("End the older ones too, so that nothing is set from then on"), key="targets_older_too")


def _note(query: TargetsQuery, t: Words) -> None:
    metric = METRICS[query.metric]
    if metric.is_sum:
        st.caption(
            t("A sum is spread over working days. A team without one of its own has what its people have together.")
        )
    else:
        st.caption(t("A rate is a level: the same for a team and for each of its people, unless they have their own."))
