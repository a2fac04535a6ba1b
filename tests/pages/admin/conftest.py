from pathlib import Path

import pytest

from tests.people_page import people_floor


@pytest.fixture
def people_house(house: Path) -> Path:
    people_floor(house)
    return house
