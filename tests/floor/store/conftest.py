from pathlib import Path

import pytest

from tests.warehouse_factory import WarehouseFactory


@pytest.fixture
def factory(tmp_path: Path) -> WarehouseFactory:
    """Ada and Ben of North, Cem and Dia of South; no facts yet."""
    people = WarehouseFactory(tmp_path / "warehouse").person("ada", team="North").person("ben", team="North")
    return people.person("cem", team="South").person("dia", team="South")
