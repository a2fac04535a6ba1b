"""The guard in front of everything: who asks is found out here, and only here, before Streamlit or a route sees them.

Pure ASGI, because Starlette's BaseHTTPMiddleware never sees a websocket.
"""

import logging
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from floor.i18n import Words, language_of, words
from floor.settings import Settings, settings
from floor.store import sign_ins
from floor.store.records import RecordsUnreachable, records
from floor.store.viewers import Viewer, viewer_of_token
from floor.tasks.click import note_click
from floor.web.headers import with_safe_headers
from floor.web.origin import CHANGES_NOTHING, Headers, is_our_host, is_our_origin, values
from floor.web.public import as_logged, is_closed, is_for, is_public
from floor.web.session_cookie import DoubledCookie, client_address, token_in

log = logging.getLogger(__name__)

IDENTITY = b"x-floor-sign-in"
"""What Streamlit believes to be the session (server.trustedUserHeaders). Nobody but the guard may say it."""

ADDRESS = b"x-floor-address"
"""Where the request comes from, proxies seen through: for the audit."""


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """An answer instead of what was asked for; `location` sends a browser on to the sign-in."""

    def __init__(self, status: int, sentence: str, location: str = "") -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.location = location


class Guard:
    """Lets through what is public, or what comes with a live session; puts safe headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or one websocket."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope, send, settings())
        try:
            await self.app(await _judged(scope, settings()), receive, answer.send)
        except Refused as refusal:
            await answer.refuse(refusal)
        except Exception:
            # The last resort: a stranger reads neither a traceback nor an answer without our headers.
            log.exception("%s broke", as_logged(scope["path"]))
            await answer.refuse(Refused(500, _words(scope)("This did not work. Try it again.")))


async def _judged(scope: Scope, house: Settings) -> Scope:
    """The request as it may go on; raises Refused."""
    _refuse_foreign(scope, house)
    t = _words(scope)
    try:
        token = token_in(list(scope["headers"]), house)
        viewer = None if is_public(scope["path"]) else await run_in_threadpool(_viewer, token, _is_a_visit(scope))
    except DoubledCookie as error:
        sentence = t("This request carries two sessions. Delete this site's cookies and sign in again.")
        raise Refused(400, sentence) from error
    except RecordsUnreachable as error:
        sentence = t("The records cannot be reached just now, so nobody can be let in. Try it again soon.")
        raise Refused(503, sentence) from error
    if viewer is None and not is_public(scope["path"]):
        raise _to_sign_in(scope, t)
    if viewer is not None and not is_for(viewer, scope["path"]):
        raise Refused(403, t("This file is not for your role."))
    return _passed_on(scope, viewer, house)


def _refuse_foreign(scope: Scope, house: Settings) -> None:
    """Refuse what does not come from our own pages at our own address, or what nobody may ask for."""
    headers: Headers = scope["headers"]
    t = _words(scope)
    if not is_our_host(headers, house):
        raise Refused(403, t("This address is not one of ours."))
    if values(headers, IDENTITY) or values(headers, ADDRESS):
        raise Refused(403, t("This request pretends to be somebody."))
    if not is_our_origin(headers, house, must_say=scope["type"] == "websocket" or not _changes_nothing(scope)):
        raise Refused(403, t("This request comes from another site."))
    if is_closed(scope["path"]):
        raise Refused(404, t("There is nothing here."))


def _viewer(token: str | None, is_a_visit: bool) -> Viewer | None:  # noqa: FBT001 - called by position in a thread
    if token is None:
        return None
    now = settings().utc_now()
    with records().reading() as session:
        viewer = viewer_of_token(session, sign_ins.token_hash(token), now)
    if viewer is not None and is_a_visit:
        note_click(viewer.sign_in_id)
    return viewer


def _passed_on(scope: Scope, viewer: Viewer | None, house: Settings) -> Scope:
    """The request with what the guard found out, for Streamlit as headers, for our routes as state."""
    said = [(ADDRESS, client_address(scope, house).encode("latin-1", "replace"))]
    if viewer is not None:
        said.append((IDENTITY, str(viewer.sign_in_id).encode()))
    state = {**scope.get("state", {}), "viewer": viewer}
    return {**scope, "headers": [*scope["headers"], *said], "state": state}


def _to_sign_in(scope: Scope, t: Words) -> Refused:
    """A person is shown the way, and back to what they asked for; anything else is told."""
    if scope["type"] != "http" or not _is_a_person(scope):
        return Refused(401, t("Sign in first."))
    asked = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
    comes_back = _changes_nothing(scope) and asked != "/"
    return Refused(303, t("Sign in first."), f"/sign-in?next={quote(asked, safe='')}" if comes_back else "/sign-in")


def _is_a_visit(scope: Scope) -> bool:
    """Somebody opens a page: not one of the many things that an open page asks for by itself."""
    return scope["type"] == "http" and _changes_nothing(scope) and _is_a_person(scope)


def _is_a_person(scope: Scope) -> bool:
    return any("text/html" in accepted for accepted in values(scope["headers"], b"accept"))


def _changes_nothing(scope: Scope) -> bool:
    return scope.get("method") in CHANGES_NOTHING


def _words(scope: Scope) -> Words:
    return words(language_of(next(iter(values(scope["headers"], b"accept-language")), None)))


class _Answer:
    """What goes back, with our headers on it."""

    def __init__(self, scope: Scope, send: Send, house: Settings) -> None:
        self._send = send
        self._is_websocket = scope["type"] == "websocket"
        # Without this extension a server can only say 403 to a handshake.
        self._can_say_why = "websocket.http.response" in (scope.get("extensions") or {})
        self._path = scope["path"]
        self._house = house
        self._begun = False

    async def send(self, message: Message) -> None:
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            message = {**message, "headers": with_safe_headers(message.get("headers", ()), self._path, self._house)}
        self._begun = True
        await self._send(message)

    async def refuse(self, refusal: Refused) -> None:
        if self._begun:
            return
        if self._is_websocket and not self._can_say_why:
            await self.send({"type": "websocket.close", "code": 1008})
            return
        kind = "websocket.http.response" if self._is_websocket else "http.response"
        body = refusal.sentence.encode()
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ]
        if refusal.location:
            headers.append((b"location", refusal.location.encode("latin-1")))
        await self.send({"type": f"{kind}.start", "status": refusal.status, "headers": headers})
        await self.send({"type": f"{kind}.body", "body": body})
