"""The main journey: `make run` on a fresh folder, a log dropped into the inbox, the wall and the whiteboard change."""

import csv
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.served import free_port, wait_for

ROOT = Path(__file__).parents[2]
# Where it is early afternoon now, so that the sample floor is at work whatever the hour of the test.
ZONE = f"Etc/GMT{datetime.now(UTC).hour - 14:+d}"
SECONDS_TO_SHOW = 30


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample floor: three days and a dozen agents."""
    folder = tmp_path_factory.mktemp("journey") / "sample"
    command = [ROOT / ".venv/bin/python", "-m", "etl", "sample", "--days", "3", "--agents", "12"]
    subprocess.run(command, cwd=ROOT, check=True, env=environment(folder), capture_output=True)
    return folder


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {"FLOOR_DATA": str(folder), "FLOOR_TIMEZONE": ZONE}


@pytest.fixture(scope="module")
def address(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of what `make run` starts, ended as Ctrl-C ends it."""
    port = free_port()
    log = tmp_path_factory.mktemp("make") / "run.log"
    with log.open("w") as out:
        command = ["make", "run", f"PORT={port}", f"FLOOR_DATA={data}"]
        running = subprocess.Popen(
            command, cwd=ROOT, env=environment(data), stdout=out, stderr=out, start_new_session=True
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/sign-in", log)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(running.pid, signal.SIGINT)
        running.wait(20)


@pytest.fixture
def idle_agent(data: Path) -> dict[str, str]:
    """Somebody on the roster who does not work today: only the dropped log can put them on the board."""
    current = data / "warehouse" / (data / "warehouse" / "CURRENT").read_text().strip()
    with duckdb.connect(str(current), read_only=True) as connection:
        at_work = {
            row[0]
            for row in connection.execute(
                "select agent_id from facts where day = (select max(day) from facts)"
            ).fetchall()
        }
    with (data / "logs" / "people.csv").open(encoding="utf-8") as file:
        return next(person for person in csv.DictReader(file) if person["agent_id"] not in at_work)


def drop_a_sale(data: Path, agent_id: str) -> None:
    now = datetime.now(ZoneInfo(ZONE))
    header = "sale_id,sold_at,agent_id,campaign,product,quantity,amount,status"
    text = f"{header}\njourney-1,{now:%Y-%m-%d %H:%M:%S},{agent_id},POWER,P1,1,49.00,booked\n"
    (data / "inbox" / "journey-sales.csv").write_text(text, encoding="utf-8")


@pytest.mark.browser
def test_a_sale_dropped_into_the_inbox_is_on_the_wall_and_the_whiteboard_without_a_click(
    data: Path, address: str, browser: Browser, idle_agent: dict[str, str]
) -> None:
    name = idle_agent["display_name"]
    manager = browser.new_context()
    wall, board = manager.new_page(), manager.new_page()
    sign_in_by_the_sample_button(board, address)
    wall.goto(f"{address}/wall?reading=near")
    expect(wall.get_by_role("row").first).to_be_visible()
    expect(board.get_by_role("row").first).to_be_visible(timeout=30_000)
    expect(row_of(wall, name)).to_have_count(0)

    drop_a_sale(data, idle_agent["agent_id"])
    began = time.monotonic()
    expect(row_of(wall, name)).to_have_count(1, timeout=SECONDS_TO_SHOW * 1000)
    seen = time.monotonic() - began
    expect(row_of(board, name)).to_have_count(1, timeout=SECONDS_TO_SHOW * 1000)
    print(f"on the wall after {seen:.1f} s")  # noqa: T201 - the figure
    assert [path.name for path in (data / "inbox" / "done").glob("journey*")] == ["journey-sales.csv"]


def sign_in_by_the_sample_button(page: Page, address: str) -> None:
    """As whoever tries the sample floor does: the sign-in page names its accounts, each with a button."""
    page.goto(address)
    page.locator("form", has=page.locator("input[value=manager]")).get_by_role("button").click()


def row_of(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)
