"""One line of a board, and how places, movement and targets are worked out for all lines together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from floor.rules.metrics import Metric, sample, value
from floor.rules.ranking import moves, rank
from floor.rules.target_book import Expected
from floor.rules.targets import is_met
from floor.store.tallies import Tally
from floor.store.trends import Trend


@dataclass(frozen=True)
class BoardRow:
    """One line: an agent, a team or the floor.

    `value` None: too few to say. `rank` None: not ranked. `move` None: was not ranked before; positive is up.
    `share` is value over target; `due` what of the target is due by now and `pace` its share, None where it is a level.
    Where nothing is expected there is no target. `goal`: what they want of themself and chose to show.
    `trend`: the hours of the day, or the last eight weeks or months, oldest first.
    """

    key: str
    name: str
    team: str
    rank: int | None
    move: int | None
    value: Fraction | None
    target: Fraction | None
    share: float | None
    due: Fraction | None
    pace: float | None
    met: bool
    trend: Trend
    sample: int
    goal: Fraction | None = None

    @property
    def ahead(self) -> Fraction | None:
        """How much is done beyond what is due by now, negative where it is less; None: nothing is expected."""
        return None if self.value is None or self.due is None else self.value - self.due


@dataclass(frozen=True)
class Standing:
    """Who a line is about and the facts it is made of; `before` are those of the period it is compared with."""

    whom: Literal["person", "team", "floor"]
    key: str
    name: str
    team: str
    now: Tally
    before: Tally | None
    trend: Trend


@dataclass(frozen=True)
class Yardstick:
    """What all lines of a board are measured by."""

    metric: Metric
    expected: Expected
    due: Expected
    goals: Mapping[str, Fraction] = field(default_factory=dict)

    def target(self, standing: Standing) -> Fraction | None:
        """What is expected of whom the line is about; nothing at all of a sum, as on a free day, is no target."""
        amount = self.expected.of(standing.whom, standing.key)
        return None if self.metric.is_sum and not amount else amount

    def due_by_now(self, standing: Standing) -> Fraction | None:
        """What of that is due; None where the target is a level, and where there is none."""
        return self.due.of(standing.whom, standing.key) if self.metric.is_sum and self.target(standing) else None


def board_rows(standings: Sequence[Standing], yardstick: Yardstick) -> tuple[BoardRow, ...]:
    """Rank the lines, best first, then by name; those with too few facts come last."""
    metric = yardstick.metric
    now = [value(metric, standing.now) for standing in standings]
    before = [None if standing.before is None else value(metric, standing.before) for standing in standings]
    rows = [
        board_row(standing, yardstick, place=place, move=move)
        for standing, place, move in zip(
            standings, rank(now, metric.better), moves(now, before, metric.better), strict=True
        )
    ]
    return tuple(sorted(rows, key=_order))


def board_row(
    standing: Standing, yardstick: Yardstick, *, place: int | None = None, move: int | None = None
) -> BoardRow:
    """Measure one line by itself."""
    metric = yardstick.metric
    reached, target = value(metric, standing.now), yardstick.target(standing)
    due = yardstick.due_by_now(standing)
    return BoardRow(
        key=standing.key,
        name=standing.name,
        team=standing.team,
        rank=place,
        move=move,
        value=reached,
        target=target,
        share=float(reached / target) if reached is not None and target else None,
        due=due,
        pace=float(due / target) if due is not None and target else None,
        met=is_met(metric, reached, target),
        trend=standing.trend,
        sample=sample(metric, standing.now),
        goal=yardstick.goals.get(standing.key) if standing.whom == "person" else None,
    )


def _order(row: BoardRow) -> tuple[bool, int, str, str]:
    return (row.rank is None, row.rank or 0, row.name.casefold(), row.key)
