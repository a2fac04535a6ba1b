"""A wall in a real browser: what its server says, and what stands on its screen."""

import json
from http.server import BaseHTTPRequestHandler

from playwright.sync_api import Page

from floor.ui.board.assets import script, style
from floor.web.headers import ASK_AGAIN
from tests.board_payloads import Payload

# A question is out once fetch was called, and its answer taken in once the script plans the next one.
COUNT = """window.planned = 0; window.asked = 0; const plan = window.setTimeout, fetch_ = window.fetch;
window.setTimeout = (work, ...rest) => { if (work.name === 'ask') window.planned += 1; return plan(work, ...rest); };
window.fetch = (...all) => { window.asked += 1; return fetch_(...all); };"""
PAGE = """<!doctype html><html><head><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="wall/board.css"></head><body class="fb-body">
<main id="floorboard" data-fixed="yes" data-source="wall/data" data-tag=""></main>
<script type="application/json" id="payload">%s</script><script type="module" src="wall/board.js"></script>
</body></html>"""


class Stage:
    """What the server says. `away`: it does not answer; `refusal`: its answer to a screen that may not ask any more."""

    def __init__(self) -> None:
        self.payload: Payload = {}
        self.away = False
        self.refusal = 0
        self.tag = 0
        self.known = 0
        self.address = ""

    def say(self, payload: Payload) -> None:
        """Let the server answer this from now on."""
        self.payload = payload
        self.tag += 1


def answers_of(stage: Stage) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kinds = {"/wall": "text/html", "/wall/data": "application/json", "/wall/board.js": "text/javascript"}
            tag = f'"{stage.tag}"'
            data = json.dumps(stage.payload).replace("<", "\\u003c")
            bodies = {"/wall": PAGE % data, "/wall/data": data, "/wall/board.js": script("wall")}
            body = bodies.get(self.path, style()).encode()
            known = not stage.refusal and self.path == "/wall/data" and self.headers.get("If-None-Match") == tag
            stage.known += known
            self.send_response(503 if stage.away else stage.refusal or (304 if known else 200))
            for name, value in ASK_AGAIN.items():
                self.send_header(name, value)
            self.send_header("Content-Type", f"{kinds.get(self.path, 'text/css')}; charset=utf-8")
            self.send_header("ETag", tag)
            self.send_header("X-Floor-Age", str(stage.payload["age_seconds"]))
            self.send_header("X-Floor-Now", stage.payload["now"])
            self.send_header("Content-Length", str(0 if known else len(body)))
            self.end_headers()
            if not known:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class Wall:
    """One screen, its clock in the test's hand: `wait` lets time pass without waiting."""

    def __init__(self, page: Page, stage: Stage) -> None:
        self.page = page
        self.stage = stage
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, payload: Payload) -> None:
        """Show this board first."""
        self.stage.say(payload)
        self.page.goto(self.stage.address)
        self.page.wait_for_selector(".fb[data-shape]")

    def hear(self, payload: Payload) -> None:
        """Let the server have news, and the screen ask for it."""
        self.stage.say(payload)
        self.poll()

    def poll(self, times: int = 1) -> None:
        """Let the screen ask again, so often, and take in the answer."""
        for _ in range(times):
            planned, asked = self.page.evaluate("[window.planned, window.asked]")
            while self.page.evaluate("window.asked") == asked:
                self.page.clock.run_for(500)
            self.page.wait_for_function("(planned) => window.planned > planned", arg=planned)

    def wait(self, milliseconds: int) -> None:
        """Let time pass for the script."""
        self.page.clock.run_for(milliseconds)

    def ids(self, selector: str) -> list[str]:
        """The names in the rows that match, top to bottom as they stand on the screen."""
        return self.page.evaluate(
            """(selector) => Array.from(document.querySelectorAll(selector))
            .map(row => [new DOMMatrix(row.style.transform).f, row.querySelector('.fb-name').textContent])
            .sort((a, b) => a[0] - b[0]).map(pair => pair[1])""",
            selector,
        )

    @property
    def shown(self) -> list[str]:
        return self.ids(".fb-row:not(.fb-away)")

    @property
    def lit(self) -> list[str]:
        return self.ids(".fb-row.fb-lit")

    @property
    def badge(self) -> str:
        return self.page.text_content(".fb-badge") or ""
