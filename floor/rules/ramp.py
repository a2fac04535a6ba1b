"""How much of a target is asked of somebody new, by week since they were hired."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

NO_RAMP: tuple[Fraction, ...] = ()


def ramp_share(ramp: Sequence[Fraction], hire_date: date | None, day: date) -> Fraction:
    """The share of a full target asked that day: `ramp[n]` in the n-th week after hiring, then all of it."""
    if hire_date is None or day < hire_date:
        return Fraction(1)
    week = (day - hire_date).days // 7
    return ramp[week] if week < len(ramp) else Fraction(1)
