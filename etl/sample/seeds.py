"""One random generator for each purpose of each day, so that any day can be made without making the days before it."""

from datetime import date
from enum import IntEnum

import numpy as np


class Purpose(IntEnum):
    """What is drawn. The numbers are part of the sample: changing one changes every log."""

    ROSTER = 1
    ABSENCE = 2
    FORM = 3
    CALLS = 4
    SALES = 5
    FATES = 6
    BROKEN_CALLS = 7
    BROKEN_AGENT_LOG = 8
    BROKEN_SALES = 9


def generator(seed: int, day: date, purpose: Purpose) -> np.random.Generator:
    """The generator of that purpose on that day: the same for the same three, whatever was drawn before."""
    return np.random.default_rng(np.random.SeedSequence([seed, day.toordinal(), purpose]))
