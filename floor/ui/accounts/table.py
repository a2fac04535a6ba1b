"""The list of accounts; a row opens its account."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.store.account_list import ListedAccount, State
from floor.ui.moments import written_moment
from floor.ui.roles import role_name

OPENED = "accounts_opened"
"""Under this key of the session lies the number of the account that is open."""


def accounts_table(accounts: Sequence[ListedAccount], t: Words) -> ListedAccount | None:
    """Draw search and list; the account that is open."""
    st.text_input(t("Search"), placeholder=t("Name, role or person"), key="accounts_search", width=320)
    wanted = str(st.session_state["accounts_search"]).strip().casefold()
    shown = [one for one in accounts if wanted in _searched(one, t)]
    st.caption(t.plural("{n} account", "{n} accounts", len(shown)))
    if shown:
        _list(shown, t)
    else:
        st.info(t("No account fits this search."), icon=":material/key:")
    opened = st.session_state.get(OPENED)
    return next((one for one in accounts if one.account_id == opened), None)


def state_name(state: State, t: Words) -> str:
    """Whether it can be signed in to, in words."""
    return {
        State.READY: t("Yes"),
        State.NO_PASSWORD_YET: t("No password yet"),
        State.DISABLED: t("Disabled"),
    }[state]


def _searched(one: ListedAccount, t: Words) -> str:
    return "\n".join((one.name, role_name(one.role, t), one.person)).casefold()


def _list(shown: Sequence[ListedAccount], t: Words) -> None:
    # Another list is another widget: a row that stays chosen by its number would be somebody else's.
    key = f"accounts_table:{hash(tuple(one.account_id for one in shown))}"
    st.dataframe(
        _frame(shown, t),
        hide_index=True,
        height=min(36 * len(shown) + 40, 460),
        on_select=lambda: _open(key, [one.account_id for one in shown]),
        selection_mode="single-row",
        key=key,
        alt=t("Accounts with their role, person and sessions"),
    )


def _open(key: str, shown: Sequence[int]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    st.session_state[OPENED] = shown[rows[0]] if rows else None


def _frame(shown: Sequence[ListedAccount], t: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("User name"): [one.name for one in shown],
            t("Role"): [role_name(one.role, t) for one in shown],
            t("Person"): [one.person for one in shown],
            t("Can sign in"): [state_name(one.state, t) for one in shown],
            t("Last seen"): [written_moment(one.seen_at, t) if one.seen_at else "" for one in shown],
            t("Signed in now"): [t.number(one.live_sessions) for one in shown],
        }
    )
