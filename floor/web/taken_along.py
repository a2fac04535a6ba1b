"""What a file holds: the same rows as the page behind the same link, read by the same functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.rules.access import Permission
from floor.rules.metrics import METRICS
from floor.rules.money import minor_units
from floor.rules.periods import Period
from floor.settings import Settings
from floor.store.board_sheet import board_sheet
from floor.store.boards import read_board
from floor.store.load_list import find_load, read_loads
from floor.store.mending import mended_lines, mending_sheet, read_form, read_mending
from floor.store.order_list import read_order_list
from floor.store.order_sheet import order_sheet
from floor.store.records import records
from floor.store.rejects import Reject, read_rejects, reject_sheet
from floor.store.roster import roster_now
from floor.store.row_scope import row_scope
from floor.store.sheet import Sheet
from floor.store.target_book import read_target_book
from floor.store.target_records import read_known
from floor.store.target_sheet import target_sheet
from floor.store.viewers import Viewer
from floor.store.warehouse import Warehouse
from floor.tasks.note_export import Export
from floor.ui.address import read_address, write_address
from floor.ui.orders.address import read_orders_address, write_orders_address


class NoSuchLoad(Exception):  # noqa: N818 - an answer, not a fault
    """The link names no load of the ledger."""


@dataclass(frozen=True)
class Asking:
    """Who asks for a file, by which link, and where they stand."""

    viewer: Viewer
    link: Mapping[str, str]
    words: Words
    house: Settings
    warehouse: Warehouse


@dataclass(frozen=True)
class TakenAlong:
    """A table, what its file is called, and the export to be noted; None: these rows are the viewer's own."""

    sheet: Sheet
    name: str
    export: Export | None


def take_whiteboard(asking: Asking) -> TakenAlong:
    """The board, as everybody sees it."""
    house, t = asking.house, asking.words
    today = house.today(house.now())
    query, _ = read_address(asking.link, today)
    board = read_board(
        asking.warehouse, roster_now(records()), query, opens_at=house.opens_at, closes_at=house.closes_at
    )
    sheet = board_sheet(board, t, house.currency)
    name = "-".join([t("Whiteboard"), t.label(METRICS[query.metric].name), _days(query.period)])
    only = urlencode({**write_address(query, today), "metric": query.metric})
    return TakenAlong(sheet, name, Export("whiteboard", query.period, only, len(sheet.rows)))


def take_orders(asking: Asking) -> TakenAlong:
    """The orders that this viewer may see. Raises NobodyToSee."""
    house, t = asking.house, asking.words
    today = house.today(house.now())
    query, _ = read_orders_address(asking.link, today)
    with records().reading() as session:
        scope = row_scope(session, asking.viewer, Permission.SEE_ORDERS, today)
    orders = read_order_list(asking.warehouse, roster_now(records()), scope, query)
    sheet = order_sheet(orders, t("Orders"), house.currency)
    name = "-".join([t("Orders"), _days(query.period), *filter(None, [query.team, query.person])])
    if asking.viewer.scope(Permission.SEE_ORDERS) == "own":
        return TakenAlong(sheet, name, None)
    only = urlencode(write_orders_address(query, today))
    return TakenAlong(sheet, name, Export("orders", query.period, only, len(sheet.rows)))


def take_targets(asking: Asking) -> TakenAlong:
    """Every target that was ever set, to be edited and loaded again."""
    house, t = asking.house, asking.words
    today = house.today(house.now())
    with records().reading() as session:
        targets, known = read_target_book(session).targets, read_known(session)
    sheet = target_sheet(targets, known, t("Targets"), house.currency, minor_units(house.currency))
    export = Export("targets", Period("day", today, today), "", len(sheet.rows))
    return TakenAlong(sheet, f"{t('Targets')}-{today}", export)


def take_rejects(asking: Asking) -> TakenAlong:
    """The refused rows of a load, of one reason where the link names one. Raises NoSuchLoad."""
    load = find_load(asking.warehouse, asking.link.get("load", ""))
    if load is None:
        raise NoSuchLoad
    reason = asking.link.get("reason")
    rejects = [one for one in read_rejects(asking.house.data, load) if reason in {None, one.reason}]
    sheet = reject_sheet(_told(rejects, asking.words), load.load_id)
    day = load.loaded_at.date()
    period = Period("day", load.first_day or day, load.last_day or day)
    only = urlencode({"load": load.load_id} | ({} if reason is None else {"reason": reason}))
    return TakenAlong(sheet, f"rejects-{load.load_id}", Export("rejects", period, only, len(sheet.rows)))


def take_mending(asking: Asking) -> TakenAlong:
    """The refused rows of a load that are still open, as a file of its log to be mended. Raises NoSuchLoad."""
    loads = read_loads(asking.warehouse)
    load = next((one for one in loads if one.load_id == asking.link.get("load", "")), None)
    form = read_form(asking.house.data / "rejects", load.load_id) if load else None
    if load is None or form is None:
        raise NoSuchLoad
    data = asking.house.data
    rejects = read_mending(data, mended_lines(data, loads), load).open
    sheet = mending_sheet(load.load_id, _told(rejects, asking.words), form)
    day = load.loaded_at.date()
    period = Period("day", load.first_day or day, load.last_day or day)
    only = urlencode({"load": load.load_id})
    return TakenAlong(sheet, f"mend-{load.load_id}", Export("mend", period, only, len(sheet.rows)))


def _told(rejects: Sequence[Reject], t: Words) -> list[Reject]:
    """With their reasons in the reader's words; the loader reads them of no file that comes back."""
    return [replace(one, reason=loader_words(one.reason, t)) for one in rejects]


def _days(period: Period) -> str:
    return f"{period.day_from}" if period.days == 1 else f"{period.day_from}-{period.day_to}"
