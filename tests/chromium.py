"""The one browser that the tests drive."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright


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
