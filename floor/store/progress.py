"""Where one person stands: their lines of the finished whiteboards, who is around them, and the work that is left.

Value, target, due and place are the boards' own; nothing of that is worked out again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import Literal

from floor.rules.gap import Gap, within
from floor.rules.periods import Period, period_of
from floor.rules.time_left import TimeLeft, time_left
from floor.rules.working_days import NOTHING
from floor.store.boards import Board, BoardQuery, BoardRow
from floor.store.gap_reading import OwnRates, gap_of
from floor.store.roster import Roster

Kind = Literal["day", "month"]
KINDS: tuple[Kind, ...] = ("day", "month")
SHOWN = ("orders", "revenue", "conversion")
NEIGHBOURS = 2


@dataclass(frozen=True)
class ProgressQuery:
    """Whose progress in which day or month. `agent`: the key of somebody on boards; None: the reader's own."""

    day: date
    kind: Kind = "day"
    agent: str | None = None

    @property
    def period(self) -> Period:
        """The day or month that contains the day asked for."""
        return period_of(self.kind, self.day)

    def board(self, metric: str, kind: Kind | None = None) -> BoardQuery:
        """The whiteboard of the whole floor on that metric."""
        return BoardQuery(self.day, kind or self.kind, metric)


@dataclass(frozen=True)
class Standing:
    """One person on the boards of a period. `rows` has their line by metric, where they have one.

    `around`: their line of the orders' board with two above and two below. `ranked`: how many have a place there.
    """

    period: Period
    rows: Mapping[str, BoardRow]
    around: tuple[BoardRow, ...]
    ranked: int
    board: Board

    @property
    def orders(self) -> BoardRow | None:
        """Their line on the orders' board; None: nothing of theirs is in the period."""
        return self.rows.get("orders")


ReadBoard = Callable[[BoardQuery], Board]


def read_standing(read: ReadBoard, query: ProgressQuery, key: str, kind: Kind | None = None) -> Standing:
    """Find that person on the boards of the period, or of the other kind of period around the same day."""
    boards = {metric: read(query.board(metric, kind)) for metric in SHOWN}
    rows = {metric: row for metric, board in boards.items() if (row := row_of(board, key))}
    orders = boards["orders"]
    ranked = sum(row.rank is not None for row in orders.rows)
    return Standing(orders.query.period, rows, around(orders, key), ranked, orders)


def row_of(board: Board, key: str) -> BoardRow | None:
    """Somebody's line."""
    return next((row for row in board.rows if row.key == key), None)


def around(board: Board, key: str) -> tuple[BoardRow, ...]:
    """Their line, and the two above and below it; nobody where they have none."""
    at = next((n for n, row in enumerate(board.rows) if row.key == key), None)
    return () if at is None else board.rows[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS + 1]


@dataclass(frozen=True)
class WorkLeft:
    """What is missing to the target as work, the time that is left for it, and what can be reached in that time."""

    gap: Gap
    time: TimeLeft
    reach: Fraction | None

    @property
    def fits(self) -> bool:
        """Whether it can still be reached at these rates; where the time it takes is not known, who would say no."""
        return self.gap.seconds is None or self.gap.fits(self.time.seconds)


def work_left(row: BoardRow, own: OwnRates, time: TimeLeft) -> WorkLeft | None:
    """None where nothing is left, or nothing is expected."""
    gap = gap_of(row, "orders", own.rates)
    return None if gap is None else WorkLeft(gap, time, within("orders", time.seconds, own.rates))


@dataclass(frozen=True)
class Clock:
    """The moment, the floor's day that it belongs to, and the floor's hours."""

    now: datetime
    day: date
    hours: tuple[time, time]


def time_left_of(roster: Roster, key: str, period: Period, clock: Clock) -> TimeLeft:
    """By the calendar, the person's own week and absences, and the hours of their team."""

    def hours(day: date) -> tuple[time, time]:
        own = roster.targets.hours_of(roster.agent(key, day).team, day)
        return (own.opens_at, own.closes_at) if own else clock.hours

    return time_left(period, clock.day, clock.now, lambda day: weight_of(roster, key, day), hours)


def weight_of(roster: Roster, key: str, day: date) -> Fraction:
    """How much of a full day is expected of them; nothing of whom the records do not know."""
    member = next((one for one in roster.targets.members if one.key == key), None)
    return member.presence.weight(roster.targets.working, day) if member else NOTHING
