from collections.abc import Iterator

import pytest

from tests.sample_boards import SampleBoards, sample_boards


@pytest.fixture(scope="package")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleBoards]:
    """The sample floor of a dozen agents and two months."""
    yield from sample_boards(tmp_path_factory.mktemp("sample"))
