"""Sign in by the company's identity provider: go there, come back, and get a session of ours for it."""

from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from floor.rules.oidc import OidcIdentity, Provider
from floor.store.records import RecordsUnreachable
from floor.tasks.sign_in_by_oidc import NotLetIn, sign_in_by_oidc
from floor.web.door.endpoint import browser_of, signed_in
from floor.web.own_path import own_path

FAILED = "oidc-failed"
UNREACHABLE = "oidc-unreachable"
STREAMLITS = "_streamlit_user"
# In the signed cookie that carries state and nonce there and back.
NEXT = "floor_next"


class Oidc(Protocol):
    """Who speaks with the providers: floor/ui/oidc.py, handed in because Streamlit is imported there."""

    def providers(self) -> tuple[Provider, ...]:
        """Those that the floor has chosen."""
        ...

    async def ask(self, request: Request, key: str, /) -> Response | None:
        """The way to the provider; None: it does not answer."""
        ...

    async def told(self, request: Request, /) -> OidcIdentity | None:
        """Who came back from it; None: nobody."""
        ...


def routes(oidc: Oidc) -> list[Route]:
    """The second takes the place of Streamlit's own of the same path, and calls it."""

    async def go(request: Request) -> Response:
        key = request.path_params["provider"]
        if key not in {provider.key for provider in oidc.providers()}:
            return _back(FAILED)
        request.session[NEXT] = own_path(request.query_params.get("next"))
        return await oidc.ask(request, key) or _back(UNREACHABLE)

    async def come_back(request: Request) -> Response:
        identity = await oidc.told(request) if oidc.providers() else None
        return _forget(request, await _exchanged(request, identity) if identity else _back(FAILED))

    return [Route("/sign-in/with/{provider}", go), Route("/oauth2callback", come_back)]


async def _exchanged(request: Request, identity: OidcIdentity) -> Response:
    try:
        token = await run_in_threadpool(sign_in_by_oidc, identity, browser_of(request))
    except NotLetIn as refusal:
        return _back(refusal.why)
    except RecordsUnreachable:
        return _back(FAILED)
    return signed_in(token, own_path(request.session.pop(NEXT, None)))


def _back(problem: str) -> Response:
    return RedirectResponse(f"/sign-in?problem={problem}", 303)


def _forget(request: Request, response: Response) -> Response:
    """A cookie of Streamlit's own sign-in, from wherever: it opens nothing here and is not kept either."""
    for name in request.cookies:
        if name.startswith(STREAMLITS):
            response.delete_cookie(name)
    return response
