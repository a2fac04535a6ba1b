"""From an empty folder to the first administrator, in and out again, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.served import house_of, served
from tests.warehouse_factory import WarehouseFactory

CODE = re.compile(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2,}")
PASSWORD = "a long wall of orchids"  # noqa: S105 - of a floor that lives for one test
WRONG = "a short wall of orchids"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("room")


@pytest.fixture(scope="module")
def address(room: Path) -> Iterator[str]:
    """A floor with data and without a single account."""
    with house_of(room / "data") as data:
        WarehouseFactory(data / "warehouse").person("ada", "Ada").sale("ada", "2026-11-20 10:00").publish()
        with served(data, room / "server.log") as address:
            yield address


@pytest.fixture
def page(browser: Browser, address: str, room: Path) -> Iterator[Page]:
    """A browser of its own; the first one finds nobody there and makes the first administrator."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/first-run")
    if page.get_by_label("Code").count():
        code = CODE.findall((room / "server.log").read_text("utf-8"))[-1]
        page.get_by_label("Code").fill(code)
        page.get_by_label("User name").fill("Grace")
        for field in page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        page.locator("form.fields button[type=submit]").click()
        expect(page.get_by_test_id("stApp")).to_be_visible()
        context.clear_cookies()
    yield page
    context.close()


def sign_in(page: Page, password: str) -> None:
    page.get_by_label("User name").fill("grace")
    page.get_by_label("Password").fill(password)
    page.locator("form button[type=submit]").first.click()


@pytest.mark.browser
def test_a_wrong_password_says_so_the_right_one_leads_to_where_one_was_going(page: Page) -> None:
    page.goto("/?metric=revenue&day=2026-11-20")
    sign_in(page, WRONG)
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, PASSWORD)
    expect(page.get_by_role("row").first).to_be_visible(timeout=30_000)
    expect(page).to_have_url(re.compile(r"metric=revenue"))


@pytest.mark.browser
def test_after_signing_out_nothing_can_be_gone_back_to(page: Page) -> None:
    page.goto("/?day=2026-11-20")
    sign_in(page, PASSWORD)
    expect(page.get_by_role("row").first).to_be_visible(timeout=30_000)
    page.locator(".st-key-account button:visible").last.click()
    page.locator(".floor-form button:visible").first.click()
    expect(page.get_by_label("Password")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Password")).to_be_visible()
    assert page.get_by_role("row").count() == 0
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").find("Ada") == -1


@pytest.mark.browser
def test_a_session_ended_elsewhere_shows_on_the_open_page_without_a_click(
    page: Page, browser: Browser, address: str
) -> None:
    page.goto("/?day=2026-11-20")
    sign_in(page, PASSWORD)
    expect(page.get_by_role("row").first).to_be_visible(timeout=30_000)
    elsewhere = browser.new_context(base_url=address, storage_state=page.context.storage_state())
    answer = elsewhere.request.post("/sign-out-everywhere", headers={"Origin": address}, form={"lang": "en"})
    assert answer.ok
    expect(page.get_by_text("You are signed out")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("row")).to_have_count(0)
    elsewhere.close()


@pytest.mark.browser
def test_the_first_run_is_over_once_there_is_an_administrator(page: Page) -> None:
    page.goto("/first-run")
    assert page.get_by_label("Code").count() == 0
