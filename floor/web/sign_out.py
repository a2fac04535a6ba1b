"""Sign out here, everywhere, or everywhere else: by a form, never by a link."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from floor.settings import settings
from floor.tasks.sign_out import sign_out, sign_out_everywhere
from floor.web.door.endpoint import endpoint
from floor.web.form import Form
from floor.web.session_cookie import client_address, drop_session, token_in

KEEP_THIS_ONE = "this"
MY_ACCOUNT = "/account"


def routes() -> list[Route]:
    """Both answer a GET too, so that a link that somebody sends changes nothing."""
    return [
        Route("/sign-out", endpoint(_show, _here), methods=["GET", "POST"]),
        Route("/sign-out-everywhere", endpoint(_show, _everywhere), methods=["GET", "POST"]),
    ]


def _show(_: Request) -> Response:
    return RedirectResponse("/", 303)


def _here(request: Request, _: Form) -> Response:
    house = settings()
    token = token_in(request.scope["headers"], house)
    if token is not None:
        sign_out(token, client_address(request.scope, house))
    return _gone()


def _everywhere(request: Request, form: Form) -> Response:
    house = settings()
    token = token_in(request.scope["headers"], house)
    but_here = form.get("keep") == KEEP_THIS_ONE
    if token is not None:
        sign_out_everywhere(token, client_address(request.scope, house), but_here=but_here)
    return RedirectResponse(MY_ACCOUNT, 303) if but_here else _gone()


def _gone() -> Response:
    response = RedirectResponse("/sign-in", 303)
    drop_session(response, settings())
    return response
