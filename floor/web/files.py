"""Files with rows of people: made for who asks, when they ask, checked here once more, and kept by nobody on the way.

Never through Streamlit's download button: what it serves under /media goes to whoever is signed in and has the address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from floor.i18n import LANGUAGES, Words, language_of, words
from floor.rules.access import Permission
from floor.settings import settings
from floor.store.order_list import NobodyToSee
from floor.store.records import RecordsUnreachable
from floor.store.sheet import Sheet
from floor.store.sheet_csv import csv_bytes
from floor.store.sheet_xlsx import xlsx_bytes
from floor.store.warehouse import NoWarehouse, WarehouseUnreadable, warehouse
from floor.tasks.note_export import Export, note_export
from floor.tasks.note_look import note_refused_look
from floor.tasks.refusals import note_refused_page
from floor.tasks.task import Actor, NotAllowed
from floor.web.asking import viewer_now
from floor.web.attachment import attachment
from floor.web.export_rate import ExportRate
from floor.web.guard import ADDRESS
from floor.web.headers import SAFE
from floor.web.taken_along import (
    Asking,
    NoSuchLoad,
    TakenAlong,
    take_mending,
    take_orders,
    take_rejects,
    take_targets,
    take_whiteboard,
)

KEPT_BY_NOBODY = {**SAFE, "Cache-Control": "no-store"}


@dataclass(frozen=True)
class Kind:
    """A kind of file: what browsers call it, and who writes it."""

    media_type: str
    write: Callable[[Sheet], bytes]


@dataclass(frozen=True)
class Source:
    """What may be taken along, and the right it takes."""

    permission: Permission
    take: Callable[[Asking], TakenAlong]
    kinds: tuple[str, ...] = ("csv", "xlsx")


KINDS: Mapping[str, Kind] = {
    "csv": Kind("text/csv; charset=utf-8", csv_bytes),
    "xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_bytes),
}
SOURCES: Mapping[str, Source] = {
    "whiteboard": Source(Permission.SEE_BOARDS, take_whiteboard),
    "orders": Source(Permission.SEE_ORDERS, take_orders),
    "targets": Source(Permission.SET_TARGETS, take_targets),
    "rejects": Source(Permission.MANAGE_LOGS, take_rejects),
    "mend": Source(Permission.MANAGE_LOGS, take_mending, ("csv",)),
}


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """No file: the status and the sentence that say why."""

    def __init__(self, status: int, sentence: str, wait_seconds: int = 0) -> None:
        super().__init__(sentence)
        self.status = status
        self.wait_seconds = wait_seconds


def routes() -> list[Route]:
    """One route for every source and kind."""
    rate = ExportRate()
    return [
        Route(f"/files/{source}.{kind}", _endpoint(source, kind, rate))
        for source, one in SOURCES.items()
        for kind in one.kinds
    ]


def _endpoint(source: str, kind: str, rate: ExportRate) -> Callable[[Request], Response]:
    def file(request: Request) -> Response:
        t = _words(request)
        try:
            return _answer(request, source, kind, rate)
        except Refused as refusal:
            return _no_file(refusal)
        except (NoWarehouse, WarehouseUnreadable):
            return _no_file(Refused(503, t("The figures cannot be read at the moment.")))
        except RecordsUnreachable:
            return _no_file(Refused(503, t("The records cannot be reached just now. Try it again soon.")))

    return file


def _answer(request: Request, source: str, kind: str, rate: ExportRate) -> Response:
    t, permission = _words(request), SOURCES[source].permission
    viewer = viewer_now(request)
    if viewer is None:
        raise Refused(401, t("Sign in first."))
    actor = Actor.of(viewer, _address(request))
    if viewer.scope(permission) is None:
        note_refused_page(actor, permission)
        raise Refused(403, t("This file is not for your role."))
    wait = rate.take(viewer.account_id)
    if wait:
        raise Refused(429, t("That was many files at once. Wait a minute, then try again."), wait)
    house = settings()
    taken = _take(Asking(viewer, request.query_params, t, house, warehouse(house.data / "warehouse")), source, actor)
    content = KINDS[kind].write(taken.sheet)
    _note(actor, permission, taken.export, kind, t)
    headers = {**KEPT_BY_NOBODY, "Content-Disposition": attachment(taken.name, kind)}
    return Response(content, media_type=KINDS[kind].media_type, headers=headers)


def _take(asking: Asking, source: str, actor: Actor) -> TakenAlong:
    try:
        return SOURCES[source].take(asking)
    except NobodyToSee as nobody:
        note_refused_look(actor, SOURCES[source].permission, str(nobody))
        t = asking.words
        raise Refused(404, t("There is nobody of this name whose orders you may see.")) from None
    except NoSuchLoad:
        t = asking.words
        raise Refused(404, t("There is no such load.")) from None


def _note(actor: Actor, permission: Permission, export: Export | None, kind: str, t: Words) -> None:
    """The line stands before the file leaves; one's own rows need none."""
    if export is None:
        return
    try:
        note_export(actor, permission, export, kind)
    except NotAllowed:
        raise Refused(401, t("Sign in first.")) from None


def _no_file(refusal: Refused) -> Response:
    again = {"Retry-After": str(refusal.wait_seconds)} if refusal.wait_seconds else {}
    return PlainTextResponse(str(refusal), refusal.status, headers={**KEPT_BY_NOBODY, **again})


def _address(request: Request) -> str:
    return request.headers.get(ADDRESS.decode(), "")


def _words(request: Request) -> Words:
    asked = request.query_params.get("lang")
    return words(asked if asked in LANGUAGES else language_of(request.headers.get("accept-language")))
