"""An administrator drops a log on the screen, reads what became of it, and takes it back: in a real browser."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from floor.settings import settings
from floor.store.boards import BoardQuery, read_board
from floor.store.load_list import read_loads
from floor.store.records import records
from floor.store.roster import roster_now
from floor.store.warehouse import warehouse
from tests.chromium import signed_in_page
from tests.logs_page import CALLS, call, load, logs, some_loads, today
from tests.served import house_of, served
from tests.signed_in import account, sign_in

SLOW = 30_000

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Calls of two days, of which two rows were refused, and an order."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with house_of(tmp_path_factory.mktemp("floor")) as data:
        some_loads(tmp_path_factory.mktemp("drop"))
        with served(data, log) as address:
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


def test_refused_rows_are_fetched_mended_and_join_their_load(page: Page, tmp_path: Path) -> None:
    day = today() - timedelta(days=40)
    wrong = [call(51, day, talk="a while"), f"c52,{day} 09:61,ag_1,Spring,60,sale", "c53,never,ag_1,Spring,60,sale"]
    (made,) = load(logs(tmp_path, "three wrong.csv", CALLS, call(50, day), *wrong))
    page.goto("/logs")
    page.get_by_role("combobox", name="Look into a load").fill(made, timeout=SLOW)
    page.keyboard.press("Enter")
    fetch = page.get_by_role("link", name="Fetch 3 open rows")
    expect(fetch).to_be_visible(timeout=SLOW)
    fetched = page.request.get(fetch.get_attribute("href") or "").text()
    mended = tmp_path / "mended.csv"
    mended.write_text(fetched.replace("a while", "60").replace("09:61", "09:52"), encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(mended)
    page.get_by_role("button", name="Load the mended rows").click(timeout=SLOW)
    expect(page.get_by_text("3 rows read · 2 loaded · 1 refused")).to_be_visible(timeout=SLOW)
    newest = read_loads(warehouse(settings().data / "warehouse"))[0].load_id
    expect(page.get_by_text(f"2 of 3 refused rows mended by load {newest}")).to_be_visible()
    expect(page.get_by_role("link", name="Fetch 1 open row")).to_be_visible()
    assert dials_of(day) == 3  # as of the right rows, loaded once


def dials_of(day: date) -> int:
    """What the board of the day sums."""
    board = read_board(
        warehouse(settings().data / "warehouse"),
        roster_now(records()),
        BoardQuery(day, metric="dials"),
        opens_at=time(9),
        closes_at=time(18),
    )
    return board.headline["dials"]
