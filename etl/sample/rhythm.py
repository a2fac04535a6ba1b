"""How weekday and hour change what a dial is worth. Averages are about 1."""

import numpy as np

from etl.sample.arrays import Floats
from etl.sample.shifts import HOUR

# Monday first. People are easiest to reach at the weekend and hardest to sell to on a Friday.
REACHED_BY_WEEKDAY = (0.96, 1.0, 1.01, 1.02, 0.97, 1.1, 1.12)
SOLD_BY_WEEKDAY = (0.97, 1.03, 1.05, 1.02, 0.9, 1.03, 0.98)

_HOURS = (9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0)
_REACHED = (0.78, 1.0, 1.1, 0.98, 0.86, 0.92, 0.98, 1.06, 1.17, 1.24)
_SOLD = (0.92, 1.06, 1.1, 1.0, 0.9, 0.96, 1.0, 1.02, 1.03, 1.0)


def reached(weekday: int, seconds: Floats) -> Floats:
    """Factor on the chance that the right person answers, at these seconds since midnight."""
    return REACHED_BY_WEEKDAY[weekday] * np.interp(seconds / HOUR, _HOURS, _REACHED)


def sold(weekday: int, seconds: Floats) -> Floats:
    """Factor on the chance that a contact buys."""
    return SOLD_BY_WEEKDAY[weekday] * np.interp(seconds / HOUR, _HOURS, _SOLD)
