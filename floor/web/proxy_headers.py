"""Whose `X-Forwarded-For` is believed is said by FLOOR_PROXIES alone, and by nobody in front of the guard."""

import uvicorn.config
from starlette.types import ASGIApp


def believe_no_proxy_yet() -> None:
    """Keep uvicorn from putting a claimed address in the place of the peer's.

    As Streamlit starts it, it believes every program on this machine, before the guard sees who asks. It wraps our app
    once that has been imported, so it is early enough to say so while it is; there is no option that reaches it.
    """
    uvicorn.config.ProxyHeadersMiddleware = _as_it_came  # type: ignore[assignment, attr-defined]


def _as_it_came(app: ASGIApp, trusted_hosts: object) -> ASGIApp:
    del trusted_hosts
    return app
