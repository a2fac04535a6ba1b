"""Everybody against everything: each page and route for each of nine who could ask, and no amount of anybody else's."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import python_calamine
import yaml
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus

import dashboard
from floor.rules.access import Permission
from floor.settings import settings
from floor.store.orders import read_orders
from floor.store.records import records
from floor.store.row_scope import NOBODY as NO_ROWS
from floor.store.row_scope import row_scope
from floor.store.sign_ins import token_hash
from floor.store.viewers import viewer_of_token
from floor.store.warehouse import warehouse
from floor.ui.menu import SCREENS
from floor.web.guard import Guard
from tests.access_floor import AGENTS, DAY, SEES, TEAMS, WHO, access_floor, leaked
from tests.served import Screen, house_of, served

MATRIX = yaml.safe_load((Path(__file__).parents[1] / "cases" / "access_matrix.yaml").read_text("utf-8"))
NOBODY: frozenset[str] = frozenset()
HERE = "http://localhost"


@dataclass(frozen=True)
class Floor:
    """The floor twice: as a server for the pages, and in this process for the routes."""

    address: str
    cookies: dict[str, str]
    routes: TestClient


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Floor]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with pytest.MonkeyPatch.context() as patch, house_of(tmp_path_factory.mktemp("floor")) as data:
        cookies = access_floor(data).cookies
        patch.setattr("floor.web.export_rate.ExportRate.take", lambda *_: 0)
        behind_guard = Guard(Starlette(routes=dashboard.app._user_routes))
        with served(data, log) as address, TestClient(behind_guard, base_url=HERE, follow_redirects=False) as routes:
            yield Floor(address, cookies, routes)


def test_every_page_and_route_has_its_row() -> None:
    assert set(MATRIX["pages"]) == {screen.file for screen in SCREENS}
    ours = {route.path for route in dashboard.app._user_routes}  # type: ignore[attr-defined]
    assert {*MATRIX["routes"], *MATRIX["public"]} == ours


def shown(messages: list[ForwardMsg]) -> str:
    """All that a screen was sent, tables unpacked from their bytes."""
    return "\n".join([str(messages), *(_table(value) for message in messages for value in _bytes(message))])


def _bytes(message: Any) -> Iterator[bytes]:  # noqa: ANN401 - any protocol message
    for field, value in message.ListFields():
        values = value if field.is_repeated else [value]
        for one in values.values() if hasattr(values, "values") else values:
            if isinstance(one, bytes):
                yield one
            elif hasattr(one, "ListFields"):
                yield from _bytes(one)


def _table(raw: bytes) -> str:
    try:
        return str(pa.ipc.open_stream(raw).read_all().to_pydict())
    except pa.ArrowInvalid:
        return raw.decode("utf-8", "replace")


def visit(floor: Floor, who: str, page: str, query: str) -> str | None:
    """What this page shows them; None when they do not get it."""
    try:
        with Screen(floor.address, cookie=floor.cookies[who]) as screen:
            screen.run(page, query)
            missing = any(message.HasField("page_not_found") for message in screen.messages)
            told = shown(screen.messages)
    except InvalidStatus:
        return None
    assert leaked(told) <= SEES[who]
    return None if missing else told


@pytest.mark.timeout(300)
def test_a_page_opens_for_those_it_is_for_and_shows_nobody_elses_orders(floor: Floor) -> None:
    wrong, cells = [], 0
    for file, may in MATRIX["pages"].items():
        for who in WHO:
            page = "" if file == SCREENS[0].file else Path(file).stem
            told = visit(floor, who, page, f"day={DAY}&kind=month&metric=revenue")
            expected = SEES.get(who, NOBODY) if file == "everyone/orders.py" and who in may else NOBODY
            cells += 1
            if (told is not None) != (who in may) or leaked(told or "") != expected:
                wrong.append((file, who, told is not None, leaked(told or "")))
    print(f"pages: {len(wrong)} of {cells} cells wrong")  # noqa: T201 - the figure
    assert wrong == []


def asked_of_orders() -> list[dict[str, str]]:
    """Nobody in particular, each person, each team, and what is none."""
    people = [{"person": one} for one in (*AGENTS, "nobody", "")]
    return [{}, *people, *({"team": team} for team in (*TEAMS, "", "Nowhere")), {"person": "cy", "team": "North"}]


def answered(floor: Floor, who: str, path: str, query: dict[str, str]) -> tuple[int, str]:
    headers = {"Cookie": floor.cookies[who]} if floor.cookies[who] else {}
    answer = floor.routes.get(path, params={"day": str(DAY), "kind": "month", **query}, headers=headers)
    is_workbook = path.endswith(".xlsx") and answer.status_code == 200
    return answer.status_code, cells_of(answer.content) if is_workbook else answer.text


def cells_of(workbook: bytes) -> str:
    """A number stands in a workbook as 73101.1700001 where a screen writes 73,101.17."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    return " ".join(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells)


