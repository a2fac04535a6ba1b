"""A target as somebody set it, and which of several counts on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, get_args

from floor.rules.periods import period_of

ONE_DAY = timedelta(days=1)

Whom = Literal["floor", "team", "level", "person"]
WHOM: tuple[Whom, ...] = get_args(Whom)

Span = Literal["day", "week", "month", "own"]
"""What the figure is for: each day, each week, each month, or once for the days from the first to the last."""
SPANS: tuple[Span, ...] = get_args(Span)


@dataclass(frozen=True)
class Target:
    """`figure` of the metric `metric` for `whom`; `name`: the team, the level, or the key of the person.

    It holds from `day_from` to `day_to`, both inside; None: until another one is set. `period_to` is the last day of an
    own period, which ending the target early does not move. `exact`: a part of a split, which stands as it is, whoever
    is away. `number` is the record's: of two that begin on one day the later one counts.
    """

    number: int
    whom: Whom
    name: str
    metric: str
    span: Span
    figure: Fraction
    day_from: date
    day_to: date | None = None
    exact: bool = False
    period_to: date | None = None

    def __post_init__(self) -> None:
        if (self.span == "own") != (self.period_to is not None):
            raise ValueError("An own period has a last day, and nothing else has one.")

    def holds(self, day: date) -> bool:
        """Whether it counts on that day, unless another one does."""
        return self.day_from <= day <= self.last_day

    @property
    def last_day(self) -> date:
        """The last day on which it counts."""
        return min(self.day_to or date.max, self.period_to or date.max)

    def days_around(self, day: date) -> tuple[date, date]:
        """The first and last day of what the figure is for, around a day on which it holds."""
        if self.span == "own":
            return self.day_from, self.period_to or self.day_from
        period = period_of(self.span, day)
        return period.day_from, period.day_to


def in_force(targets: Iterable[Target], day: date, asked: Span) -> Target | None:
    """The one that counts on a day for a board of that kind: one made for that kind, else the one for more days."""
    holding = [one for one in targets if one.holds(day)]
    order = _preferred(asked)
    return min(holding, key=lambda one: (order.index(one.span), date.max - one.day_from, -one.number), default=None)


def in_force_each(targets: Sequence[Target], days: Sequence[date], asked: Span) -> Iterator[Target | None]:
    """The same for each of these days, which follow one another: looked up anew only where one begins or has ended."""
    turns = {one.day_from for one in targets} | {one.last_day + ONE_DAY for one in targets if one.last_day < date.max}
    found = None
    for at, day in enumerate(days):
        if at == 0 or day in turns:
            found = in_force(targets, day, asked)
        yield found


def overlaps(one: Target, other: Target) -> bool:
    """Whether there is a day on which both would count, were there no other."""
    return one.day_from <= other.last_day and other.day_from <= one.last_day


def _preferred(asked: Span) -> Sequence[Span]:
    others: tuple[Span, ...] = ("own", "month", "week", "day")
    return (asked, *(span for span in others if span != asked))
