"""What an administrator does to accounts: done at the click, and told at the top of the run that follows."""

from collections.abc import Callable
from urllib.parse import urljoin

import streamlit as st

from floor.i18n import Words
from floor.tasks.account_problem import AccountProblem, account_sentence
from floor.tasks.task import NotAllowed

SAID = "accounts_said"
LINK = "accounts_link"


def deed(do: Callable[[], object]) -> None:
    """Do it and draw the page anew. Whoever may not any more is told by the page's own guard, in that run."""
    try:
        do()
        st.session_state[SAID] = None
    except AccountProblem as problem:
        st.session_state[SAID] = problem.why
    except NotAllowed:
        pass
    st.rerun()


def deed_with_link(name: str, do: Callable[[], str]) -> None:
    """The same, for what makes a link for the account of this name."""

    def done() -> None:
        st.session_state[LINK] = (name, do())

    deed(done)


def tell_what_was_done(t: Words) -> None:
    """Once, after the click."""
    if LINK in st.session_state:
        st.session_state.pop(SAID, None)
        name, token = st.session_state.pop(LINK)
        _show_link(name, urljoin(st.context.url or "", f"/welcome/{token}"), t)
    elif SAID in st.session_state:
        why = st.session_state.pop(SAID)
        if why is None:
            st.success(t("Done, and noted in the audit."), icon=":material/check:")
        else:
            st.error(account_sentence(why, t), icon=":material/error:")


def _show_link(name: str, address: str, t: Words) -> None:
    """The one time that it can be read: nobody keeps it."""
    with st.container(border=True):
        st.subheader(t("A link to choose a password"), anchor=False)
        st.text(t("For {name}", name=name))
        st.code(address, language=None, wrap_lines=True)
        st.markdown(
            t("Give it to its owner and to nobody else. It works once, within 24 hours, and is shown only now.")
        )
