"""Targets as a file: taken along, edited, and loaded again; first what that would change, then done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.store.target_import import FileRow, Problem
from floor.tasks.import_targets import TargetFile, TriedFile, import_targets, try_targets
from floor.tasks.task import Actor
from floor.ui.export import targets_export
from floor.ui.filter_parts import today
from floor.ui.targets.address import TargetsQuery
from floor.ui.targets.file_reasons import why
from floor.ui.targets.preview import confirm, preview
from floor.ui.targets.reading import read_targets_seen
from floor.ui.targets.setting import NEWEST, OLDEST, first_day

TURN = "targets_upload_turn"
ENDINGS = ("csv", "tsv", "txt", "xlsx", "xls", "ods")


@dataclass(frozen=True)
class ReadRows:
    """What the reader made of an upload; `refused`: why it made nothing of it, in English."""

    rows: Sequence[FileRow] = ()
    unread: tuple[Problem, ...] = ()
    refused: str = ""


Reader = Callable[[str, bytes], ReadRows]
"""From a file's name and bytes; given in by the page, because the screens know no reader of files."""


def importing(actor: Actor, read: Reader, query: TargetsQuery, t: Words) -> None:
    """Take along, upload, look, apply. A file that was applied is let go of."""
    with st.container(border=True):
        st.subheader(t("Take along"), anchor=False)
        st.markdown(
            t("Every target that was ever set. Edit figures and last days in it, or add rows without a number.")
        )
        with st.container(horizontal=True):
            targets_export(t)
    with st.container(border=True):
        st.subheader(t("Load again"), anchor=False)
        _upload(actor, read, query, t)


def _upload(actor: Actor, read: Reader, query: TargetsQuery, t: Words) -> None:
    figures_from = st.date_input(
        t("Changed figures count from"),
        value=first_day("month", today()),
        min_value=OLDEST,
        max_value=NEWEST,
        format="YYYY-MM-DD",
        help=t("New rows count from their own day."),
        key="targets_figures_from",
        width=200,
    )
    turn = st.session_state.setdefault(TURN, 0)
    uploaded = st.file_uploader(t("File of targets"), type=list(ENDINGS), key=f"targets_file:{turn}")
    if uploaded is None or not isinstance(figures_from, date):
        return
    found = read(uploaded.name, uploaded.getvalue())
    if found.refused:
        st.error(t("This file cannot be read as a file of targets."), icon=":material/error:")
        st.text(loader_words(found.refused, t))
        return
    file = TargetFile(uploaded.name, found.rows, figures_from)
    _tried(actor, file, try_targets(actor, file), found.unread, query, t)


def _tried(
    actor: Actor, file: TargetFile, tried: TriedFile, unread: tuple[Problem, ...], query: TargetsQuery, t: Words
) -> None:
    problems = sorted((*unread, *tried.file.problems), key=lambda one: one.line)
    changes = tried.file.changes
    counts = {
        t("Set"): len(changes.new),
        t("Last day changed"): len(changes.ended),
        t("As they are"): tried.file.unchanged,
        t("Problem rows"): len(problems),
    }
    with st.grid(len(counts), min_column_width=120):
        for label, count in counts.items():
            st.metric(label, t.number(count))
    if problems:
        _problems(problems, t)
        return
    if not changes.new and not changes.ended:
        st.info(t("There is nothing to apply: the file says what is known already."), icon=":material/info:")
        return
    preview(tried.plan, read_targets_seen(query.metric, query.span), t)
    confirm(
        "targets_import",
        t("Apply"),
        lambda reason: import_targets(actor, file, tried, reason),
        t,
        touches=tried.plan.touches(today()),
        done=_let_go,
    )


def _problems(problems: Sequence[Problem], t: Words) -> None:
    st.warning(
        t("Nothing of this file is applied as long as a row cannot be taken. Mend them and upload it again."),
        icon=":material/rule:",
    )
    st.dataframe(
        pd.DataFrame(
            {
                t("Line"): [str(one.line) for one in problems],
                t("Column"): [one.column for one in problems],
                t("Value"): [one.value for one in problems],
                t("Why"): [why(one.why, t) for one in problems],
            }
        ),
        hide_index=True,
        alt=t("Problem rows"),
    )


def _let_go() -> None:
    st.session_state[TURN] += 1
