"""How much of a day's work is usually done by which time of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from fractions import Fraction
from itertools import accumulate

# A night's work belongs to the day on which it began, so a day may go on into the next.
HOURS = 48
# Below so many the hours say how a few calls fell, not how the floor works.
SMALLEST_SAMPLE = 200
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class DayCurve:
    """`done[n]`: the share that is done n hours after the midnight at which the day begins, from 0 to 1."""

    done: tuple[Fraction, ...]

    def share(self, since_midnight: timedelta) -> Fraction:
        """The share done so long after it: nothing of a day to come, all of one long over. An hour goes by evenly."""
        hours = Fraction(max(since_midnight, timedelta()) // SECOND, 3600)
        whole = int(hours)
        if whole >= HOURS:
            return self.done[HOURS]
        return self.done[whole] + (self.done[whole + 1] - self.done[whole]) * (hours - whole)


def curve_of(by_hour: Sequence[int], otherwise: DayCurve) -> DayCurve:
    """The curve of what many days have in each hour after midnight; `otherwise` where that is too little."""
    total = sum(by_hour)
    if total < SMALLEST_SAMPLE:
        return otherwise
    return DayCurve((Fraction(0), *(Fraction(reached, total) for reached in accumulate(by_hour))))


def straight(opens_at: time, closes_at: time) -> DayCurve:
    """The curve of work that goes on evenly from opening to closing, which may lie after midnight."""
    opens, closes = _minutes(opens_at), _minutes(closes_at)
    if closes <= opens:
        closes += 24 * 60
    return DayCurve(
        tuple(Fraction(min(max(hour * 60 - opens, 0), closes - opens), closes - opens) for hour in range(HOURS + 1))
    )


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
