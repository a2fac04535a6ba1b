"""The wall: a plain page for television sets, its data and its two files.

`/wall` is the preview of a board for whoever is signed in; `/wall/<token>` is a screen's own link (wall_link.py).
"""

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from floor.settings import settings
from floor.ui.board.assets import script, stamp, style
from floor.web import wall_link
from floor.web.headers import ASK_AGAIN, FOR_EVER
from floor.web.wall_answers import Place, data_of, page_of
from floor.web.wall_request import WallRequest, wall_request


def routes() -> list[Route]:
    """Every route of the wall. Those with a name come first: no token can stand in their place."""
    return [
        Route("/wall", page),
        Route("/wall/data", data),
        Route("/wall/board.js", _file(lambda: script("wall"), "text/javascript")),
        Route("/wall/board.css", _file(style, "text/css")),
        Route("/wall/{token}", wall_link.page),
        Route("/wall/{token}/data", wall_link.data),
    ]


# The preview checks nobody: the guard in front of all routes lets only a live session come here (web/public.py), and
# every role may see every board.
def page(request: Request) -> Response:
    """The preview, with the board that the address asks for."""
    asked = _asked(request)
    source = "wall/data?" + urlencode([*request.query_params.multi_items(), ("lang", asked.language)])
    return page_of(asked, Place(files="wall/", source=source, headers=ASK_AGAIN))


def data(request: Request) -> Response:
    """The preview's board as JSON."""
    return data_of(request, _asked(request), ASK_AGAIN)


def _asked(request: Request) -> WallRequest:
    house = settings()
    return wall_request(request, house, house.now())


def _file(content: Callable[[], str], media_type: str) -> Callable[[Request], Response]:
    """One of the board's files, kept for ever under its stamped address."""

    def file(request: Request) -> Response:
        headers = FOR_EVER if request.url.query == stamp() else ASK_AGAIN
        return Response(content(), media_type=media_type, headers=headers)

    return file
