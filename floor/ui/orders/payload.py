"""The orders as the list draws them: every text and number written out in the reader's language."""

from fractions import Fraction
from itertools import groupby
from typing import Any

from floor.i18n import Words
from floor.store.order_list import OrderLine, OrderList


def orders_payload(orders: OrderList, lines: tuple[OrderLine, ...], t: Words, *, people: bool) -> dict[str, Any]:
    """What the orders come to, and these lines of them under their days. `people`: with who sold."""
    several = orders.query.kind != "day"
    return {
        "title": t("Orders"),
        "people": people,
        "columns": {
            "time": t("Time"),
            "product": t("Product"),
            "person": t("Sold by"),
            "campaign": t("Campaign"),
            "status": t("Status"),
            "amount": t("Amount"),
        },
        "totals": _totals(orders, t),
        "days": [
            {
                "title": t.date(day, "weekday") if several else "",
                "lines": [_line(one, orders, t) | {"person": one.seller.name if people else ""} for one in some],
            }
            for day, some in groupby(lines, key=lambda line: line.order.day)
        ],
    }


def _totals(orders: OrderList, t: Words) -> list[dict[str, str]]:
    """No noughts over an empty list: the sentence there says it better."""
    if not orders.lines:
        return []
    totals = orders.totals
    return [
        {"label": t("Orders"), "value": t.number(totals.orders)},
        {"label": t("Revenue"), "value": t.money(totals.revenue_minor, cents=True)},
        {"label": t("Cancelled"), "value": t.number(totals.cancelled)},
    ]


def _line(line: OrderLine, orders: OrderList, t: Words) -> dict[str, Any]:
    order = line.order
    return {
        "time": t.time(order.sold_at),
        "product": _product(line, t),
        "campaign": order.campaign,
        "status": order.status,
        "status_text": status_text(order.status, t),
        "note": " · ".join(filter(None, [_cancelled_when(line, t), _shared(line, orders, t)])),
        "amount": t("amount not known") if order.amount_minor is None else t.money(order.amount_minor, cents=True),
        "known": order.amount_minor is not None,
    }


def _product(line: OrderLine, t: Words) -> str:
    name, quantity = line.order.product_name or t("No product named"), line.order.quantity
    return name if quantity == 1 else f"{name} × {t.number(quantity)}"


def status_text(status: str, t: Words) -> str:
    """What became of the sale."""
    return {"booked": t("booked"), "confirmed": t("confirmed"), "cancelled": t("cancelled")}[status]


def _cancelled_when(line: OrderLine, t: Words) -> str:
    order = line.order
    if not order.is_cancelled or order.cancelled_at is None:
        return ""
    return f"{t.date(order.cancelled_at.date(), 'short')} {t.time(order.cancelled_at)}"


def _shared(line: OrderLine, orders: OrderList, t: Words) -> str:
    """With whom, and for whom it counts where that is somebody else."""
    order = line.order
    if not order.shared_with:
        return ""
    if not orders.counts(line):
        return t("shared by {name}, counts there", name=line.seller.name)
    if order.share_bp is None:
        return t("shared with {name}", name=line.partner)
    share = t.percent(Fraction(order.share_bp, 10_000), 0)
    return t("shared with {name}: {share} theirs", name=line.partner, share=share)
