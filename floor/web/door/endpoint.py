"""What every route at the door shares: the form read off the loop, the work done in a thread, trouble said in words."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from floor.settings import settings
from floor.store.records import RecordsUnreachable
from floor.tasks.sign_in import Browser
from floor.web.door.page import Reader, message, reader_of
from floor.web.form import Form, NotAForm, read_form
from floor.web.session_cookie import client_address, set_session, token_in

Show = Callable[[Request], Response]
Take = Callable[[Request, Form], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def endpoint(show: Show, take: Take) -> Endpoint:
    """GET shows and changes nothing; POST takes the form. Both may wait for records and hashes: never on the loop."""

    async def serve(request: Request) -> Response:
        try:
            if request.method != "POST":
                return await run_in_threadpool(show, request)
            return await run_in_threadpool(take, request, await read_form(request))
        except NotAForm as error:
            return _not_a_form(reader_of(request), error.status)
        except RecordsUnreachable:
            return _unreachable(reader_of(request))

    return serve


def browser_of(request: Request) -> Browser:
    """Where a session is to live."""
    house = settings()
    old = token_in(request.scope["headers"], house)
    return Browser(client_address(request.scope, house), request.headers.get("user-agent", ""), old)


def signed_in(token: str, path: str) -> Response:
    """On to where the reader wanted to go, with the new session."""
    response = RedirectResponse(path, 303)
    set_session(response, token, settings())
    return response


def _not_a_form(reader: Reader, status: int) -> Response:
    t = reader.words
    return message(reader, t("This did not work"), t("What was sent is not one of our forms. Try it again."), status)


def _unreachable(reader: Reader) -> Response:
    t = reader.words
    sentence = t("The records cannot be reached just now, so nobody can be let in. Try it again soon.")
    return message(reader, t("This did not work"), sentence, 503)
