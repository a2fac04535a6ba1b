"""A people file uploaded: first what it would change, then done if that is wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.rules.log_endings import LOG_ENDINGS
from floor.rules.people_group import PeopleFile
from floor.rules.people_plan import PeoplePlan
from floor.tasks.import_people import import_people, try_import
from floor.tasks.task import Actor
from floor.ui.deeds import deed
from floor.ui.people.plan_tables import ProblemRow, gone_field, plan_tables, problem_rows

TEMPLATE = "agent_id,other_agent_ids,name,display_name,team,team_since,hire_date,left_date,level"
TURN = "people_upload_turn"
GONE = "people_gone"


@dataclass(frozen=True)
class ReadFile:
    """What the reader of logs made of an upload; `refused`: why it made nothing of it, in English."""

    file: PeopleFile
    unread: Sequence[ProblemRow] = ()
    refused: str = ""


Reader = Callable[[str, bytes], ReadFile]
"""From a file's name and bytes; given in by the page, because the screens know no reader of logs."""


def importing(actor: Actor, read: Reader, t: Words) -> None:
    """Upload, look, apply. A file that was applied is let go of."""
    st.markdown(t("Upload the people file of your office: CSV or a spreadsheet. You see first what it would change."))
    turn = st.session_state.setdefault(TURN, 0)
    uploaded = st.file_uploader(t("People file"), type=list(LOG_ENDINGS), key=f"people_file:{turn}")
    if uploaded is None:
        _template(t)
        return
    found = read(uploaded.name, uploaded.getvalue())
    if found.refused:
        st.error(t("This file cannot be read as a people file."), icon=":material/error:")
        st.text(loader_words(found.refused, t))
        _template(t)
        return
    plan = try_import(actor, found.file)
    problems = problem_rows(plan, found.unread)
    plan_tables(plan, problems, t)
    _apply(actor, found.file, uploaded.name, plan, t)


def _template(t: Words) -> None:
    st.caption(t("These are the columns, to copy into a first line. Only the dialer id and the name are needed."))
    st.code(TEMPLATE, language=None, wrap_lines=True)


def _apply(actor: Actor, file: PeopleFile, name: str, plan: PeoplePlan, t: Words) -> None:
    if plan.gone:
        gone_field(plan, GONE, t)
    leaving = frozenset(st.session_state.get(GONE, ()))
    if not plan.changes_something and not leaving:
        st.info(t("There is nothing to apply: all that can be taken of this file is known already."))
        return
    # The plan that stands on the screen goes with the button: what is done is what was seen, or nothing.
    st.button(
        t("Apply"),
        type="primary",
        icon=":material/done_all:",
        key="people_apply",
        on_click=_applied,
        args=(actor, file, name, plan),
    )


def _applied(actor: Actor, file: PeopleFile, name: str, plan: PeoplePlan) -> None:
    gone = {person.person_id for person in st.session_state.get(GONE, ())}
    if deed(lambda: import_people(actor, file, name, plan, gone)):
        st.session_state[TURN] += 1
