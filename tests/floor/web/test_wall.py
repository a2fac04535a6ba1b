"""The wall as a preview for whoever is signed in; the guard in front of it is tested beside itself."""

from datetime import datetime
from pathlib import Path

import pytest

from floor.settings import Settings, settings
from floor.ui.board.assets import stamp
from floor.web.wall import routes
from tests.wall_client import get
from tests.warehouse_factory import WarehouseFactory

HOSTILE = "</script><script>alert(1)</script>{{payload}}"


@pytest.fixture
def floor(house: Path) -> WarehouseFactory:
    """One agent with one order at 14:20."""
    made = WarehouseFactory(house / "warehouse").person("ada", name="Ada", team="North")
    made.sale("ada", "2026-11-20 14:20").publish()
    return made


@pytest.mark.usefixtures("floor")
def test_the_page_carries_its_first_board() -> None:
    answer = get("/wall")
    assert answer.status_code == 200
    assert '"name": "Ada"' in answer.text
    assert f'"wall/board.js?{stamp()}"' in answer.text
    assert "{{" not in answer.text


@pytest.mark.usefixtures("floor")
def test_an_unchanged_board_is_not_sent_again_but_its_age_is(monkeypatch: pytest.MonkeyPatch) -> None:
    first = get("/wall/data")
    assert first.json()["rows"][0]["name"] == "Ada"
    monkeypatch.setattr(Settings, "now", lambda _: datetime(2026, 11, 20, 14, 35))
    again = get("/wall/data", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (again.headers["x-floor-age"], again.headers["x-floor-now"]) == ("900", "2026-11-20T14:35:00")


def test_new_figures_another_question_and_another_day_have_another_tag(
    floor: WarehouseFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ("/wall/data", "/wall/data?metric=revenue", "/wall/data?lang=zh-Hans", "/wall/data?reading=hall")
    tags = [get(path).headers["etag"] for path in paths]
    floor.sale("ada", "2026-11-20 14:21").publish()
    tags.append(get("/wall/data").headers["etag"])
    monkeypatch.setattr(Settings, "now", lambda _: datetime(2026, 11, 21, 14, 35))
    tags.append(get("/wall/data").headers["etag"])
    assert len(set(tags)) == 6


@pytest.mark.usefixtures("floor")
def test_the_tag_of_the_page_is_the_tag_of_its_data() -> None:
    tag = get("/wall/data").headers["etag"]
    assert f'data-tag="{tag.replace(chr(34), "&quot;")}"' in get("/wall").text


@pytest.mark.usefixtures("floor")
def test_the_address_decides_what_the_preview_shows() -> None:
    data = get("/wall/data?kind=week&metric=revenue&by=team&reading=hall&theme=light&lang=zh-Hans").json()
    assert [data[part] for part in ("reading", "theme", "language")] == ["hall", "light", "zh-Hans"]
    assert data["board"] == "week|2026-11-16|revenue|team|*|*"


@pytest.mark.usefixtures("floor")
def test_what_the_address_says_wrong_gives_way_to_the_default() -> None:
    data = get("/wall/data?kind=decade&metric=luck&reading=moon&theme=pink&lang=xx").json()
    assert data["board"] == "day|2026-11-20|orders|agent|*|*"
    assert [data[part] for part in ("reading", "theme", "language")] == ["floor", "dark", "en"]


@pytest.mark.usefixtures("floor")
def test_without_a_word_in_the_address_the_browser_chooses_the_language() -> None:
    page = get("/wall", headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}).text
    assert '<html lang="zh-Hans"' in page
    assert "lang=zh-Hans" in page


def test_hostile_names_stay_data(floor: WarehouseFactory) -> None:
    floor.person("eve", name=HOSTILE, team=HOSTILE).sale("eve", "2026-11-20 14:21").publish()
    page = get("/wall", params={"team": HOSTILE, "x": '"><script>'}).text
    assert page.count("<script") == 2
    assert "alert(1)</script>" not in page
    assert get("/wall/data").json()["rows"][0]["name"] == HOSTILE


@pytest.mark.parametrize("path", ["/wall", "/wall/data", "/wall/board.js", "/wall/board.css", "/wall/data?metric=luck"])
@pytest.mark.usefixtures("floor")
def test_every_answer_carries_the_safe_headers(path: str) -> None:
    headers = get(path).headers
    assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.usefixtures("floor")
def test_the_files_are_kept_for_ever_under_their_stamp_only() -> None:
    assert "immutable" in get(f"/wall/board.js?{stamp()}").headers["cache-control"]
    assert get("/wall/board.css").headers["cache-control"] == "no-cache"
    assert get("/wall/board.css").headers["content-type"].startswith("text/css")


def test_a_route_with_a_name_comes_before_the_links() -> None:
    """A token that read "data" or "board.js" would otherwise stand in its place."""
    paths = [route.path for route in routes()]
    named = [path for path in paths if "{" not in path]
    assert paths[: len(named)] == named == ["/wall", "/wall/data", "/wall/board.js", "/wall/board.css"]


@pytest.mark.usefixtures("house")
def test_before_the_first_load_the_wall_waits() -> None:
    assert "Nothing has been loaded yet" in get("/wall").text
    assert get("/wall/data").json()["empty"]["title"] == "Nothing has been loaded yet"


def test_figures_that_cannot_be_read_leave_the_screen_as_it_is(house: Path) -> None:
    (house / "warehouse").mkdir()
    (house / "warehouse" / "CURRENT").write_text("nonsense")
    assert get("/wall/data").status_code == 503
    assert get("/wall").status_code == 200


def test_without_the_records_nobody_has_a_name_so_the_screen_stays_as_it_is(
    floor: WarehouseFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOOR_DATABASE_URL", f"sqlite:///{floor.folder}")
    settings.cache_clear()
    assert get("/wall/data").status_code == 503
    assert get("/wall").status_code == 200
