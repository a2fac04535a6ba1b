"""The wall: a plain page for television sets, its data and its two files.

Until a wall has a link of its own, it is answered for the sample floor and from this machine alone.
"""

import json
from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from floor.i18n import language_of, words
from floor.settings import settings
from floor.store.warehouse import NoWarehouse, WarehouseUnreadable, warehouse
from floor.ui.board.assets import script, stamp, style, text_of
from floor.ui.board.payload import waiting_payload
from floor.web.headers import ASK_AGAIN, FOR_EVER
from floor.web.nearby import is_this_machine
from floor.web.wall_request import WallAnswer, WallRequest, answer, wall_request

# A name from a log may hold "</script>": inside the page no such sign is left.
INERT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}

Endpoint = Callable[[Request], Response]


def routes() -> list[Route]:
    """Every route of the wall; all of them only answer where a wall may be."""
    return [
        Route("/wall", _guarded(page)),
        Route("/wall/data", _guarded(data)),
        Route("/wall/board.js", _guarded(_file(lambda: script("wall"), "text/javascript"))),
        Route("/wall/board.css", _guarded(_file(style, "text/css"))),
    ]


def page(request: Request) -> Response:
    """The page with its first board inside, so that it is painted with the first answer."""
    house = settings()
    now = house.now()
    asked = wall_request(request, house, now)
    try:
        found = answer(asked, warehouse(house.data / "warehouse"), house, now)
    except (NoWarehouse, WarehouseUnreadable):
        payload = waiting_payload(asked.words, reading=asked.reading, theme=asked.theme, now=now)
        return HTMLResponse(_html(request, asked, payload, tag=""), headers=ASK_AGAIN)
    return HTMLResponse(_html(request, asked, found.payload(), tag=found.tag), headers=ASK_AGAIN)


def data(request: Request) -> Response:
    """The board as JSON; 304 while the screen has it. Unreadable: 503, and the screen keeps what it shows."""
    house = settings()
    now = house.now()
    asked = wall_request(request, house, now)
    try:
        found = answer(asked, warehouse(house.data / "warehouse"), house, now)
    except NoWarehouse:
        return JSONResponse(
            waiting_payload(asked.words, reading=asked.reading, theme=asked.theme, now=now), headers=ASK_AGAIN
        )
    except WarehouseUnreadable:
        t = asked.words
        return PlainTextResponse(t("The figures cannot be read at the moment."), 503, headers=ASK_AGAIN)
    return _unless_known(request, found)


def _unless_known(request: Request, found: WallAnswer) -> Response:
    headers = {**ASK_AGAIN, **found.pulse}
    # A proxy that compresses weakens the tag on its way.
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if found.tag in known:
        return Response(status_code=304, headers=headers)
    return JSONResponse(found.payload(), headers=headers)


def _html(request: Request, asked: WallRequest, payload: dict[str, object], *, tag: str) -> str:
    source = "wall/data?" + urlencode([*request.query_params.multi_items(), ("lang", asked.language)])
    values = {
        "language": asked.language,
        "theme": asked.theme,
        "title": str(payload["title"]),
        "stamp": stamp(),
        "source": source,
        "tag": tag,
    }
    html = text_of("wall.html")
    for name, value in values.items():
        html = html.replace("{{" + name + "}}", escape(value))
    # Last: nothing may be filled into the data of the floor.
    return html.replace("{{payload}}", json.dumps(payload, ensure_ascii=False).translate(INERT))


def _guarded(endpoint: Endpoint) -> Endpoint:
    def guarded(request: Request) -> Response:
        if settings().is_sample and is_this_machine(request):
            return endpoint(request)
        t = words(language_of(request.headers.get("accept-language")))
        return PlainTextResponse(t("There is no wall here."), 404, headers=ASK_AGAIN)

    return guarded


def _file(content: Callable[[], str], media_type: str) -> Endpoint:
    """One of the board's files, kept for ever under its stamped address."""

    def file(request: Request) -> Response:
        headers = FOR_EVER if request.url.query == stamp() else ASK_AGAIN
        return Response(content(), media_type=media_type, headers=headers)

    return file