def test_a_file_holds_the_rows_that_its_reader_may_see_and_no_others(floor: Floor) -> None:
    wrong, cells = [], 0
    for kind in ("csv", "xlsx"):
        for who in WHO:
            for query in asked_of_orders():
                status, told = answered(floor, who, f"/files/orders.{kind}", query)
                cells += 1
                is_given = who in SEES and is_somebody(who, query)
                if leaked(told) != expected_rows(who, query) or (status == 200) != is_given:
                    wrong.append((kind, who, query, status, leaked(told)))
    print(f"files: {len(wrong)} of {cells} cells wrong")  # noqa: T201 - the figure
    assert wrong == []


def is_somebody(who: str, query: dict[str, str]) -> bool:
    """A person asked for is one whom this reader may see."""
    return "person" not in query or query["person"] in expected_rows(who, {**query, "team": None})  # type: ignore[dict-item]


def expected_rows(who: str, query: dict[str, str]) -> frozenset[str]:
    """By the words of the table, written anew and slowly."""
    seen = SEES.get(who, NOBODY)
    if query.get("person") is not None:
        seen = seen & {query["person"]}
    if query.get("team") is not None:
        seen = seen & set(TEAMS.get(query["team"], ()))
    return seen


STREAMLITS = ("/", "/_stcore/stream", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/static/a.js", "/nowhere")


def test_a_route_answers_those_it_is_for_and_strangers_are_sent_to_the_door(floor: Floor) -> None:
    wrong, cells = [], 0
    for path in (*MATRIX["routes"], *STREAMLITS):
        for who in WHO:
            status, told = answered(floor, who, path, {})
            # A file says 403 to whom it is not for; what else says so there means something else by it.
            let_in = status not in ({401, 403} if path.startswith("/files/") else {401})
            cells += 1
            rows = NOBODY if not path.startswith("/files/orders") else expected_rows(who, {})
            if let_in != (who in MATRIX["routes"].get(path, SEES)) or leaked(told) != rows:
                wrong.append((path, who, status, leaked(told)))
    print(f"routes: {len(wrong)} of {cells} cells wrong")  # noqa: T201 - the figure
    assert wrong == []


@pytest.mark.parametrize("who", WHO)
def test_a_query_returns_the_rows_that_its_asker_may_see(floor: Floor, who: str) -> None:
    token = floor.cookies[who].removeprefix("floor=")
    with records().reading() as session:
        viewer = viewer_of_token(session, token_hash(token), settings().utc_now())
        scope = NO_ROWS if viewer is None else row_scope(session, viewer, Permission.SEE_ORDERS, DAY)
    opened = warehouse(settings().data / "warehouse")
    assert {order.agent_id for order in read_orders(opened, scope, DAY, DAY)} == SEES.get(who, NOBODY)


@pytest.mark.parametrize("path", MATRIX["public"])
def test_the_door_and_the_walls_tell_strangers_no_amounts(floor: Floor, path: str) -> None:
    told = floor.routes.get(path.replace("{token}", "A" * 43).replace("{provider}", "default")).text
    assert leaked(told) == NOBODY
