"""A format gets its name and is kept."""

import streamlit as st

from floor.i18n import Words
from floor.tasks.save_format import FormatSentence, save_format
from floor.tasks.task import Actor, Impossible, NotAllowed
from floor.ui.mapping.reader import Draft, LogReader

SAID = "mapping_said"
KEPT = "kept"


def saving(actor: Actor, reader: LogReader[Draft], draft: Draft, turn: str, t: Words) -> None:
    """Its name, the file that is kept, and the button."""
    st.subheader(t("Keep the format"), anchor=False)
    name = st.text_input(
        t("Name of the format"), str(draft.given["name"]), key=f"format_name:{turn}", max_chars=60
    ).strip()
    replace = st.checkbox(t("Replace a format of this name"), key=f"format_replace:{turn}")
    text = reader.toml(reader.correct(draft, {**draft.given, "name": name}))
    with st.expander(t("The file that is kept")):
        st.code(text, language=None, wrap_lines=True)
    st.button(
        t("Save the format"),
        type="primary",
        icon=":material/save:",
        key="format_save",
        on_click=_save,
        args=(actor, name, text, reader, replace),
    )


def _save(actor: Actor, name: str, text: str, reader: LogReader[Draft], replace: bool) -> None:  # noqa: FBT001 - a callback
    try:
        save_format(actor, name, text, reader.shipped(), replace=replace)
    except Impossible as error:
        st.session_state[SAID] = str(error)
    except NotAllowed:
        pass  # the guard of the run that follows tells it
    else:
        st.session_state[SAID] = KEPT


def tell_what_was_kept(t: Words) -> None:
    """Once, after the click."""
    said = st.session_state.pop(SAID, None)
    if said == KEPT:
        st.success(
            t("The format is kept, and noted in the audit. Now load the file on the screen of the logs."),
            icon=":material/check:",
        )
    elif said is not None:
        st.error(_sentences(t).get(said, said), icon=":material/error:")


def _sentences(t: Words) -> dict[str, str]:
    return {
        FormatSentence.NAME: t("A name has small letters a to z, digits and hyphens, at most 60."),
        FormatSentence.SHIPPED: t("A format of this name comes with the program. Choose another name."),
        FormatSentence.THERE: t(
            "There is a format of this name already. Say that it shall be replaced, or choose another name."
        ),
        FormatSentence.TWICE: t("Another file in the formats folder bears this name. Choose another name."),
    }
