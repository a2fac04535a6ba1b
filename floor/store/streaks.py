"""Somebody's days one after the other: how many in a row at target, the best one, and the last ones as a line.

Each day is what its whiteboard says of it, read for one person alone: a year of whiteboards would be slow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile

from floor.rules.metrics import METRICS, needs, value
from floor.rules.target_book import Question, TargetBook
from floor.rules.targets import is_met, plain_figure
from floor.store.gap_reading import WORK
from floor.store.roster import Roster
from floor.store.tallies import Tally, sums
from floor.store.warehouse import Warehouse

A_YEAR = timedelta(days=365)
LAST = 20
ORDERS = METRICS["orders"]
FACTS = tuple(dict.fromkeys((*needs(ORDERS), *WORK)))


@dataclass(frozen=True)
class DayWorked:
    """A day on which somebody worked. `target` None or nothing: nothing was expected, so it is neither hit nor miss."""

    day: date
    orders: int
    target: Fraction | None
    met: bool

    @property
    def counts(self) -> bool:
        """Whether it is held against a target."""
        return bool(self.target)


@dataclass(frozen=True)
class Streaks:
    """The days of a year up to one of them, oldest first."""

    days: tuple[DayWorked, ...]
    today: date

    @property
    def in_a_row(self) -> int:
        """Days at target up to now; today counts once its target is reached and breaks nothing before."""
        newest = [one for one in reversed(self._held) if one.met or one.day != self.today]
        return sum(1 for _ in takewhile(lambda one: one.met, newest))

    @property
    def longest(self) -> int:
        """The longest such row of the year."""
        return max(_runs(one.met for one in self._held), default=0)

    @property
    def best(self) -> DayWorked | None:
        """The day with the most orders, of equals the newest; None before the first order."""
        best = max(self.days, key=lambda one: (one.orders, one.day), default=None)
        return best if best and best.orders else None

    @property
    def last(self) -> Sequence[DayWorked]:
        """The last days before today, oldest first."""
        return [one for one in self.days if one.day != self.today][-LAST:]

    @property
    def _held(self) -> list[DayWorked]:
        return [one for one in self.days if one.counts]


def read_streaks(warehouse: Warehouse, roster: Roster, key: str, today: date) -> Streaks:
    """Read the days of the person with this key on boards."""
    agents = [agent_id for agent_id in roster.agent_ids() if roster.agent(agent_id, today).key == key]
    rows = warehouse.rows(
        "own_days", {"agents": agents, "day_from": today - A_YEAR, "day_to": today}, columns=sums(FACTS)
    )
    tallies = {day: dict(zip(FACTS, map(int, amounts), strict=True)) for day, *amounts in rows}
    book = _of_one(roster.targets, key)
    return Streaks(
        tuple(_day(book, key, day, tally) for day, tally in tallies.items() if any(tally[fact] for fact in FACTS)),
        today,
    )


def _of_one(book: TargetBook, key: str) -> TargetBook:
    """The book as far as it speaks of that person: the others need not be worked out."""
    return replace(book, members=tuple(one for one in book.members if one.key == key))


def _day(book: TargetBook, key: str, day: date, tally: Tally) -> DayWorked:
    expected = book.expected(Question(ORDERS, (day, day), "day", plain_figure(ORDERS)))
    orders, target = value(ORDERS, tally), expected.persons.get(key) or None  # nothing asked is no target
    return DayWorked(day, int(orders or 0), target, is_met(ORDERS, orders, target))


def _runs(days: Iterable[bool]) -> Iterable[int]:
    run = 0
    for met in days:
        run = run + 1 if met else 0
        yield run
