from pathlib import Path

import pytest

from tests.floor_folder import FloorFolder


@pytest.fixture
def floor(tmp_path: Path) -> FloorFolder:
    return FloorFolder(tmp_path)
