"""A screen by its own link: nobody signs in there, so what it shows is the link's alone.

The address chooses nothing. Tokens are random enough that guessing needs no throttle; a wrong one writes nothing.
"""

from collections.abc import Callable
from typing import cast

from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from floor.i18n import Words, language_of, words
from floor.rules.wall_screen import Reading, Theme, board_up
from floor.settings import settings
from floor.store.boards import BoardQuery
from floor.store.models import WallLink
from floor.store.records import RecordsUnreachable, records
from floor.store.sign_ins import token_hash
from floor.store.wall_links import boards_of, live_link
from floor.tasks.note_wall_seen import note_wall_seen
from floor.web.headers import NEVER_KEPT
from floor.web.wall_answers import Place, data_of, page_of
from floor.web.wall_request import WallRequest

SECONDS_TO_TRY_AGAIN = 20


def page(request: Request) -> Response:
    """The page of a screen."""
    return _while_it_lasts(request, _page)


def data(request: Request) -> Response:
    """The board whose turn it is, as JSON."""
    return _while_it_lasts(request, _data)


def _page(request: Request, link: WallLink) -> Response:
    source = f"{request.path_params['token']}/data"
    return page_of(board_of(link), Place(files="", source=source, headers=NEVER_KEPT))


def _data(request: Request, link: WallLink) -> Response:
    return data_of(request, board_of(link), NEVER_KEPT)


def board_of(link: WallLink) -> WallRequest:
    """What the link shows at this moment. Several boards take turns from when it was made on."""
    house = settings()
    board = board_up(boards_of(link), house.utc_now() - link.created_at)
    return WallRequest(
        query=BoardQuery(house.today(house.now()), board.kind, board.metric, board.by, link.team),
        reading=cast("Reading", link.reading),
        theme=cast("Theme", link.theme),
        language=link.language,
        team_alone=link.team is not None,
    )


def _while_it_lasts(request: Request, answer: Callable[[Request, WallLink], Response]) -> Response:
    t = _reader_of(request)
    try:
        link = _read(request.path_params["token"])
    except (RecordsUnreachable, DBAPIError):
        # A set that was switched on just now has no script yet that would ask again.
        headers = {**NEVER_KEPT, "Refresh": str(SECONDS_TO_TRY_AGAIN)}
        return PlainTextResponse(t("The records cannot be reached just now."), 503, headers=headers)
    if link is None:
        # One sentence for a wrong, a revoked and an ended link: it tells nothing to whoever guesses.
        sentence = t("There is no board here. If this screen had one, its link has ended: ask for a new one.")
        return PlainTextResponse(sentence, 404, headers=NEVER_KEPT)
    return answer(request, link)


def _read(token: str) -> WallLink | None:
    house = settings()
    with records().reading() as session:
        link = live_link(session, token_hash(token), house.today(house.now()))
    if link is not None:
        note_wall_seen(link)
    return link


def _reader_of(request: Request) -> Words:
    return words(language_of(request.headers.get("accept-language")))
