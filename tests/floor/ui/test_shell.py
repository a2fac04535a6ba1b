from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from floor.i18n import Words
from floor.ui.shell import PAGES, menu

SHELL = Path(__file__).parents[3] / "floor" / "ui" / "shell.py"


@pytest.mark.usefixtures("house")
def test_a_page_that_breaks_says_so_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("floor.ui.whiteboard.sight_or_stop", broken)
    page = AppTest.from_file(str(SHELL), default_timeout=20).run()
    assert not page.exception
    assert "could not be shown" in page.error[0].value
    assert "secret" not in str(page.main)


@pytest.mark.usefixtures("house")
def test_the_language_goes_along_to_the_next_page() -> None:
    page = AppTest.from_file(str(SHELL), default_timeout=20).run()
    page.button_group(key="language_switch").set_value("zh-Hans").run()
    page.query_params.clear()  # as Streamlit does when the reader goes to another page
    page.run()
    assert page.button_group(key="language_switch").value == "zh-Hans"
    assert page.query_params["lang"] == "zh-Hans"


@pytest.mark.usefixtures("house")
def test_a_language_nobody_knows_gives_the_readers_own() -> None:
    page = AppTest.from_file(str(SHELL), default_timeout=20)
    page.query_params["lang"] = "tlh"
    page.run()
    assert page.button_group(key="language_switch").value == "en"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_page_of_the_house_is_in_the_menu(language: str) -> None:
    assert len(menu(Words(language))) == len(list((PAGES / "everyone").glob("*.py")))
