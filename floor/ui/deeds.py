"""What somebody does on a screen: done in the callback of a button, and told at the top of the run that follows."""

from collections.abc import Callable

import streamlit as st

from floor.i18n import Words
from floor.tasks.task import Impossible, NotAllowed

SAID = "deed_said"
DONE = "done"


def deed(do: Callable[[], object]) -> bool:
    """Do it and remember how it went. Whoever may not any more is told by the page's own guard, in this same run."""
    try:
        do()
    except Impossible as error:
        st.session_state[SAID] = str(error)
        return False
    except NotAllowed:
        return False
    st.session_state[SAID] = DONE
    return True


def tell_what_was_done(sentence: Callable[[str, Words], str], t: Words) -> None:
    """Once, after the click. `sentence`: what a task of this screen refuses with, in the reader's words."""
    said = st.session_state.pop(SAID, None)
    if said == DONE:
        st.success(t("Done, and noted in the audit."), icon=":material/check:")
    elif said is not None:
        st.error(sentence(str(said), t), icon=":material/error:")
