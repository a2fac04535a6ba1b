"""A screen by its own link: what it shows, until when, and nothing else."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from floor.rules.wall_screen import WallBoard
from floor.settings import Settings
from floor.store.records import Records, RecordsUnreachable
from floor.store.sign_ins import new_token
from floor.tasks.revoke_wall_link import revoke_wall_link
from floor.tasks.task import AT_THE_CONSOLE
from tests.wall_client import get
from tests.walls import link, links, teams, wall
from tests.warehouse_factory import WarehouseFactory

NOW = datetime(2026, 11, 20, 6, 32, tzinfo=UTC)
ENDED = "There is no board here. If this screen had one, its link has ended: ask for a new one."

# What of South, the other team, may appear nowhere on a screen of North.
SOUTH = ("Canarysouth", "Zebedee", "zeb-0042", "South")
SOUTH_MINOR = 77_777_00


@pytest.fixture
def floor(house: Path) -> WarehouseFactory:
    """Ada of North with one order; Zebedee of South with three of a hundred times the amount."""
    made = WarehouseFactory(house / "warehouse").person("ada", name="Ada", team="North")
    made.person("zeb-0042", name="Zebedee Canarysouth", team="South").sale("ada", "2026-11-20 14:20", amount_minor=3100)
    for minute in (10, 11, 12):
        made.sale("zeb-0042", f"2026-11-20 14:{minute}", amount_minor=SOUTH_MINOR)
    made.sale("ag_777", "2026-11-20 14:13").unknown_code("2026-11-20", "WINBCK", 4).publish()
    return made


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, timedelta())


def at(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    """So much later than the link was made."""
    monkeypatch.setattr(Settings, "utc_now", lambda _: NOW + later)


@pytest.mark.usefixtures("floor")
def test_a_link_shows_its_board_as_it_was_made() -> None:
    token = wall(boards=(WallBoard("revenue", "week", "team"),), reading="hall", theme="light", language="zh-Hans")
    data = get(f"/wall/{token}/data").json()
    assert data["board"] == "week|2026-11-16|revenue|team|*|*"
    assert [data[part] for part in ("reading", "theme", "language")] == ["hall", "light", "zh-Hans"]


@pytest.mark.usefixtures("floor")
def test_its_page_finds_files_and_data_from_where_it_stands() -> None:
    token = wall()
    page = get(f"/wall/{token}").text
    assert 'src="board.js?' in page
    assert f'data-source="{token}/data"' in page
    assert "{{" not in page
    tag = get(f"/wall/{token}/data").headers["etag"]
    assert f'data-tag="{tag.replace(chr(34), "&quot;")}"' in page


@pytest.mark.usefixtures("floor")
def test_the_address_chooses_nothing() -> None:
    token = wall(team="North")
    asked = "metric=revenue&kind=month&by=team&team=South&campaign=x&day=2026-11-19&reading=near&theme=light&lang=zh"
    plain, chosen = get(f"/wall/{token}/data"), get(f"/wall/{token}/data?{asked}")
    assert chosen.json() == plain.json()
    assert chosen.json()["board"] == "day|2026-11-20|orders|agent|North|*"
    assert get(f"/wall/{token}?{asked}").text == get(f"/wall/{token}", headers={"Accept-Language": "zh"}).text


@pytest.mark.parametrize("metric", ["orders", "revenue", "conversion"])
@pytest.mark.usefixtures("floor")
def test_a_teams_screen_holds_nothing_of_another_team(metric: str) -> None:
    token = wall(team="North", boards=(WallBoard(metric), WallBoard(metric, "month")))
    shown = get(f"/wall/{token}/data")
    everything = shown.text + get(f"/wall/{token}").text + str(shown.headers)
    # The amounts of South, alone and inside the floor's total.
    total = 3100 + 4900 + 3 * SOUTH_MINOR
    amounts = {f"{minor / 100:,.0f}" for minor in (SOUTH_MINOR, 3 * SOUTH_MINOR, total)}
    assert [canary for canary in {*SOUTH, *amounts, "ag_777"} if canary in everything] == []
    data = shown.json()
    assert [row["name"] for row in data["rows"]] == ["Ada"]
    assert (data["teams"], data["notes"]) == ([], [])
    assert data["figures"][0]["label"] == "Whole team"
    assert data["rows"][0]["rank"] in {1, None}
    assert get(f"/wall/{wall('All', (WallBoard(metric),))}/data").text.count("Canarysouth") > 0


def test_who_came_from_another_team_brings_none_of_its_figures(floor: WarehouseFactory) -> None:
    floor.moved("zeb-0042", "North", since="2026-11-20").sale("zeb-0042", "2026-11-19 10:00", amount_minor=8_888_00)
    floor.publish()
    shown = get(f"/wall/{wall(team='North', boards=(WallBoard('revenue', 'month'),))}/data")
    # Three orders of today in North; not the one of yesterday in South.
    assert [row["value"] for row in shown.json()["rows"]] == ["$233,331", "$31"]
    assert "South" not in shown.text.replace("Canarysouth", "")


@pytest.mark.usefixtures("floor")
def test_a_teams_screen_begins_with_the_teams_own_total() -> None:
    figures = get(f"/wall/{wall(team='North')}/data").json()["figures"]
    assert [(one["label"], one["value"]) for one in figures] == [
        ("Whole team", "1"),
        ("Revenue", "$31"),
        ("Contacts", "0"),
        ("Agents", "1"),
    ]


def test_a_team_that_has_not_begun_shows_an_empty_board_and_no_others_figures(floor: WarehouseFactory) -> None:
    del floor
    teams("East")
    data = get(f"/wall/{wall(team='East')}/data").json()
    assert data["empty"]["title"] == "Nobody to show here"
    assert [one["value"] for one in data["figures"]] == ["0", "$0", "0", "0"]


@pytest.mark.usefixtures("floor")
def test_a_row_tells_its_metric_and_no_other_amount() -> None:
    row = get(f"/wall/{wall()}/data").json()["rows"][0]
    about = {"id", "rank", "move", "name", "team", "medal", "label", "met"}
    measured = {"n", "value", "of", "bar", "pace", "goal", "ahead", "side", "trend"}
    assert set(row) == about | measured
    assert "77" not in json.dumps(row)


@pytest.mark.usefixtures("floor")
def test_boards_take_turns_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    token = wall(boards=(WallBoard("orders"), WallBoard("revenue"), WallBoard("dials")))
    metrics, tags = [], set()
    for seconds in (0, 19, 20, 39, 40, 59, 60):
        at(monkeypatch, timedelta(seconds=seconds))
        answer = get(f"/wall/{token}/data")
        metrics.append(answer.json()["board"].split("|")[2])
        tags.add(answer.headers["etag"])
    assert metrics == ["orders", "orders", "revenue", "revenue", "dials", "dials", "orders"]
    assert len(tags) == 3


@pytest.mark.usefixtures("floor")
def test_within_its_turn_a_board_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    token = wall(boards=(WallBoard("orders"), WallBoard("revenue")))
    known = {"If-None-Match": get(f"/wall/{token}/data").headers["etag"]}
    at(monkeypatch, timedelta(seconds=19))
    assert get(f"/wall/{token}/data", headers=known).status_code == 304
    at(monkeypatch, timedelta(seconds=20))
    assert get(f"/wall/{token}/data", headers=known).status_code == 200


@pytest.mark.parametrize("path", ["", "/data"])
@pytest.mark.usefixtures("floor")
def test_unknown_revoked_and_ended_links_all_get_the_same_answer(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    revoked, past = wall("One"), wall("Two", last_day=date(2026, 11, 20))
    revoke_wall_link(AT_THE_CONSOLE, link(revoked).id)
    assert get(f"/wall/{past}{path}").status_code == 200
    monkeypatch.setattr(Settings, "now", lambda _: datetime(2026, 11, 21, 0, 0))
    answers = [get(f"/wall/{token}{path}") for token in (new_token(), "short", revoked, past)]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, ENDED)}
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.usefixtures("floor")
def test_what_a_link_shows_is_kept_nowhere_and_tells_its_address_to_nobody() -> None:
    token = wall()
    for path in (f"/wall/{token}", f"/wall/{token}/data", f"/wall/{new_token()}"):
        headers = get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "set-cookie" not in headers


@pytest.mark.usefixtures("floor")
def test_a_screen_that_is_on_is_noted_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    token = wall()
    seen = []
    for seconds in (0, 3, 59, 60, 61):
        at(monkeypatch, timedelta(seconds=seconds))
        get(f"/wall/{token}/data")
        seen.append(link(token).seen_at)
    assert seen == [NOW, NOW, NOW, NOW + timedelta(seconds=60), NOW + timedelta(seconds=60)]


@pytest.mark.usefixtures("floor")
def test_a_wrong_or_ended_link_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    token = wall()
    revoke_wall_link(AT_THE_CONSOLE, link(token).id)
    before = links()

    def refused(_: Records) -> None:
        raise AssertionError("something was written")

    monkeypatch.setattr(Records, "writing", refused)
    for asked in (new_token(), token, "x"):
        assert get(f"/wall/{asked}/data").status_code == 404
    assert links() == before


@pytest.mark.usefixtures("floor")
def test_without_the_records_the_screen_keeps_its_board_and_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    token = wall()

    def away(_: Records) -> None:
        raise RecordsUnreachable("gone")

    monkeypatch.setattr(Records, "reading", away)
    assert get(f"/wall/{token}/data").status_code == 503
    page = get(f"/wall/{token}")
    assert (page.status_code, page.headers["refresh"]) == (503, "20")
