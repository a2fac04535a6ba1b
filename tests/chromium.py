"""The one browser that the tests drive."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own; without one the test is skipped."""
    with sync_playwright() as playwright:
        found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        path = found or playwright.chromium.executable_path
        if not Path(path).exists():
            pytest.skip("no Chromium here: `make test` finds or gets it")
        # Without a sandbox, because a container's root has none to give; the pages are our own.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def signed_in_page(browser: Browser, address: str, token: str) -> Iterator[Page]:
    """An empty page of a browser of its own, on a desk, that carries this session of the floor at that address."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="en-US")
    context.add_cookies([{"name": "floor", "value": token, "url": address}])
    yield context.new_page()
    context.close()


def settle(page: Page) -> None:
    """Wait until Streamlit has nothing more to draw."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(500)
