"""An administrator drops a log on the screen, reads what became of it, and takes it back: in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from floor.settings import settings
from floor.store.load_list import read_loads
from floor.store.warehouse import warehouse
from tests.chromium import signed_in_page
from tests.logs_page import CALLS, call, logs, today
from tests.served import house_of, served
from tests.signed_in import account, sign_in

SLOW = 30_000

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A floor on which nothing was loaded."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with house_of(tmp_path_factory.mktemp("floor")) as data, served(data, log) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """An administrator's browser."""
    with signed_in_page(browser, address, sign_in(account("administrator"))[1]) as page:
        yield page


def test_a_log_is_dropped_told_and_taken_back(page: Page, tmp_path: Path) -> None:
    page.goto("/logs")
    page.get_by_role("tab", name="Upload").click(timeout=SLOW)
    page.locator("input[type=file]").set_input_files(logs(tmp_path, "today.csv", CALLS, call(1, today())))
    page.get_by_test_id("stTabPanel").get_by_role("button", name="Load", exact=True).click(timeout=SLOW)
    expect(page.get_by_text("1 rows read · 1 loaded")).to_be_visible(timeout=SLOW)
    loads = settings().data / "warehouse"
    newest = read_loads(warehouse(loads))[0]
    page.get_by_role("tab", name="Loads").click()
    page.get_by_role("combobox", name="Look into a load").fill(newest.load_id)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="What would change if it is taken back?").click()
    page.get_by_role("button", name="Take this load back").click(timeout=SLOW)
    expect(page.get_by_text("The load is taken back")).to_be_visible(timeout=SLOW)
    assert read_loads(warehouse(loads))[0].undone_at is not None
