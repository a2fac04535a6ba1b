"""A small OpenID provider on this machine: it vouches for whom the test says, and lies as the test says."""

import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.served import free_port

CLIENT_ID = "floorboard"
CLIENT_SECRET = "known to the provider and to us"  # noqa: S105 - of a provider that lives for a test

Claims = dict[str, Any]


@dataclass
class Lie:
    """How the next answer differs from an honest one; as it stands, not at all."""

    claims: Mapping[str, object] = field(default_factory=dict)
    without: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)
    write: Callable[[Claims], str] | None = None


@dataclass
class OidcServer:
    """Whoever asks is let through as `claims`, after whatever `lie` makes of them. `asks_first`: after a click."""

    issuer: str
    claims: Claims = field(default_factory=dict)
    lie: Lie = field(default_factory=Lie)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "ours"}))
    asked: dict[str, Mapping[str, str]] = field(default_factory=dict)
    tokens: int = 0
    asks_first: bool = False

    @property
    def metadata_url(self) -> str:
        return f"{self.issuer}/.well-known/openid-configuration"

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.metadata),
                Route("/keys", self.keys),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
            ]
        )

    def metadata(self, _: Request) -> Response:
        honest = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }
        return JSONResponse(honest | dict(self.lie.metadata))

    def keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def authorize(self, request: Request) -> Response:
        code = token_urlsafe(16)
        self.asked[code] = dict(request.query_params)
        back = {"code": code, "state": request.query_params["state"]}
        address = f"{request.query_params['redirect_uri']}?{urlencode(back)}"
        if self.asks_first:
            return HTMLResponse(f'<a href="{escape(address)}">Yes, it is me</a>')
        return RedirectResponse(address, 302)

    async def token(self, request: Request) -> Response:
        """A code is good once, and only for whoever holds the verifier of its challenge (PKCE)."""
        async with request.form() as form:
            asked = self.asked.pop(str(form["code"]), None)
            proof = urlsafe_b64encode(sha256(str(form.get("code_verifier")).encode()).digest()).rstrip(b"=").decode()
        if asked is None or asked.get("code_challenge") != proof:
            return JSONResponse({"error": "invalid_grant"}, 400)
        written = self._id_token(asked["nonce"])
        self.tokens += 1
        return JSONResponse({"access_token": token_urlsafe(16), "token_type": "Bearer", "id_token": written})

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        honest = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce, **self.claims}
        claims = honest | dict(self.lie.claims)
        claims.pop(self.lie.without, None)
        return self.lie.write(claims) if self.lie.write else signed(self.key)(claims)


def signed(key: RSAKey, kid: str = "ours") -> Callable[[Claims], str]:
    """As a provider signs."""
    return lambda claims: jwt.encode({"alg": "RS256", "kid": kid}, claims, key)


@contextmanager
def oidc_server(host: str = "127.0.0.1") -> Iterator[OidcServer]:
    """A provider that answers until the block ends. Another `host` name makes it another site to a browser."""
    port = free_port()
    provider = OidcServer(f"http://{host}:{port}")
    server = uvicorn.Server(uvicorn.Config(provider.app(), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(10)
