"""One browser for a file of tests, one server and one screen for each test."""

from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.wall_screen import COUNT, Stage, Wall, answers_of


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers_of(stage))
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    stage.address = f"http://127.0.0.1:{server.server_port}/wall"
    yield stage
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def wall(browser: Browser, stage: Stage) -> Iterator[Wall]:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.clock.install()
    page.add_init_script(COUNT)
    wall = Wall(page, stage)
    yield wall
    context.close()
    assert wall.errors == []
