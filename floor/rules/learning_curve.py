"""How fast people learn the work: a rate by week since they were hired, and where the cohort stood in that week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

WEEKS = 13
"""So long somebody is new."""
SMALLEST_COHORT = 5
"""Of fewer people a quarter is nobody, and a line could be read as one of them."""

QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))

Path = Mapping[int, Fraction]
"""The rate of somebody in each of their weeks (the first one is 1); a week with too few facts is not there."""


@dataclass(frozen=True)
class Newcomer:
    """When somebody was hired, and how they did in their first weeks."""

    hire_date: date
    path: Path


@dataclass(frozen=True)
class WeekOfCohort:
    """Between which rates the middle half of so many people stood; None: too few of them to say."""

    week: int
    people: int
    low: Fraction | None = None
    middle: Fraction | None = None
    high: Fraction | None = None


def week_of(hire_date: date, day: date) -> int | None:
    """In which of their first weeks somebody is on that day; None: they are not new, or not here yet."""
    week = (day - hire_date).days // 7 + 1
    return week if 1 <= week <= WEEKS else None


def cohort_before(newcomers: Iterable[Newcomer], hire_date: date) -> tuple[WeekOfCohort, ...]:
    """The learning curve of everybody who was hired before that day, week by week."""
    rates: dict[int, list[Fraction]] = defaultdict(list)
    for one in newcomers:
        if one.hire_date < hire_date:
            for week, rate in one.path.items():
                rates[week].append(rate)
    return tuple(_week(week, rates[week]) for week in range(1, WEEKS + 1))


def percentile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """The value below which that share lies, straight between two neighbours (type 7 of Hyndman and Fan, 1996)."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def _week(week: int, rates: Sequence[Fraction]) -> WeekOfCohort:
    if len(rates) < SMALLEST_COHORT:
        return WeekOfCohort(week, len(rates))
    return WeekOfCohort(week, len(rates), *(percentile(rates, share) for share in QUARTERS))
