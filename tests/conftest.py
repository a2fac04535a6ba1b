"""A floor of the test's own: its data folder, and a clock that stands still."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import hypothesis
import pytest
import streamlit as st

from floor.settings import Settings, settings
from floor.store.records import close_records

pytest_plugins = ["tests.records_of"]

NOW = datetime(2026, 11, 20, 14, 32)

# A slow machine is not a fault: hypothesis would fail a test that takes long once.
hypothesis.settings.register_profile("floor", deadline=None)
hypothesis.settings.load_profile("floor")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder; it is Friday the 20th, 14:32, and nothing has been loaded."""
    monkeypatch.setenv("FLOOR_DATA", str(tmp_path))
    monkeypatch.delenv("FLOOR_DATABASE_URL", raising=False)
    monkeypatch.setattr(Settings, "now", lambda _: NOW)
    settings.cache_clear()
    st.cache_resource.clear()
    yield tmp_path
    close_records()
    settings.cache_clear()
