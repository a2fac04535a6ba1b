"""What the screen reads: who is who with all targets, and the board of the last period that is over."""

from dataclasses import dataclass
from fractions import Fraction

from floor.rules.target import Span, Target
from floor.store.board_reading import average_list_price
from floor.store.boards import BoardQuery
from floor.store.roster import Roster
from floor.store.target_table import LastPeriod, last_period
from floor.store.warehouse import NoWarehouse, WarehouseUnreadable
from floor.ui import cached
from floor.ui.filter_parts import today


@dataclass(frozen=True)
class TargetsSeen:
    """`last` None: nothing has been loaded yet. `list_price`: what an order is worth on average, if that is known."""

    metric: str
    span: Span
    roster: Roster
    last: LastPeriod | None
    list_price: Fraction | None = None


def read_targets_seen(metric: str, span: Span) -> TargetsSeen:
    """From one version of the facts and one of the people."""
    roster = cached.roster()
    try:
        warehouse = cached.open_warehouse()
    except (NoWarehouse, WarehouseUnreadable):
        return TargetsSeen(metric, span, roster, None)
    period = last_period(warehouse, span, today())
    board = cached.board(warehouse, roster, BoardQuery(period.day_from, period.kind, metric))
    return TargetsSeen(metric, span, roster, LastPeriod(period, board), average_list_price(warehouse))


def seen_beside(seen: TargetsSeen, target: Target) -> TargetsSeen:
    """What is to be read beside this target: a file brings others than the screen shows."""
    same = (target.metric, target.span) == (seen.metric, seen.span)
    return seen if same else read_targets_seen(target.metric, target.span)
