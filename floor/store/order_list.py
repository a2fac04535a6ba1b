"""The orders that somebody asks to see: named, narrowed to a team or a person, added up. Page and files read this."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from floor.rules.order_totals import OrderTotals, order_totals
from floor.rules.periods import Kind, Period, period_of
from floor.store.orders import Order, has_sold, read_orders
from floor.store.roster import Agent, Roster
from floor.store.row_scope import RowScope
from floor.store.warehouse import Warehouse


class NobodyToSee(Exception):  # noqa: N818 - an answer: the same for who does not exist and for who is out of scope
    """There is no such person among those whose orders one may see."""


@dataclass(frozen=True)
class OrdersQuery:
    """Which orders. `team` and `person` None mean all; `person` is the key of an Agent."""

    day: date
    kind: Kind = "day"
    team: str | None = None
    person: str | None = None

    @property
    def period(self) -> Period:
        """The day, week or month that contains the day asked for."""
        return period_of(self.kind, self.day)


@dataclass(frozen=True)
class OrderLine:
    """An order and its seller as they stood on its day; `partner` is the name of who shares it, "" for nobody."""

    order: Order
    seller: Agent
    partner: str

    @property
    def is_cancelled(self) -> bool:
        """As the order."""
        return self.order.is_cancelled

    @property
    def amount_minor(self) -> int | None:
        """As the order."""
        return self.order.amount_minor


@dataclass(frozen=True)
class OrderList:
    """The lines asked for, newest first, and what they come to.

    A line counts where its seller is asked for; one that is only shared with them is shown beside, uncounted.
    `people` (by name) and `teams` sold something in the period: what a filter offers, and `person`, who is asked for.
    `first_day` and `last_day` are those of the warehouse.
    """

    query: OrdersQuery
    lines: tuple[OrderLine, ...]
    counted: frozenset[str]
    totals: OrderTotals
    people: tuple[Agent, ...]
    teams: tuple[str, ...]
    person: Agent | None
    first_day: date | None
    last_day: date | None

    def counts(self, line: OrderLine) -> bool:
        """Whether the line is part of the totals."""
        return line.order.sale_id in self.counted


def read_order_list(warehouse: Warehouse, roster: Roster, scope: RowScope, query: OrdersQuery) -> OrderList:
    """Read the orders within the scope. Raises NobodyToSee for a person outside it."""
    person, period = query.person, query.period
    if person is not None and not _may_be_asked_for(person, warehouse, roster, scope):
        raise NobodyToSee(person)
    every = [_line(order, roster) for order in read_orders(warehouse, scope, period.day_from, period.day_to)]
    own = [line for line in every if line.order.is_own]
    counted = [line for line in own if _is_of(line.seller, query)]
    kept = {line.order.sale_id for line in counted}
    sellers = {line.seller.key: line.seller for line in own if query.team in {None, line.seller.team}}
    asked = None if person is None else sellers.get(person) or roster.agent(person, query.day)
    first_day, last_day = warehouse.rows("span")[0]
    lines = [line for line in every if line.order.sale_id in kept or _is_shared_with(line.order, roster, query)]
    return OrderList(
        query=query,
        lines=tuple(lines),
        counted=frozenset(kept),
        totals=order_totals(counted),
        people=_by_name(sellers | ({asked.key: asked} if asked else {})),
        teams=tuple(sorted({line.seller.team for line in own})),
        person=asked,
        first_day=first_day,
        last_day=last_day,
    )


def _line(order: Order, roster: Roster) -> OrderLine:
    partner = roster.agent(order.shared_with, order.day).name if order.shared_with else ""
    return OrderLine(order, roster.agent(order.agent_id, order.day), partner)


def _is_of(agent: Agent, query: OrdersQuery) -> bool:
    return query.team in {None, agent.team} and query.person in {None, agent.key}


def _is_shared_with(order: Order, roster: Roster, query: OrdersQuery) -> bool:
    if query.team is None and query.person is None:
        return True
    return order.shared_with is not None and _is_of(roster.agent(order.shared_with, order.day), query)


def _by_name(people: Mapping[str, Agent]) -> tuple[Agent, ...]:
    return tuple(sorted(people.values(), key=lambda person: (person.name.casefold(), person.key)))


def _may_be_asked_for(person: str, warehouse: Warehouse, roster: Roster, scope: RowScope) -> bool:
    if scope.spans is None:
        return roster.agent(person, date.max).key == person and (person in roster or has_sold(warehouse, person))
    return any(roster.agent(span.agent_id, span.day_to).key == person for span in scope.spans)
