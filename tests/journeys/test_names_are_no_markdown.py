"""What logs and people files call somebody stays text on every screen: no link, no picture, no colour of theirs."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from etl.load import load_files
from floor.rules.wall_screen import WallBoard, WallScreen
from floor.settings import settings
from floor.tasks.make_wall_link import make_wall_link
from floor.tasks.task import AT_THE_CONSOLE
from tests.chromium import settle
from tests.served import house_of, served
from tests.signed_in import account, sign_in

DAY = datetime(2026, 11, 20, 10, 0)
NAMES = (
    ":red[spoilt]",
    ":red-badge[spoilt]",
    ":small[spoilt]",
    "**spoilt**",
    "~~spoilt~~",
    "`spoilt`",
    "$spoilt_1$",
    "# spoilt",
    "- spoilt",
    "[spoilt](http://evil.example/)",
    "![spoilt](http://evil.example/)",
    "http://evil.example/spoilt",
    ":material/delete:",
)
SCREENS = ("", "?by=team", "orders", "people", "accounts", "walls", "audit", "account")
# Shadow roots too; our own links carry a name in their query at most.
MADE_OF_A_NAME = """() => {
  const made = [];
  const look = (root) => root.querySelectorAll("*").forEach((one) => {
    if (one.shadowRoot) look(one.shadowRoot);
    const leads = one.getAttribute("href") || one.getAttribute("src") || "";
    if (/^[^?]*evil\\.example/.test(leads)) made.push(one.outerHTML);
    if (one.matches(".katex, [data-testid=stMarkdownContainer] :is(strong, del, code, h1, li, span[style], span[class])"
      ) && /spoilt/.test(one.textContent)) made.push(one.outerHTML);
  });
  look(document);
  return made;
}"""


@dataclass(frozen=True)
class Floor:
    """Where it is served, and a cookie for it."""

    address: str
    cookie: str


def table(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue()


def logs(folder: Path) -> list[Path]:
    """Each name is somebody of a team of that name, an agent nobody knows, a product, a campaign and an outcome."""
    sales = [
        (f"s{who}", DAY, who, name, name, "49.00", "booked") for n, name in enumerate(NAMES) for who in (f"ag{n}", name)
    ]
    calls = [(f"c{n}", DAY, name, name, 60, name) for n, name in enumerate(NAMES)]
    files = {
        "people.csv": table(("agent_id", "name", "team"), [(f"ag{n}", name, name) for n, name in enumerate(NAMES)]),
        "sales.csv": table(("sale_id", "sold_at", "agent_id", "product", "campaign", "amount", "status"), sales),
        "calls.csv": table(("call_id", "started_at", "agent_id", "campaign", "talk_seconds", "outcome_code"), calls),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return [folder / name for name in files]


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Floor]:
    room = tmp_path_factory.mktemp("logs")
    with house_of(tmp_path_factory.mktemp("floor")) as data:
        assert {report.status for report in load_files(logs(room), settings(), DAY)} == {"loaded"}
        for name in NAMES:
            account("agent", name, name)
        make_wall_link(AT_THE_CONSOLE, WallScreen(NAMES[9], (WallBoard("orders", "day", "agent"),), NAMES[10]))
        with served(data, room / "server.log") as address:
            yield Floor(address, sign_in(account("administrator", "**spoilt**, too"))[1])


def made_of_a_name(page: Page, what: str) -> list[str]:
    settle(page)
    return [f"{what}: {found}" for found in page.evaluate(MADE_OF_A_NAME)]


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_no_name_becomes_a_link_a_picture_or_a_style(floor: Floor, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "floor", "value": floor.cookie, "url": floor.address}])
    page = context.new_page()
    spoilt: list[str] = []
    for screen in SCREENS:
        page.goto(f"{floor.address}/{screen}{'&' if '?' in screen else '?'}day={DAY.date()}")
        spoilt += made_of_a_name(page, screen)
    page.goto(f"{floor.address}/?day={DAY.date()}")
    for notice in ("unknown_agents", "unknown_codes"):
        page.locator(f".st-key-{notice} button").first.click()
        page.get_by_test_id("stDataFrame").wait_for()
        spoilt += made_of_a_name(page, notice)
        page.keyboard.press("Escape")
        page.get_by_test_id("stDataFrame").wait_for(state="hidden")
    assert spoilt == []
