"""What a list of orders comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Counted(Protocol):
    """What a total needs of an order."""

    @property
    def amount_minor(self) -> int | None:
        """None where it is not known."""
        ...

    @property
    def is_cancelled(self) -> bool:
        """Whether it was taken back."""
        ...


@dataclass(frozen=True)
class OrderTotals:
    """As the whiteboard counts: orders and revenue without the cancelled ones.

    `revenue_minor` sums what is known; `unknown_amounts` says of how many orders the amount is not.
    """

    orders: int
    revenue_minor: int
    cancelled: int
    unknown_amounts: int


def order_totals(orders: Iterable[Counted]) -> OrderTotals:
    """Add them up."""
    every = list(orders)
    standing = [order.amount_minor for order in every if not order.is_cancelled]
    known = [amount for amount in standing if amount is not None]
    return OrderTotals(len(standing), sum(known), len(every) - len(standing), len(standing) - len(known))
