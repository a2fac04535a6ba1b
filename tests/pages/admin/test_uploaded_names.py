"""Names that a browser may send with an upload: the file is loaded, and all stays as it is around the data folder."""

import tempfile
from pathlib import Path

import pytest

from floor.settings import settings
from floor.store.load_list import read_loads
from floor.store.warehouse import warehouse
from tests.hostile_names import LEADING_OUTSIDE, ODD, around
from tests.logs_page import CALLS, call, noted, opened, today


@pytest.mark.usefixtures("house")
def test_an_upload_of_any_name_is_loaded_and_nothing_changes_around_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, beside = tmp_path / "data", tmp_path / "tmp"
    beside.mkdir()
    for path in (tmp_path / "up.csv", tmp_path / "abs.csv", beside / "up.csv"):
        path.write_text("not to be touched", encoding="utf-8")
    monkeypatch.setenv("FLOOR_DATA", str(data))
    monkeypatch.setattr(tempfile, "tempdir", str(beside))
    settings.cache_clear()
    names = [name for name in (*LEADING_OUTSIDE, *ODD) if "\0" not in name]  # that one Streamlit refuses itself
    page = opened()
    before = around(tmp_path, data)
    files = [(name, f"{CALLS}\n{call(number, today())}\n".encode(), "text/csv") for number, name in enumerate(names)]
    page.file_uploader[-1].set_value(files)
    page.run()
    page.button(key="logs_load").click().run()
    assert not page.exception
    assert {told["status"] for _, _, _, told in noted("upload_log")} == {"loaded"}
    loads = read_loads(warehouse(data / "warehouse"))
    assert len(loads) == len(names)
    assert not [load.file for load in loads if "/" in load.file or "\\" in load.file or not load.file.isprintable()]
    assert around(tmp_path, data) == before
