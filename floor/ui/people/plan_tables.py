"""The plan of an import as counts and tables. Whatever comes from the file stands in cells, which are plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.rules.people_plan import GonePerson, MovedPerson, PeoplePlan
from floor.ui.people.fields import field_names


@dataclass(frozen=True)
class ProblemRow:
    """A row that changes nothing, whoever found it out."""

    line: int
    column: str
    value: str
    why: str


def problem_rows(plan: PeoplePlan, unread: Sequence[ProblemRow]) -> list[ProblemRow]:
    """Rows that cannot be read and rows that cannot be true, by line."""
    of_plan = [ProblemRow(one.line, one.column, one.value, one.why) for one in plan.problems]
    return sorted([*unread, *of_plan], key=lambda one: one.line)


def plan_tables(plan: PeoplePlan, problems: Sequence[ProblemRow], t: Words) -> None:
    """How many of each, and who."""
    counts = {
        t("New"): len(plan.new),
        t("Changed"): len(plan.changed),
        t("Moved team"): len(plan.moved),
        t("As they are"): plan.unchanged,
        t("Not in the file"): len(plan.gone),
        t("Problem rows"): len(problems),
    }
    with st.grid(len(counts), min_column_width=120):
        for label, count in counts.items():
            st.metric(label, t.number(count))
    _table(
        t("Problem rows"),
        t("These rows change nothing. Mend them in the file and upload it again."),
        _problems(problems, t),
    )
    _table(t("New"), "", _new(plan, t))
    _table(t("Changed"), "", _changed(plan, t))
    _table(t("Moved team"), t("Days before keep the old team."), _moved(plan, t))


def gone_field(plan: PeoplePlan, key: str, t: Words) -> None:
    """Who is here and not in the file: nothing happens to them, but to those who are ticked."""
    st.multiselect(
        t("Not in the file: who of them has left today?"),
        plan.gone,
        format_func=_gone_label,
        placeholder=t("Nobody"),
        help=t("Whoever is not chosen stays as they are."),
        key=key,
    )


def _gone_label(one: GonePerson) -> str:
    return " · ".join(part for part in (one.name, one.agent_id, one.team) if part)


Columns = dict[str, list[str]]


def _table(title: str, explained: str, columns: Columns) -> None:
    if not next(iter(columns.values())):
        return
    st.subheader(title, anchor=False)
    if explained:
        st.caption(explained)
    st.dataframe(pd.DataFrame(columns), hide_index=True, alt=title)


def _new(plan: PeoplePlan, t: Words) -> Columns:
    names = field_names(t)
    return {
        names["name"]: [one.details.name for one in plan.new],
        names["agent_ids"]: [", ".join(one.agent_ids) for one in plan.new],
        names["team"]: [one.team for one in plan.new],
        names["hire_date"]: [str(one.details.hire_date or "") for one in plan.new],
    }


def _changed(plan: PeoplePlan, t: Words) -> Columns:
    names = field_names(t)
    lines = [(one, change) for one in plan.changed for change in one.changes]
    return {
        names["name"]: [one.name for one, _ in lines],
        names["agent_id"]: [one.agent_id for one, _ in lines],
        t("Field"): [names[change.field] for _, change in lines],
        t("Before"): [change.before for _, change in lines],
        t("After"): [change.after for _, change in lines],
    }


def _moved(plan: PeoplePlan, t: Words) -> Columns:
    names = field_names(t)
    return {
        names["name"]: [one.name for one in plan.moved],
        names["agent_id"]: [one.agent_id for one in plan.moved],
        t("Before"): [one.before or t("No team") for one in plan.moved],
        t("After"): [one.after or t("No team") for one in plan.moved],
        t("From"): [_since(one, t) for one in plan.moved],
    }


def _since(one: MovedPerson, t: Words) -> str:
    return t("since ever") if one.day_from is None else one.day_from.isoformat()


def _problems(problems: Sequence[ProblemRow], t: Words) -> Columns:
    return {
        t("Line"): [str(one.line) for one in problems],
        t("Column"): [one.column for one in problems],
        t("Value"): [one.value for one in problems],
        t("Why"): [loader_words(one.why, t) for one in problems],
    }
