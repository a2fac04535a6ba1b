"""The guard by itself: what gets past it, as what, and what goes back."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from floor.rules.access import Role
from floor.settings import settings
from floor.store import sign_ins
from floor.store.models import SignIn
from floor.store.records import RecordsUnreachable, records
from floor.web.guard import Guard
from tests.signed_in import account, sign_in

HERE = "http://localhost"
STREAM = "ws://localhost/_stcore/stream"
HTML = {"Accept": "text/html,*/*"}
LINK = "A" * 43
SAFE = (
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-opener-policy",
)


def echo(request: Request) -> Response:
    """What an app behind the guard gets to know."""
    viewer = request.scope["state"]["viewer"]
    return JSONResponse(
        {"identity": request.headers.getlist("x-floor-sign-in"), "viewer": viewer.name if viewer else None}
    )


def broken(_: Request) -> Response:
    raise RuntimeError("secret of the house")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_json(socket.headers.getlist("x-floor-sign-in"))
    await socket.close()


APP = Guard(
    Starlette(
        routes=[
            Route("/broken", broken),
            WebSocketRoute("/_stcore/stream", stream),
            Route("/{path:path}", echo, methods=["GET", "POST", "PUT", "DELETE"]),
        ]
    )
)


@pytest.fixture
def stranger(house: object) -> Iterator[TestClient]:
    del house
    with TestClient(APP, base_url=HERE, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def ada(stranger: TestClient) -> TestClient:
    """A client that carries Ada's session."""
    stranger.sign_in_id, token = sign_in(account("agent", "Ada"))  # type: ignore[attr-defined]
    stranger.headers["Cookie"] = f"floor={token}"
    return stranger


@pytest.mark.parametrize(
    "path", ["/", "/people", "/_stcore/upload_file/x/y", "/files/orders.csv", "/wall", "/static/a.js"]
)
def test_a_stranger_gets_nothing_but_the_sign_in(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 401
    assert stranger.post(path, headers={"Origin": HERE}).status_code == 401


def test_a_strangers_browser_is_shown_the_way_and_comes_back_where_it_wanted(stranger: TestClient) -> None:
    answer = stranger.get("/?metric=revenue&team=A%20B", headers=HTML)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/sign-in?next=%2F%3Fmetric%3Drevenue%26team%3DA%2520B",
    )


