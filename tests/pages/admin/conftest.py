import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from floor.settings import Settings
from floor.store.records import close_records
from tests.conftest import NOW
from tests.logs_page import some_loads
from tests.people_page import people_floor
from tests.served import house_of


@pytest.fixture
def people_house(house: Path) -> Path:
    people_floor(house)
    return house


@pytest.fixture(scope="module")
def made_loads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[str]]]:
    """A floor of two loads, made once to be copied, and the loads' names."""
    with pytest.MonkeyPatch.context() as patch, house_of(tmp_path_factory.mktemp("made")) as data:
        patch.setattr(Settings, "now", lambda _: NOW)
        loads = some_loads(tmp_path_factory.mktemp("drop"))
        close_records()
        yield data, loads


@pytest.fixture
def two_loads(made_loads: tuple[Path, list[str]], house: Path) -> tuple[str, str]:
    """The house with these loads: calls with two refused rows, and sales."""
    made, (calls, sales) = made_loads
    shutil.copytree(made, house, dirs_exist_ok=True)
    return calls, sales
