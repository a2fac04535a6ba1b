"""The goals that people chose to show on the boards; of any other goal no board knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from floor.rules.metric import Metric
from floor.rules.periods import Kind, Period


@dataclass(frozen=True)
class ShownGoal:
    """What somebody wants of themself for each day, week or month. `key`: the dialer id that stands for them."""

    key: str
    metric: str
    span: Kind
    figure: Fraction
    day_from: date
    day_to: date | None = None


def goals_on_board(goals: Iterable[ShownGoal], metric: Metric, period: Period) -> Mapping[str, Fraction]:
    """By person, the goal for just such a period that holds on its last day; of several the one that began last."""
    holding = [one for one in goals if (one.metric, one.span) == (metric.key, period.kind) and _holds(one, period)]
    return {one.key: one.figure for one in sorted(holding, key=lambda one: one.day_from)}


def _holds(one: ShownGoal, period: Period) -> bool:
    return one.day_from <= period.day_to <= (one.day_to or period.day_to)
