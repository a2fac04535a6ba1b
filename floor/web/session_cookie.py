"""The cookie that carries a session, and the address that a request comes from."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from floor.settings import Settings

# What browsers put around a cookie. Python would strip more, and to a browser "\xa0__Host-floor" has no prefix: a
# neighbour's site may plant it.
BLANK = " \t"


class DoubledCookie(Exception):  # noqa: N818 - a refusal, not a fault
    """The request names the session twice. Who of the two asks cannot be known, so nobody does."""


def cookie_name(house: Settings) -> str:
    """With `__Host-` a browser takes the cookie only over HTTPS, for this host alone: no neighbour can plant one."""
    return "__Host-floor" if house.https else "floor"


def set_session(response: Response, token: str, house: Settings) -> None:
    """Hand the token to the browser, for as long as it is open."""
    response.set_cookie(cookie_name(house), token, path="/", secure=house.https, httponly=True, samesite="lax")


def drop_session(response: Response, house: Settings) -> None:
    """Make the browser forget the token; that the session ends is another matter."""
    response.delete_cookie(cookie_name(house), path="/", secure=house.https, httponly=True, samesite="lax")


def token_in(headers: list[tuple[bytes, bytes]], house: Settings) -> str | None:
    """The token that the request carries, if any. Raises DoubledCookie, also for twice the same."""
    name = cookie_name(house)
    pairs = [
        part.partition("=") for key, value in headers if key == b"cookie" for part in value.decode("latin-1").split(";")
    ]
    tokens = [value.strip(BLANK) for found, _, value in pairs if found.strip(BLANK) == name]
    if len(tokens) > 1:
        raise DoubledCookie(name)
    return tokens[0] if tokens else None


def client_address(scope: Mapping[str, Any], house: Settings) -> str:
    """Where the request comes from. A proxy of ours is seen through; what anybody else claims is not believed.

    Each proxy adds the address it sees on the right, so the first from the right that is no proxy of ours is the
    nearest that a trusted one vouches for; all to its left the client may have made up.
    """
    peer = (scope.get("client") or ("",))[0]
    if peer not in house.proxies:
        return str(peer)
    told = [
        address.strip()
        for key, value in scope["headers"]
        if key == b"x-forwarded-for"
        for address in value.decode("latin-1").split(",")
    ]
    return next((address for address in reversed(told) if address and address not in house.proxies), str(peer))
