"""The whole screen: the inbox, what is open, the loads, the calendar and the upload."""

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.load_list import LogLoad, read_loads
from floor.store.log_days import read_log_days
from floor.store.mending import mended_lines, read_mending
from floor.store.restatements import restated_by
from floor.store.warehouse import NoWarehouse, Warehouse, WarehouseUnreadable
from floor.tasks.task import Actor
from floor.ui import cached
from floor.ui.logs.calendar import log_calendar
from floor.ui.logs.inbox import inbox
from floor.ui.logs.loader import Loader
from floor.ui.logs.loads import loads_list
from floor.ui.logs.mending import mend_and_reload, mending_state
from floor.ui.logs.refused_rows import refused_rows
from floor.ui.logs.undoing import tell_what_was_undone, undoing
from floor.ui.logs.uploading import uploading
from floor.ui.restated import restated_table
from floor.ui.trouble import unreadable

PEOPLE = "/people"
MAPPING = "/mapping"


def logs_screen(actor: Actor, loader: Loader, t: Words) -> None:
    """Draw it from one version of the warehouse. What waits to be loaded needs none."""
    inbox(t)
    try:
        warehouse: Warehouse | None = cached.open_warehouse()
    except NoWarehouse:
        warehouse = None
    except WarehouseUnreadable:
        unreadable(t)
        return
    loads = read_loads(warehouse) if warehouse else ()
    tell_what_was_undone(t)
    if warehouse:
        _open_matters(warehouse, t)
    listed, days, upload = st.tabs([t("Loads"), t("Calendar"), t("Upload")], key="logs_tabs")
    with listed:
        mended = mended_lines(settings().data, loads)
        chosen = loads_list(loads, mended, t)
        if chosen:
            mending = read_mending(settings().data, mended, chosen)
            mending_state(chosen, mending, t)
            refused_rows(chosen, mending, t)
            mend_and_reload(actor, loader, chosen, mending, t)
            _restated(warehouse, chosen, t)
            undoing(actor, loader, chosen, tuple(mending.by_load), t)
    with days:
        _calendar(loads, t)
    with upload:
        uploading(actor, loader, t)


def _restated(warehouse: Warehouse | None, chosen: LogLoad, t: Words) -> None:
    """What it has changed of days that were over."""
    found = restated_by(warehouse, cached.roster(), chosen.load_id) if warehouse else ()
    if found:
        n = len(found)
        label = t.plural(
            "It changed {n} number after its day was over", "It changed {n} numbers after their day was over", n
        )
        with st.expander(label, icon=":material/published_with_changes:", key="logs_restated"):
            restated_table(found, label, t)


def _calendar(loads: tuple[LogLoad, ...], t: Words) -> None:
    house = settings()
    counting = {load.load_id for load in loads if load.undone_at is None}
    log_calendar(read_log_days(house.data, counting), house.today(house.now()), t)


def _open_matters(warehouse: Warehouse, t: Words) -> None:
    """What somebody has to say before all rows count fully, as counts with the way there."""
    agents = len(cached.unknown_agents(warehouse, cached.roster()))
    codes = len(cached.unknown_codes(warehouse))
    with st.container(horizontal=True, vertical_alignment="center"):
        if agents:
            label = t.plural("{n} agent is not on the roster", "{n} agents are not on the roster", agents)
            st.link_button(label, PEOPLE, icon=":material/person_alert:")
        if codes:
            label = t.plural("{n} outcome code is not mapped", "{n} outcome codes are not mapped", codes)
            st.link_button(label, MAPPING, icon=":material/rule:")
