"""A board in one line of a test: publish what the factory holds and read it back."""

from datetime import date, time

from floor.store.boards import Board, BoardQuery, read_board
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

# A Friday; the floor is open from 09:00 to 18:00.
FRIDAY = date(2026, 11, 20)
TODAY = BoardQuery(FRIDAY)


def sell(factory: WarehouseFactory, at: str, **orders: int) -> WarehouseFactory:
    """So many orders by each agent in that hour."""
    for agent_id, count in orders.items():
        factory.fact(agent_id, at, orders=count, sold_orders=count)
    return factory


def board(factory: WarehouseFactory, query: BoardQuery = TODAY, until: str | None = None) -> Board:
    factory.publish(until=until)
    opened, roster = Warehouse.open(factory.folder), factory.roster()
    return read_board(opened, roster, query, opens_at=time(9), closes_at=time(18))


def places(shown: Board) -> list[tuple[str, int | None, int | None]]:
    """Who, where, moved by how many."""
    return [(row.key, row.rank, row.move) for row in shown.rows]
