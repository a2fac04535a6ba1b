"""Every cached read of the screens. A key is data version and what is asked for: never a frame, never session state."""

from datetime import time
from pathlib import Path

import streamlit as st

from floor.settings import settings
from floor.store.boards import Board, BoardQuery, read_board
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


def board(warehouse: Warehouse, query: BoardQuery) -> Board:
    """The board of that version, computed once for everybody who asks for it."""
    house = settings()
    return _board(warehouse, str(warehouse_folder()), warehouse.version, query, house.opens_at, house.closes_at)


# As a resource, because a board is frozen: kept as data it would be pickled and copied for every reader.
@st.cache_resource(max_entries=200, show_spinner=False)
def _board(
    _warehouse: Warehouse, folder: str, version: str, query: BoardQuery, opens_at: time, closes_at: time
) -> Board:
    del folder, version  # part of the key alone: the warehouse itself cannot be one
    return read_board(_warehouse, query, opens_at=opens_at, closes_at=closes_at)


def unknown_agents(warehouse: Warehouse) -> tuple[UnknownAgent, ...]:
    """Who the dialer knows and the roster does not."""
    return _unknown_agents(warehouse, str(warehouse_folder()), warehouse.version)


def unknown_codes(warehouse: Warehouse) -> tuple[UnknownCode, ...]:
    """The outcome codes nobody has mapped."""
    return _unknown_codes(warehouse, str(warehouse_folder()), warehouse.version)


@st.cache_resource(max_entries=3, show_spinner=False)
def _unknown_agents(_warehouse: Warehouse, folder: str, version: str) -> tuple[UnknownAgent, ...]:
    del folder, version
    return read_unknown_agents(_warehouse)


@st.cache_resource(max_entries=3, show_spinner=False)
def _unknown_codes(_warehouse: Warehouse, folder: str, version: str) -> tuple[UnknownCode, ...]:
    del folder, version
    return read_unknown_codes(_warehouse)
