"""The routes of the files behind a stand-in for the guard: it says who asks, and nothing else."""

import csv
import io
from dataclasses import dataclass, field
from typing import Any

import httpx
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from floor.settings import settings
from floor.store.records import records
from floor.store.viewers import Viewer, read_viewer
from floor.web.files import routes


def viewer_of(sign_in_id: int) -> Viewer:
    """As the guard finds them."""
    with records().reading() as session:
        viewer = read_viewer(session, sign_in_id, settings().utc_now())
    assert viewer is not None
    return viewer


class SaysWhoAsks:
    """Puts the viewer where the guard does."""

    def __init__(self, app: ASGIApp, asking: "Files") -> None:
        self.app, self.asking = app, asking

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = {} if self.asking.nobody else {"viewer": self.asking.viewer}
        await self.app({**scope, "state": state}, receive, send)


@dataclass
class Files:
    """Asks for files as `viewer`; `nobody`: the guard has said nothing at all."""

    viewer: Any = None
    nobody: bool = False
    client: TestClient = field(init=False)

    def __post_init__(self) -> None:
        app = Starlette(routes=routes(), middleware=[Middleware(SaysWhoAsks, asking=self)])
        self.client = TestClient(app)

    def get(self, path: str, **link: str) -> httpx.Response:
        return self.client.get(f"/files/{path}", params=link)

    def csv(self, path: str, **link: str) -> list[dict[str, str]]:
        answer = self.get(path, **link)
        assert answer.status_code == 200, answer.text
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))

    def xlsx(self, path: str, **link: str) -> list[list[Any]]:
        answer = self.get(path, **link)
        assert answer.status_code == 200, answer.text
        return CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
