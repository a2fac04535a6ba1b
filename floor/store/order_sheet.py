"""Orders as a table to take along, in the very columns of our own sales log: what goes out can come in again."""

from fractions import Fraction

from floor.rules.money import minor_units
from floor.store.order_list import OrderLine, OrderList
from floor.store.sheet import Cell, Column, Sheet


def order_sheet(orders: OrderList, title: str, currency: str) -> Sheet:
    """Every line of the list. The columns' names are keys of the log format floorboard-sales, in every language.

    Name and team are added for whoever reads it; the loader passes over them.
    """
    columns = (
        Column("sale_id"),
        Column("sold_at", "moment"),
        Column("agent_id"),
        Column("campaign"),
        Column("product"),
        Column("quantity", "whole"),
        Column("amount", "money", minor_units(currency)),
        Column("status"),
        Column("cancelled_at", "moment"),
        Column("shared_with"),
        Column("share_percent", "decimal"),
        Column("name"),
        Column("team"),
    )
    return Sheet(title, columns, [_row(line) for line in orders.lines])


def _row(line: OrderLine) -> tuple[Cell, ...]:
    order = line.order
    return (
        order.sale_id,
        order.sold_at,
        order.agent_id,
        order.campaign,
        order.product,
        order.quantity,
        order.amount_minor,
        order.status,
        order.cancelled_at,
        order.shared_with,
        None if order.share_bp is None else Fraction(order.share_bp, 100),
        line.seller.name,
        line.seller.team,
    )
