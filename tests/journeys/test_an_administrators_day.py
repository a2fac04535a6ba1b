"""Somebody unknown gets a name, a television its link and loses it again: in a real browser, on the served program."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import signed_in_page
from tests.served import house_of, served
from tests.signed_in import account, sign_in
from tests.warehouse_factory import WarehouseFactory

NOW = datetime.now().replace(minute=0, second=0, microsecond=0)
SLOW = 30_000

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Ada of North sold today, and so did an agent of the logs whom nobody knows."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with house_of(tmp_path_factory.mktemp("floor")) as data:
        factory = WarehouseFactory(data / "warehouse").person("ada", "Ada", team="North")
        factory.sale("ada", NOW).sale("ag_777", NOW).sale("ag_777", NOW).publish()
        with served(data, log) as address:
            yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """An administrator's browser."""
    with signed_in_page(browser, address, sign_in(account("administrator"))[1]) as page:
        yield page


def row_of(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)


def test_an_agent_of_the_logs_gets_a_name_and_an_open_board_shows_it_without_a_click(page: Page) -> None:
    board = page.context.new_page()
    board.goto("/")
    expect(row_of(board, "ag_777")).to_have_count(1, timeout=SLOW)
    page.goto("/people")
    page.get_by_label("Somebody new").fill("Bo Lind", timeout=SLOW)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("who is that?")).to_have_count(0, timeout=SLOW)
    expect(row_of(board, "Bo Lind")).to_have_count(1, timeout=SLOW)
    expect(row_of(board, "ag_777")).to_have_count(0)


def test_a_televisions_link_needs_no_sign_in_shows_its_team_alone_and_goes_dark_when_revoked(
    page: Page, browser: Browser
) -> None:
    page.goto("/walls")
    page.get_by_label("Name of the screen").fill("Hall", timeout=SLOW)
    page.get_by_role("combobox", name="Team").click()
    page.get_by_role("option", name="North").click()
    page.get_by_role("button", name="Make the link").click()
    link = page.get_by_role("link", name="Open").first
    expect(link).to_be_visible(timeout=SLOW)
    stranger = browser.new_context()
    wall = stranger.new_page()
    wall.goto(str(link.get_attribute("href")))
    expect(row_of(wall, "Ada")).to_have_count(1)
    expect(wall.get_by_text("ag_777").or_(wall.get_by_text("Bo Lind"))).to_have_count(0)
    page.get_by_role("button", name="Revoke", exact=False).first.click()
    page.get_by_role("button", name="Revoke this link").click()
    expect(wall.get_by_text("link has ended")).to_be_visible(timeout=SLOW)
    expect(row_of(wall, "Ada")).to_have_count(0)
    stranger.close()
