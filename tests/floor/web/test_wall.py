import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from floor.settings import Settings
from floor.ui.board.assets import stamp
from floor.web.wall import routes
from tests.warehouse_factory import WarehouseFactory

HOSTILE = "</script><script>alert(1)</script>{{payload}}"


@pytest.fixture
def floor(house: Path) -> WarehouseFactory:
    """The sample floor: one agent with one order at 14:20."""
    (house / "sample.json").write_text("{}")
    made = WarehouseFactory(house / "warehouse").person("ada", name="Ada", team="North")
    made.sale("ada", "2026-11-20 14:20").publish()
    return made


@dataclass(frozen=True)
class Client:
    """Somebody at this address who asks for this host."""

    host: str
    address: str

    def get(self, path: str, **asked: object) -> httpx.Response:
        return asyncio.run(self._get(path, **asked))

    async def _get(self, path: str, **asked: object) -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=routes()), client=(self.address, 50000))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{self.host}") as http:
            return await http.get(path, **asked)


def client(host: str = "localhost:8501", address: str = "127.0.0.1") -> Client:
    return Client(host, address)


@pytest.mark.usefixtures("floor")
def test_the_page_carries_its_first_board() -> None:
    answer = client().get("/wall")
    assert answer.status_code == 200
    assert '"name": "Ada"' in answer.text
    assert f"wall/board.js?{stamp()}" in answer.text
    assert "{{" not in answer.text


@pytest.mark.parametrize("path", ["/wall", "/wall/data", "/wall/board.js", "/wall/board.css"])
@pytest.mark.parametrize(
    ("host", "address", "headers"),
    [
        ("localhost:8501", "192.168.1.7", {}),
        ("floor.example", "127.0.0.1", {}),
        ("localhost.example", "127.0.0.1", {}),
        ("localhost:8501", "127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}),
    ],
)
@pytest.mark.usefixtures("floor")
def test_nobody_from_elsewhere_gets_an_answer(path: str, host: str, address: str, headers: dict[str, str]) -> None:
    answer = client(host, address).get(path, headers=headers)
    assert (answer.status_code, answer.text) == (404, "There is no wall here.")


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1:8501", "127.0.0.1"), ("[::1]:8501", "::1"), ("localhost", "::ffff:127.0.0.1")]
)
@pytest.mark.usefixtures("floor")
def test_this_machine_has_several_names(host: str, address: str) -> None:
    assert client(host, address).get("/wall/data").status_code == 200


@pytest.mark.usefixtures("floor")
def test_a_floor_with_its_own_data_has_no_wall_yet(house: Path) -> None:
    (house / "sample.json").unlink()
    assert client().get("/wall").status_code == 404


@pytest.mark.usefixtures("floor")
def test_an_unchanged_board_is_not_sent_again_but_its_age_is(monkeypatch: pytest.MonkeyPatch) -> None:
    first = client().get("/wall/data")
    assert first.json()["rows"][0]["name"] == "Ada"
    monkeypatch.setattr(Settings, "now", lambda _: datetime(2026, 11, 20, 14, 35))
    again = client().get("/wall/data", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (again.headers["x-floor-age"], again.headers["x-floor-now"]) == ("900", "2026-11-20T14:35:00")


def test_new_figures_another_question_and_another_day_have_another_tag(
    floor: WarehouseFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ("/wall/data", "/wall/data?metric=revenue", "/wall/data?lang=zh-Hans", "/wall/data?reading=hall")
    tags = [client().get(path).headers["etag"] for path in paths]
    floor.sale("ada", "2026-11-20 14:21").publish()
    tags.append(client().get("/wall/data").headers["etag"])
    monkeypatch.setattr(Settings, "now", lambda _: datetime(2026, 11, 21, 14, 35))
    tags.append(client().get("/wall/data").headers["etag"])
    assert len(set(tags)) == 6


@pytest.mark.usefixtures("floor")
def test_the_tag_of_the_page_is_the_tag_of_its_data() -> None:
    tag = client().get("/wall/data").headers["etag"]
    assert f'data-tag="{tag.replace(chr(34), "&quot;")}"' in client().get("/wall").text


@pytest.mark.usefixtures("floor")
def test_the_link_decides_what_is_shown() -> None:
    data = client().get("/wall/data?kind=week&metric=revenue&by=team&reading=hall&theme=light&lang=zh-Hans").json()
    assert [data[part] for part in ("reading", "theme", "language")] == ["hall", "light", "zh-Hans"]
    assert data["board"] == "week|2026-11-16|revenue|team|*|*"


@pytest.mark.usefixtures("floor")
def test_what_the_link_says_wrong_gives_way_to_the_default() -> None:
    data = client().get("/wall/data?kind=decade&metric=luck&reading=moon&theme=pink&lang=xx").json()
    assert data["board"] == "day|2026-11-20|orders|agent|*|*"
    assert [data[part] for part in ("reading", "theme", "language")] == ["floor", "dark", "en"]


@pytest.mark.usefixtures("floor")
def test_without_a_word_in_the_link_the_browser_chooses_the_language() -> None:
    page = client().get("/wall", headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}).text
    assert '<html lang="zh-Hans"' in page
    assert "lang=zh-Hans" in page


def test_hostile_names_stay_data(floor: WarehouseFactory) -> None:
    floor.person("eve", name=HOSTILE, team=HOSTILE).sale("eve", "2026-11-20 14:21").publish()
    page = client().get("/wall", params={"team": HOSTILE, "x": '"><script>'}).text
    assert page.count("<script") == 2
    assert "alert(1)</script>" not in page
    assert client().get("/wall/data").json()["rows"][0]["name"] == HOSTILE


@pytest.mark.parametrize("path", ["/wall", "/wall/data", "/wall/board.js", "/wall/board.css", "/wall/data?metric=luck"])
@pytest.mark.parametrize("host", ["localhost", "elsewhere.example"])
@pytest.mark.usefixtures("floor")
def test_every_answer_carries_the_safe_headers(path: str, host: str) -> None:
    headers = client(host).get(path).headers
    assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.usefixtures("floor")
def test_the_files_are_kept_for_ever_under_their_stamp_only() -> None:
    assert "immutable" in client().get(f"/wall/board.js?{stamp()}").headers["cache-control"]
    assert client().get("/wall/board.css").headers["cache-control"] == "no-cache"
    assert client().get("/wall/board.css").headers["content-type"].startswith("text/css")


def test_before_the_first_load_the_wall_waits(house: Path) -> None:
    (house / "sample.json").write_text("{}")
    assert "Nothing has been loaded yet" in client().get("/wall").text
    assert client().get("/wall/data").json()["empty"]["title"] == "Nothing has been loaded yet"


def test_figures_that_cannot_be_read_leave_the_screen_as_it_is(house: Path) -> None:
    (house / "sample.json").write_text("{}")
    (house / "warehouse").mkdir()
    (house / "warehouse" / "CURRENT").write_text("nonsense")
    assert client().get("/wall/data").status_code == 503
    assert client().get("/wall").status_code == 200
