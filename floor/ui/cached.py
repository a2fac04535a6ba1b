"""Every cached read of the screens. A key is versions and what is asked for: never a frame, never session state."""

from datetime import date, time
from pathlib import Path

import streamlit as st

from floor.rules.periods import Period
from floor.settings import settings
from floor.store.boards import Board, BoardQuery, read_board
from floor.store.gap_reading import GapRates, read_gap_rates
from floor.store.order_list import OrderList, OrdersQuery, read_order_list
from floor.store.records import records
from floor.store.restatements import Restatement, read_restatements
from floor.store.roster import Roster, roster_now
from floor.store.row_scope import RowScope, Span
from floor.store.setting_values import people_version as read_people_version
from floor.store.streaks import Streaks, read_streaks
from floor.store.unknowns import UnknownAgent, UnknownCode, read_unknown_agents, read_unknown_codes
from floor.store.warehouse import Warehouse, current_version, warehouse


def warehouse_folder() -> Path:
    """Where the versions of the warehouse lie."""
    return settings().data / "warehouse"


def newest_version() -> str | None:
    """The version that CURRENT names; None before the first load. One small file, never cached."""
    return current_version(warehouse_folder())


def open_warehouse() -> Warehouse:
    """The version that can be read now, shared by all readers. Raises NoWarehouse, WarehouseUnreadable."""
    return warehouse(warehouse_folder())


def roster() -> Roster:
    """Who is who at this moment, shared by all readers. Raises RecordsUnreachable."""
    return roster_now(records())


def people_version() -> int:
    """Counts the changes of people and teams. One small query, never cached. Raises RecordsUnreachable."""
    with records().reading() as session:
        return read_people_version(session)


def board(warehouse: Warehouse, roster: Roster, query: BoardQuery) -> Board:
    """The board of these versions, computed once for everybody who asks for it."""
    house = settings()
    return _board(warehouse, roster, _versions(warehouse, roster), query, house.opens_at, house.closes_at)


Versions = tuple[str, str, str, int]


def _versions(warehouse: Warehouse, roster: Roster) -> Versions:
    """What a cached read hangs on: which data and which people, of which house."""
    return str(warehouse_folder()), warehouse.version, settings().records_url, roster.version


# As a resource, because a board is frozen: kept as data it would be pickled and copied for every reader.
@st.cache_resource(max_entries=200, show_spinner=False)
def _board(
    _warehouse: Warehouse, _roster: Roster, versions: Versions, query: BoardQuery, opens_at: time, closes_at: time
) -> Board:
    del versions  # part of the key alone: warehouse and roster themselves cannot be one
    return read_board(_warehouse, _roster, query, opens_at=opens_at, closes_at=closes_at)


def gap_rates(warehouse: Warehouse, roster: Roster, day: date) -> GapRates:
    """The rates at which everybody worked on their last days before this one."""
    return _gap_rates(warehouse, roster, _versions(warehouse, roster), day)


@st.cache_resource(max_entries=10, show_spinner=False)
def _gap_rates(_warehouse: Warehouse, _roster: Roster, versions: Versions, day: date) -> GapRates:
    del versions
    return read_gap_rates(_warehouse, _roster, day)


def streaks(warehouse: Warehouse, roster: Roster, key: str, day: date) -> Streaks:
    """One person's days up to this one."""
    return _streaks(warehouse, roster, _versions(warehouse, roster), key, day)


@st.cache_resource(max_entries=500, show_spinner=False)
def _streaks(_warehouse: Warehouse, _roster: Roster, versions: Versions, key: str, day: date) -> Streaks:
    del versions
    return read_streaks(_warehouse, _roster, key, day)


def unknown_agents(warehouse: Warehouse, roster: Roster) -> tuple[UnknownAgent, ...]:
    """Who the dialer knows and the roster does not."""
    return _unknown_agents(warehouse, roster, _versions(warehouse, roster))


def unknown_codes(warehouse: Warehouse) -> tuple[UnknownCode, ...]:
    """The outcome codes nobody has mapped."""
    return _unknown_codes(warehouse, str(warehouse_folder()), warehouse.version)


@st.cache_resource(max_entries=3, show_spinner=False)
def _unknown_agents(_warehouse: Warehouse, _roster: Roster, versions: Versions) -> tuple[UnknownAgent, ...]:
    del versions
    return read_unknown_agents(_warehouse, _roster)


@st.cache_resource(max_entries=3, show_spinner=False)
def _unknown_codes(_warehouse: Warehouse, folder: str, version: str) -> tuple[UnknownCode, ...]:
    del folder, version
    return read_unknown_codes(_warehouse)


def restatements(warehouse: Warehouse, roster: Roster, scope: RowScope, period: Period) -> tuple[Restatement, ...]:
    """What loads have changed of these days after they were over, within that scope."""
    days = period.day_from, period.day_to
    return _restatements(warehouse, roster, _versions(warehouse, roster), _key_of(scope), days)


@st.cache_resource(max_entries=60, show_spinner=False)
def _restatements(
    _warehouse: Warehouse,
    _roster: Roster,
    versions: Versions,
    spans: tuple[Span, ...] | None,
    days: tuple[date, date],
) -> tuple[Restatement, ...]:
    del versions
    return read_restatements(_warehouse, _roster, _scope_of(spans), *days)


def _key_of(scope: RowScope) -> tuple[Span, ...] | None:
    return None if scope.spans is None else tuple(sorted(scope.spans))


def _scope_of(spans: tuple[Span, ...] | None) -> RowScope:
    return RowScope(None if spans is None else frozenset(spans))


def order_list(warehouse: Warehouse, roster: Roster, scope: RowScope, query: OrdersQuery) -> OrderList:
    """The orders of these versions within that scope. Raises NobodyToSee, which is never kept."""
    return _order_list(warehouse, roster, _versions(warehouse, roster), _key_of(scope), query)


# Few, because a month of a whole floor has thousands of lines.
@st.cache_resource(max_entries=60, show_spinner=False)
def _order_list(
    _warehouse: Warehouse, _roster: Roster, versions: Versions, spans: tuple[Span, ...] | None, query: OrdersQuery
) -> OrderList:
    del versions
    return read_order_list(_warehouse, _roster, _scope_of(spans), query)
