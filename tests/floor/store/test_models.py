import importlib
import sys

import pytest
from sqlmodel import SQLModel

import floor.store
from floor.store.models import Base, Team

PACKAGE = "floor.store.models"


def test_models_that_are_imported_twice_do_not_define_their_tables_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a hot reload does: the modules are forgotten and read anew, while the old classes still live."""
    monkeypatch.setattr(floor.store, "models", floor.store.models)
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        monkeypatch.delitem(sys.modules, name)
    again = importlib.import_module(PACKAGE)
    assert again.Team is not Team
    assert again.Base.metadata.tables.keys() == Base.metadata.tables.keys()
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        monkeypatch.delitem(sys.modules, name)


def test_our_tables_are_not_among_those_of_the_library() -> None:
    assert not Base.metadata.tables.keys() & SQLModel.metadata.tables.keys()
