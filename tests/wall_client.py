"""Somebody who asks the wall's own routes, with nothing in front of them."""

import asyncio
from collections.abc import Mapping

import httpx
from starlette.applications import Starlette

from floor.web.wall import routes


def get(path: str, headers: Mapping[str, str] | None = None, params: Mapping[str, str] | None = None) -> httpx.Response:
    """The answer to one question."""
    return asyncio.run(_get(path, headers, params))


async def _get(path: str, headers: Mapping[str, str] | None, params: Mapping[str, str] | None) -> httpx.Response:
    transport = httpx.ASGITransport(Starlette(routes=routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8501") as http:
        return await http.get(path, headers=headers, params=params)
