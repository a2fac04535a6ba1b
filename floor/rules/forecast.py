"""Where somebody will stand at the end of a period: what is reached, and the days that are left drawn from their own.

A predictive bootstrap: each run first draws as many days as are known, with replacement, because the known days are
themselves chance; then draws from those the days that are left (Davison and Hinkley, Bootstrap Methods and their
Application, 1997, 6.3.3). Runs are seeded, so that the same facts show the same range to everybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

RUNS = 2_000
# With fewer of one's own days those of the team stand in for what is missing.
DAYS_WANTED = 20
FEWEST_DAYS = 5


@dataclass(frozen=True)
class DayDone:
    """What was done on a day, and how much of a full day it was."""

    amount: int
    weight: Fraction


@dataclass(frozen=True)
class Forecast:
    """The end of a period in all runs, sorted."""

    ends: tuple[float, ...]

    def at(self, share: float) -> float:
        """The end that this share of the runs stays at or below."""
        return self.ends[min(int(share * len(self.ends)), len(self.ends) - 1)]

    def chance(self, target: Fraction) -> float:
        """The share of the runs that reach the target."""
        reached = sum(end >= target for end in self.ends)
        return reached / len(self.ends)


def forecast(
    reached: int, own: Sequence[DayDone], others: Sequence[DayDone], left: Sequence[Fraction], seed: int
) -> Forecast | None:
    """The end, when the days that are left have these weights. None: nobody's days are known well enough.

    `own` and `others`: like days of oneself and of the team, the newest last; `left`: today's rest first.
    """
    days = [*others[-max(DAYS_WANTED - len(own), 0) :], *own] if len(own) < DAYS_WANTED else list(own)
    rates = np.array([day.amount / float(day.weight) for day in days if day.weight > 0])
    if len(rates) < FEWEST_DAYS:
        return None
    weights = np.array([float(weight) for weight in left])
    rng = np.random.default_rng(seed)
    known = rates[rng.integers(0, len(rates), (RUNS, len(rates)))]
    drawn = np.take_along_axis(known, rng.integers(0, len(rates), (RUNS, len(weights))), axis=1)
    return Forecast(tuple(np.sort(reached + drawn @ weights).tolist()))
