"""An unknown log: dropped, looked at, corrected, tried, and its format kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.rules.log_endings import LOG_ENDINGS
from floor.tasks.task import Actor
from floor.ui.mapping.column_fields import column_fields
from floor.ui.mapping.outcome_fields import outcome_fields
from floor.ui.mapping.reader import Draft, LogReader
from floor.ui.mapping.saving import saving, tell_what_was_kept
from floor.ui.mapping.shape_fields import Shape, log_field, shape_fields
from floor.ui.mapping.trial import first_rows, trial_view
from floor.ui.mapping.written_fields import written_fields

LARGEST_MB = 20
Made = TypeVar("Made")
REMEMBERED = "mapping_remembered"


@dataclass(frozen=True)
class Shown:
    """The upload on the screen; `turn` is another one for another file."""

    name: str
    content: bytes
    turn: str


def mapping_screen(actor: Actor, reader: LogReader[Draft], t: Words) -> None:
    """Draw it. The file is held by its field alone, and goes with it."""
    tell_what_was_kept(t)
    st.markdown(t("Drop a log that no format fits. You see how it was read and what was guessed, and correct it."))
    uploaded = st.file_uploader(t("Log"), type=list(LOG_ENDINGS), max_upload_size=LARGEST_MB, key="mapping_file")
    if uploaded is None:
        st.session_state.pop(REMEMBERED, None)
        return
    shown = Shown(uploaded.name, uploaded.getvalue(), uploaded.file_id)
    _read(actor, reader, shown, t)


def _read(actor: Actor, reader: LogReader[Draft], shown: Shown, t: Words) -> None:
    st.subheader(t("How it was read"), anchor=False)
    place = st.container()
    asked = Shape.asked(shown.turn)
    try:
        with st.spinner(t("Reading…")):
            found = _remembered(("guess", shown.turn, asked), lambda: _guess(reader, shown, asked))
    except reader.refused as error:
        with place:
            shape_fields(None, asked, shown.turn, t)
        st.error(t("It cannot be read as a table in this way."), icon=":material/error:")
        st.text(loader_words(str(error), t))
        return
    with place:
        shape_fields(found, asked, shown.turn, t)
    first_rows(found.table, t)
    if known := reader.known(found):
        st.info(t("The format {name} reads this file already; a second one would only stand in its way.", name=known))
        return
    for question in found.asked:
        st.warning(loader_words(question, t), icon=":material/help:")
    st.subheader(t("Which column is which"), anchor=False)
    with st.container(horizontal=True):
        log = log_field(str(found.given["log"]), shown.turn, t)
        columns, key = reader.columns(log), f"{shown.turn}:{asked.key}:{log}"
        written = written_fields(found.given, columns, key, t)
    given = column_fields(found, columns, written, key, t)
    draft = reader.correct(found, given)
    draft = reader.correct(draft, outcome_fields(draft, key, t))
    _try(actor, reader, shown, draft, t)


def _guess(reader: LogReader[Draft], shown: Shown, asked: Shape) -> Draft:
    return reader.guess(shown.name, shown.content, asked.how, asked.log)


def _try(actor: Actor, reader: LogReader[Draft], shown: Shown, draft: Draft, t: Words) -> None:
    st.subheader(t("What loading it would bring"), anchor=False)
    try:
        with st.spinner(t("Reading…")):
            key = ("trial", shown.turn, repr(draft.given))
            found = _remembered(key, lambda: reader.attempt(shown.name, shown.content, draft))
    except reader.refused as error:
        st.error(t("By this format it cannot be loaded yet."), icon=":material/error:")
        st.text(loader_words(str(error), t))
        return
    trial_view(found, t)
    if found.loaded:
        saving(actor, reader, draft, shown.turn, t)


def _remembered(key: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """What was made of the same file with the same answers in an earlier run of this page."""
    kept = st.session_state.setdefault(REMEMBERED, {})
    kind = key[0]
    if kept.get(kind, (None,))[0] != key:
        kept[kind] = (key, make())
    return kept[kind][1]  # type: ignore[no-any-return] # what this key made
