"""What every answer carries along for the browser."""

from collections.abc import Iterable

from floor.settings import Settings
from floor.web.public import is_public

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Our own files alone, no inline script or style, no other page may read us."""

ASK_AGAIN = {**SAFE, "Cache-Control": "no-cache"}
"""Kept by nobody without asking: what a board shows is only good for now."""

NEVER_KEPT = {**SAFE, "Cache-Control": "no-store"}
"""For what a link may show that can be ended: nothing of it stays behind in the browser."""

FOR_EVER = {**SAFE, "Cache-Control": "public, max-age=31536000, immutable"}
"""For addresses that change with their content."""

# Streamlit's page writes its own styles and starts a few scripts from text; all of it is still ours alone.
APP_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
A_YEAR = 31_536_000
SCRIPTS = "/static/"  # Streamlit's own scripts and styles: the same for everybody, and many

RawHeaders = list[tuple[bytes, bytes]]


def with_safe_headers(told: Iterable[tuple[bytes, bytes]], path: str, house: Settings) -> RawHeaders:
    """What a route tells, and what every answer carries unless its route has said it. Names in lower case, as in ASGI.

    What a session opens is kept by nobody, whatever its route says: no way back to it after signing out.
    """
    ours = _for_every_answer(https=house.https)
    is_for_one = not is_public(path) and not path.startswith(SCRIPTS)
    told = [(name, value) for name, value in told if not (is_for_one and name.lower() == b"cache-control")]
    had = {name.lower() for name, _ in told}
    never_kept = [(b"cache-control", b"no-store")] if is_for_one else []
    return [*told, *((name, value) for name, value in ours if name not in had), *never_kept]


def _for_every_answer(*, https: bool) -> RawHeaders:
    found = {
        "content-security-policy": APP_POLICY,
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
    if https:
        found["strict-transport-security"] = f"max-age={A_YEAR}"
    return [(name.encode(), value.encode()) for name, value in found.items()]
