"""The company's own sign-in, by the routes behind `st.login`: Streamlit and Authlib speak the protocol.

Those routes are called from ours (floor/web/oidc.py) and are closed to everybody else: so the cookie in which Streamlit
puts the identity, good for 30 days and not to be revoked, never leaves the server. All that leaves is our own session.
"""

import json
import logging
import re
from base64 import urlsafe_b64decode
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from streamlit.auth_util import (
    generate_default_provider_section,
    get_cookie_with_chunks,
    get_secrets_auth_section,
    get_validated_redirect_uri,
    is_authlib_installed,
    validate_auth_credentials,
)
from streamlit.errors import StreamlitAuthError
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from floor.rules.oidc import NotForUs, OidcIdentity, Provider, identity_of, is_safe_address

log = logging.getLogger(__name__)

SHORTEST_SECRET = 32
KEY = re.compile(r"[a-z0-9-]{1,64}")


def providers() -> tuple[Provider, ...]:
    """Those in the section [auth] of secrets.toml; one that cannot be used is left out, and the log says why."""
    section = get_secrets_auth_section()
    if not section or not _is_usable(section):
        return ()
    found = (_provider(key, section) for key in _keys(section))
    return tuple(provider for provider in found if provider is not None)


async def ask(request: Request, key: str) -> Response | None:
    """The way to the provider, as `st.login(key)` would go it; None when the provider does not answer."""
    query = urlsplit(generate_login_redirect_url(key)).query
    response = await _streamlits("/auth/login")(Request({**request.scope, "query_string": query.encode()}))
    return response if urlsplit(response.headers.get("location", "")).netloc else None


async def told(request: Request) -> OidcIdentity | None:
    """Who came back from the provider: state, nonce, signature, issuer and expiry are checked. None: nobody for us."""
    kept = _kept(await _streamlits("/oauth2callback")(request))
    claims, tokens = kept(USER_COOKIE_NAME), kept(TOKENS_COOKIE_NAME)
    provider = next((known for known in providers() if known.key == claims.get("provider")), None)
    if provider is None:
        return None
    try:
        return identity_of(claims, _algorithm(str(tokens["id_token"])), provider)
    except NotForUs as refusal:
        log.warning("%s Nobody was let in.", refusal)
        return None


def _kept(response: Response) -> Callable[[str], Mapping[str, object]]:
    """What Streamlit would have had the browser keep under a name; empty when it refused."""
    cookies: SimpleCookie = SimpleCookie()
    for line in response.headers.getlist("set-cookie"):
        cookies.load(line)

    def one(name: str) -> bytes | None:
        return decode_signed_value(get_cookie_secret(), name, cookies[name].value) if name in cookies else None

    def all_of(name: str) -> Mapping[str, object]:
        return dict(json.loads(get_cookie_with_chunks(one, name) or b"{}"))

    return all_of


def _algorithm(token: str) -> str:
    """By which a token says it is signed; Authlib has checked that it is."""
    head = token.partition(".")[0]
    return str(json.loads(urlsafe_b64decode(head + "=" * (-len(head) % 4)))["alg"])


def _streamlits(path: str) -> Callable[[Request], Awaitable[Response]]:
    return next(route.endpoint for route in create_auth_routes("") if route.path == path)


def _is_usable(section: Mapping[str, object]) -> bool:
    if not is_authlib_installed():
        _say("secrets.toml has a section [auth], but Authlib is not installed. Run `make install`.")
    elif len(str(section.get("cookie_secret") or "")) < SHORTEST_SECRET:
        _say(f"[auth] in secrets.toml needs a cookie_secret of {SHORTEST_SECRET} or more random characters.")
    elif not is_safe_address(get_validated_redirect_uri() or ""):
        _say("[auth] in secrets.toml needs a redirect_uri: this site's https address with /oauth2callback behind it.")
    else:
        return True
    return False


def _keys(section: Mapping[str, object]) -> list[str]:
    """The default provider's settings stand in [auth] itself, every other's in [auth.its-name]."""
    named = [key for key, value in section.items() if isinstance(value, Mapping) and key != "client_kwargs"]
    return (["default"] if "client_id" in section and "default" not in named else []) + named


def _provider(key: str, section: Mapping[str, object]) -> Provider | None:
    if KEY.fullmatch(key) is None:
        _say(f"[auth.{key}] in secrets.toml: name it by small letters, digits and hyphens.")
        return None
    try:
        validate_auth_credentials(key)
    except StreamlitAuthError as error:
        _say(str(error))
        return None
    given = section.get(key) or generate_default_provider_section(get_secrets_auth_section())
    settings = given if isinstance(given, Mapping) else {}
    address = str(settings["server_metadata_url"])
    if not is_safe_address(address):
        _say(f"The server_metadata_url of {key} in secrets.toml must begin with https://.")
        return None
    label = str(settings.get("label") or urlsplit(address).hostname)
    return Provider(key, label, str(settings["client_id"]), address)


@cache
def _say(sentence: str) -> None:
    """Once: the sign-in page asks at every visit."""
    log.warning("%s Nobody can sign in by that until it is put right.", sentence)
