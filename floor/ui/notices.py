"""What the figures leave open, for somebody to solve: named and counted, not hidden."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.periods import Period
from floor.store.boards import Board
from floor.store.unknowns import UnknownAgent, UnknownCode
from floor.store.warehouse import Warehouse
from floor.ui import cached


def notices(board: Board, warehouse: Warehouse, t: Words) -> None:
    """A button for each open matter of the period; the list behind it is read when somebody opens it."""
    agents, calls, period = board.unknown_agents, board.unknown_code_calls, board.query.period
    if agents:
        label = t.plural("{n} agent is not on the roster", "{n} agents are not on the roster", agents)
        with st.popover(label, icon=":material/person_alert:", on_change="rerun", key="unknown_agents") as opened:
            if opened.open:
                _unknown_agents(warehouse, period, label, t)
    if calls:
        label = t.plural("{n} call with an unknown outcome", "{n} calls with an unknown outcome", calls)
        with st.popover(label, icon=":material/rule:", on_change="rerun", key="unknown_codes") as opened:
            if opened.open:
                _unknown_codes(warehouse, period, label, t)


def _unknown_agents(warehouse: Warehouse, period: Period, label: str, t: Words) -> None:
    st.markdown(t("The dialer knows them, the roster does not. They stand on the board under the dialer's own name."))
    found = [one for one in cached.unknown_agents(warehouse, cached.roster()) if _seen_in(period, one)]
    _table(
        label,
        {
            t("Agent"): [one.agent_id for one in found],
            t("Calls in all"): [t.number(one.calls) for one in found],
            t("Orders in all"): [t.number(one.sales) for one in found],
            t("Last seen"): [t.date(one.last_day, "short") for one in found],
        },
    )
    st.caption(t("An administrator says who that is under People; from then on their whole history has a name."))


def _unknown_codes(warehouse: Warehouse, period: Period, label: str, t: Words) -> None:
    st.markdown(t("Nobody has said what these outcome codes mean. Their calls count as calls and as nothing else."))
    found = [one for one in cached.unknown_codes(warehouse) if _seen_in(period, one)]
    _table(
        label,
        {
            t("Outcome code"): [one.outcome_code for one in found],
            t("Campaign"): [one.campaign or t("No campaign") for one in found],
            t("Calls in all"): [t.number(one.calls) for one in found],
            t("Last seen"): [t.date(one.last_day, "short") for one in found],
        },
    )
    st.caption(t("To solve it, add them to the format of that log and load the log again."))


def _table(label: str, columns: Mapping[str, list[str]]) -> None:
    """Not st.table: what stands in a log would be read as Markdown there, links and pictures among it."""
    st.dataframe(pd.DataFrame(columns), hide_index=True, alt=label)


def _seen_in(period: Period, one: UnknownAgent | UnknownCode) -> bool:
    return one.first_day <= period.day_to and one.last_day >= period.day_from
