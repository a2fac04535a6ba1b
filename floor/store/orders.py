"""Orders line by line, of those whose orders one may see: the scope is part of the query, there is none without."""

from dataclasses import dataclass
from datetime import date, datetime

from floor.store.row_scope import RowScope
from floor.store.warehouse import Warehouse


@dataclass(frozen=True)
class Order:
    """One sale with its last known status. `amount_minor` None: nobody knows it; it is not nothing.

    `is_own`: its seller is one of those asked for. Otherwise it is only shared with one of them, and counts for its
    seller alone, as on the whiteboard. `share_bp`: how much of it is the other one's.
    """

    sale_id: str
    sold_at: datetime
    day: date
    agent_id: str
    campaign: str
    product: str
    product_name: str
    quantity: int
    amount_minor: int | None
    status: str
    cancelled_at: datetime | None
    shared_with: str | None
    share_bp: int | None
    is_own: bool

    @property
    def is_cancelled(self) -> bool:
        """A cancelled order is none any more."""
        return self.status == "cancelled"


def read_orders(warehouse: Warehouse, scope: RowScope, day_from: date, day_to: date) -> tuple[Order, ...]:
    """The orders of these days, both inside, that the scope covers; newest first."""
    lists = scope.parameters()
    seen = {"agents": lists["agents"], "days_from": lists["days_from"], "days_to": lists["days_to"]}
    return tuple(Order(*row) for row in warehouse.rows("orders", {"day_from": day_from, "day_to": day_to, **seen}))


def has_sold(warehouse: Warehouse, agent_id: str) -> bool:
    """Whether the logs know a seller of this name, on the roster or not."""
    return bool(warehouse.rows("has_sold", {"agent_id": agent_id})[0][0])
