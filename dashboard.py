"""The program's front: `streamlit run dashboard.py` serves the screens and our own routes, all behind one guard."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from floor.tasks.first_run import code_for_first_administrator, code_notice
from floor.ui import oidc
from floor.web.guard import Guard
from floor.web.proxy_headers import believe_no_proxy_yet
from floor.web.routes import every_route


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """What happens once before the first request."""
    code = code_for_first_administrator()
    if code is not None:
        print(f"\n  {code_notice(code)}\n", flush=True)  # noqa: T201 - whoever started the server reads it here
    yield


believe_no_proxy_yet()
# Some addresses are keys, of walls and of new passwords: no line for each request, however much is to be logged.
# A filter, because uvicorn sets this logger's level, handlers and `disabled` anew whenever it is configured.
logging.getLogger("uvicorn.access").addFilter(lambda _: False)

# An absolute path: a relative one would mean something else under another server.
app = st.App(
    Path(__file__).parent / "floor" / "ui" / "shell.py",
    routes=every_route(oidc),
    middleware=[Middleware(Guard)],
    lifespan=lifespan,
)
