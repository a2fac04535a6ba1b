"""Somebody changes their password on one device while a screen of theirs is open on another."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.at_the_door import OTHER_PASSWORD, PASSWORD, sessions, with_password
from tests.served import house_of, served
from tests.signed_in import sign_in
from tests.warehouse_factory import WarehouseFactory


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    room = tmp_path_factory.mktemp("room")
    with house_of(room / "data") as data:
        WarehouseFactory(data / "warehouse").person("ada", "Ada").sale("ada", "2026-11-20 10:00").publish()
        with served(data, room / "server.log") as address:
            yield address


def at_my_account(browser: Browser, address: str, account_id: int) -> Page:
    """A device of its own, on which this account is signed in."""
    context = browser.new_context(base_url=address, locale="en-US")
    context.add_cookies([{"name": "floor", "value": sign_in(account_id)[1], "url": address}])
    page = context.new_page()
    page.goto("/account")
    expect(page.get_by_role("link", name="Change your password")).to_be_visible(timeout=30_000)
    return page


@pytest.mark.browser
def test_one_stays_signed_in_here_and_the_screen_elsewhere_says_that_it_has_ended(
    browser: Browser, address: str
) -> None:
    ada = with_password("agent", "Ada")
    here, elsewhere = (at_my_account(browser, address, ada) for _ in range(2))
    here.get_by_role("link", name="Change your password").click()
    for label, typed in (("Present", PASSWORD), ("New", OTHER_PASSWORD), ("The new", OTHER_PASSWORD)):
        here.get_by_label(re.compile(f"^{label} password")).fill(typed)
    here.get_by_role("button").click()
    expect(here.get_by_text("Your new password holds from now on.")).to_be_visible(timeout=30_000)
    expect(here).to_have_url(re.compile(r"/account\?lang=en$"))
    assert sessions(ada) == 1
    elsewhere.get_by_text("简体中文").first.click()
    to_sign_in = elsewhere.get_by_role("link", name="登录")
    expect(to_sign_in).to_be_visible()
    assert "Failed to fetch" not in elsewhere.inner_text("body")
    to_sign_in.click()
    expect(elsewhere.locator("input[name=password]").first).to_be_visible()
    for page in (here, elsewhere):
        page.context.close()
