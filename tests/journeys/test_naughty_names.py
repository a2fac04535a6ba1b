"""A name is data: 515 of the worst, as agents, teams, products and campaigns, through the load onto every screen."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from etl.load import load_files
from floor.settings import settings
from floor.store.orders import read_orders
from floor.store.records import records
from floor.store.roster import read_roster
from floor.store.row_scope import EVERYBODY
from floor.store.warehouse import warehouse
from tests.chromium import settle
from tests.naughty import NAUGHTY
from tests.served import house_of, served
from tests.signed_in import account, sign_in

DAY = datetime(2026, 11, 20, 10, 0)
SCREENS = ("", "?by=team", "orders", "people", "audit", "walls", "accounts")


@dataclass(frozen=True)
class Floor:
    """Where it is served, a cookie for it, and what its loads said."""

    address: str
    cookie: str
    rejected: dict[str, str]


def table(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue()


def logs(folder: Path) -> list[Path]:
    """The nth agent has the nth string as name and team, and sold the nth product in the nth campaign."""
    people = [(f"ag{n}", text, text, f"{text}{n}") for n, text in enumerate(NAUGHTY)]
    sales = [(f"s{n}", DAY, f"ag{n}", text, text, "49.00", "booked") for n, text in enumerate(NAUGHTY)]
    files = {
        "people.csv": table(("agent_id", "name", "display_name", "team"), people),
        "sales.csv": table(("sale_id", "sold_at", "agent_id", "product", "campaign", "amount", "status"), sales),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return [folder / name for name in files]


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Floor]:
    room = tmp_path_factory.mktemp("logs")
    with house_of(tmp_path_factory.mktemp("floor")) as data:
        load_files(logs(room), settings(), DAY)
        rejected = {row["reason"]: row for path in (data / "rejects").glob("*.csv") for row in _rows(path)}
        with served(data, room / "server.log") as address:
            token = sign_in(account("administrator"))[1]
            yield Floor(address, token, {key: str(row) for key, row in rejected.items()})


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def test_every_name_comes_back_as_it_went_in_or_is_refused_with_a_reason(floor: Floor) -> None:
    with records().reading() as session:
        roster = read_roster(session)
    orders = read_orders(warehouse(settings().data / "warehouse"), EVERYBODY, DAY.date(), DAY.date())
    sold = {order.agent_id: order for order in orders}
    equal, refused = 0, 0
    for n, text in enumerate(NAUGHTY):
        if f"ag{n}" not in roster:
            refused += 1
            continue
        equal += 1
        # White space around a name is not part of it.
        assert roster.agent(f"ag{n}", DAY.date()).name == text.strip()
        assert {sold[f"ag{n}"].product.strip(), sold[f"ag{n}"].campaign.strip()} == {text.strip()}
    print(f"{equal} equal, {refused} refused: {sorted(floor.rejected)}")  # noqa: T201 - the figure
    assert equal + refused == len(NAUGHTY)


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_no_name_runs_and_no_screen_breaks(floor: Floor, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "floor", "value": floor.cookie, "url": floor.address}])
    page = context.new_page()
    ran: list[str] = []
    broken: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: broken.append(str(error)))
    for screen in SCREENS:
        page.goto(f"{floor.address}/{screen}{'&' if '?' in screen else '?'}day={DAY.date()}")
        settle(page)
        broken += page.get_by_test_id("stException").all_inner_texts()
        broken += page.get_by_text("could not be shown").all_inner_texts()
    page.goto(f"{floor.address}/wall?day={DAY.date()}&reading=near")
    page.get_by_role("row").first.wait_for()
    print(f"{len(ran)} script runs, {len(broken)} broken pages")  # noqa: T201 - the figure
    assert (ran, broken) == ([], [])