def test_a_form_sent_after_the_session_has_ended_leads_to_the_sign_in(stranger: TestClient) -> None:
    answer = stranger.post("/sign-out", headers=HTML | {"Origin": HERE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


@pytest.mark.parametrize("path", ["/sign-in", "/first-run", f"/welcome/{LINK}", f"/wall/{LINK}", f"/wall/{LINK}/data"])
def test_public_paths_answer_strangers_and_nobody_else_is_announced(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).json() == {"identity": [], "viewer": None}


@pytest.mark.parametrize(
    "path",
    [
        "/sign-in/",
        "/sign-in/x.css",
        "/sign-in/../people",
        f"/wall/{LINK}/data/x",
        f"/wall/{LINK}%2Fx",
        "/wall/board.js/x",
        "//sign-in",
    ],
)
def test_nothing_hides_behind_a_public_prefix(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 401


@pytest.mark.usefixtures("house")
def test_who_is_signed_in_is_announced_to_streamlit_and_to_our_routes(ada: TestClient) -> None:
    said = ada.get("/people").json()
    assert said == {"identity": [str(ada.sign_in_id)], "viewer": "Ada"}  # type: ignore[attr-defined]
    with ada.websocket_connect(STREAM, headers={"Origin": HERE}) as socket:
        assert socket.receive_json() == [str(ada.sign_in_id)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Floor-Sign-In": "1"},
        {"x-floor-sign-in": ""},
        {"X-Floor-Address": "10.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost:81"},
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example"},
        {"Host": "localhost/evil"},
        {"Host": "localhost?evil"},
        {"Host": "evil@localhost"},
        {"Host": ""},
    ],
    ids=str,
)
def test_what_pretends_or_comes_from_elsewhere_is_refused(ada: TestClient, headers: dict[str, str]) -> None:
    assert ada.get("/people", headers=headers).status_code == 403
    with (
        pytest.raises(WebSocketDisconnect),
        ada.websocket_connect(STREAM, headers={"Origin": HERE} | headers),
    ):
        pass


def test_two_sessions_in_one_request_are_refused(ada: TestClient) -> None:
    ada.headers["Cookie"] += f"; floor={LINK}"
    assert ada.get("/people").status_code == 400


def test_a_websocket_must_say_where_it_comes_from(ada: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), ada.websocket_connect(STREAM):
        pass


def test_a_stranger_gets_no_websocket(stranger: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), stranger.websocket_connect(STREAM, headers={"Origin": HERE}):
        pass


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_what_changes_something_must_say_where_it_comes_from(ada: TestClient, method: str) -> None:
    assert ada.request(method, "/people").status_code == 403
    assert ada.request(method, "/people", headers={"Origin": HERE}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/media/a.csv", "/auth/login", "/auth/logout"]
)
def test_what_nobody_needs_is_closed_to_those_who_are_signed_in_too(ada: TestClient, path: str) -> None:
    assert ada.get(path).status_code == 404


@pytest.mark.parametrize(("role", "status"), [("agent", 403), ("lead", 403), ("manager", 200), ("administrator", 200)])
def test_only_who_has_a_screen_with_an_upload_may_send_files(stranger: TestClient, role: Role, status: int) -> None:
    stranger.headers["Cookie"] = f"floor={sign_in(account(role))[1]}"
    answer = stranger.put("/_stcore/upload_file/session/file", headers={"Origin": HERE})
    assert answer.status_code == status


def test_an_ended_session_opens_nothing(ada: TestClient) -> None:
    with records().writing() as session:
        sign_ins.end(session, ada.sign_in_id, settings().utc_now())  # type: ignore[attr-defined]
    assert ada.get("/people").status_code == 401


def seen(sign_in_id: int) -> Any:  # noqa: ANN401 - a moment
    with records().reading() as session:
        return session.exec(select(SignIn.seen_at).where(SignIn.id == sign_in_id)).one()


def test_opening_a_page_keeps_a_session_alive_and_what_a_page_asks_for_does_not(ada: TestClient) -> None:
    sign_in_id = ada.sign_in_id  # type: ignore[attr-defined]
    with records().writing() as session:
        found = session.get(SignIn, sign_in_id)
        assert found is not None
        found.seen_at = found.created_at - sign_ins.ACCURACY * 2
        before = found.seen_at
    ada.get("/static/a.js", headers={"Accept": "*/*"})
    assert seen(sign_in_id) == before
    ada.get("/people", headers=HTML)
    assert seen(sign_in_id) > before


@pytest.mark.parametrize("path", ["/", "/sign-in", "/broken", "/media/x", f"/wall/{LINK}", "/people"])
def test_every_answer_carries_the_safe_headers(ada: TestClient, path: str) -> None:
    for answer in (
        ada.get(path),
        ada.get(path, headers={"Host": "evil.example"}),
        ada.get(path, headers={"Cookie": ""}),
    ):
        assert [name for name in SAFE if name not in answer.headers] == []
    assert "strict-transport-security" not in ada.get(path).headers


def test_behind_https_browsers_are_told_to_stay_there(ada: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOR_HTTPS", "yes")
    settings.cache_clear()
    assert "max-age=" in ada.get("/sign-in").headers["strict-transport-security"]


def test_what_breaks_says_so_without_its_insides(ada: TestClient) -> None:
    answer = ada.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text


async def breaks(*_: object) -> None:
    raise RuntimeError


def test_the_log_of_what_breaks_holds_no_key_and_no_line_of_a_strangers_making(
    house: object, caplog: pytest.LogCaptureFixture
) -> None:
    del house
    cookie = {"Cookie": f"floor={sign_in(account('agent'))[1]}"}
    client = TestClient(Guard(breaks), base_url=HERE)
    assert [client.get(f"/{path}", headers=cookie).status_code for path in (f"wall/{LINK}", "x%0aall is well")] == [
        500
    ] * 2
    assert [one.getMessage() for one in caplog.records] == ["'/wall/...' broke", r"'/x\nall is well' broke"]


def test_without_records_nobody_gets_in(ada: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise RecordsUnreachable

    monkeypatch.setattr("floor.web.guard.records", gone)
    answer = ada.get("/people")
    assert answer.status_code == 503
    assert "records" in answer.text


def test_a_refusal_speaks_the_readers_language(stranger: TestClient) -> None:
    assert stranger.get("/people", headers={"Accept-Language": "zh-CN"}).text == "请先登录。"


@pytest.mark.parametrize(
    ("path", "kept"), [("/people", "no-store"), ("/sign-in", "no-cache"), ("/static/a.js", "no-cache")]
)
def test_what_a_session_opens_is_kept_by_nobody_and_other_routes_say_for_themselves(
    ada: TestClient, path: str, kept: str
) -> None:
    def page(_: Request) -> Response:
        return PlainTextResponse("", headers={"Cache-Control": "no-cache", "Referrer-Policy": "no-referrer"})

    with TestClient(Guard(Starlette(routes=[Route("/{path:path}", page)])), base_url=HERE) as client:
        told = client.get(path, headers={"Cookie": ada.headers["Cookie"]}).headers
    assert (told.get_list("cache-control"), told.get_list("referrer-policy")) == ([kept], ["no-referrer"])
