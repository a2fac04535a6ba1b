"""What the wall answers once it is known which board is asked for: the page, and its data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from floor.settings import settings
from floor.store.records import RecordsUnreachable
from floor.store.warehouse import NoWarehouse, WarehouseUnreadable, warehouse
from floor.ui.board.assets import stamp, text_of
from floor.ui.board.payload import waiting_payload
from floor.web.wall_request import WallAnswer, WallRequest, answer

# A name from a log may hold "</script>": inside the page no such sign is left.
INERT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@dataclass(frozen=True)
class Place:
    """Where a page finds its files and its data, as seen from its own address, and what its answers carry along."""

    files: str
    source: str
    headers: Mapping[str, str]


def page_of(asked: WallRequest, place: Place) -> Response:
    """The page with its first board inside, so that it is painted with the first answer."""
    try:
        found = _found(asked)
    except (NoWarehouse, WarehouseUnreadable, RecordsUnreachable):
        return HTMLResponse(_html(asked, place, _waiting(asked), tag=""), headers=place.headers)
    return HTMLResponse(_html(asked, place, found.payload(), tag=found.tag), headers=place.headers)


def data_of(request: Request, asked: WallRequest, headers: Mapping[str, str]) -> Response:
    """The board as JSON; 304 while the screen has it. Unreadable: 503, and the screen keeps what it shows."""
    try:
        found = _found(asked)
    except NoWarehouse:
        return JSONResponse(_waiting(asked), headers=headers)
    except (WarehouseUnreadable, RecordsUnreachable):
        t = asked.words
        return PlainTextResponse(t("The figures cannot be read at the moment."), 503, headers=headers)
    # A proxy that compresses weakens the tag on its way.
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    headers = {**headers, **found.pulse}
    if found.tag in known:
        return Response(status_code=304, headers=headers)
    return JSONResponse(found.payload(), headers=headers)


def _found(asked: WallRequest) -> WallAnswer:
    house = settings()
    return answer(asked, warehouse(house.data / "warehouse"), house, house.now())


def _waiting(asked: WallRequest) -> dict[str, object]:
    return waiting_payload(asked.words, reading=asked.reading, theme=asked.theme, now=settings().now())


def _html(asked: WallRequest, place: Place, payload: dict[str, object], *, tag: str) -> str:
    values = {
        "language": asked.language,
        "theme": asked.theme,
        "title": str(payload["title"]),
        "stamp": stamp(),
        "files": place.files,
        "source": place.source,
        "tag": tag,
    }
    html = text_of("wall.html")
    for name, value in values.items():
        html = html.replace("{{" + name + "}}", escape(value))
    # Last: nothing may be filled into the data of the floor.
    return html.replace("{{payload}}", json.dumps(payload, ensure_ascii=False).translate(INERT))
