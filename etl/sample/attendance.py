"""Who is at work on a day: employed, not their day off, not sick, not on holiday."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from etl.sample.arrays import Flags
from etl.sample.people import Person
from etl.sample.seeds import Purpose, generator

# Chance a day that an absence begins, and its shortest and longest length in days.
ABSENCES = ((0.011, 1, 5), (0.005, 5, 12))
LONGEST_ABSENCE = max(longest for _, _, longest in ABSENCES)


def at_work(seed: int, staff: Sequence[Person], first_day: date, day: date) -> list[int]:
    """The places in `staff` of who works that day. Looks back as far as the longest absence, no further."""
    away = np.zeros(len(staff), dtype=bool)
    for ago in range(LONGEST_ABSENCE):
        began = day - timedelta(days=ago)
        if began >= first_day:
            away |= _still_away(seed, len(staff), began, ago)
    return [
        place
        for place, person in enumerate(staff)
        if person.employed(day) and day.weekday() not in person.days_off and not away[place]
    ]


def _still_away(seed: int, people: int, began: date, ago: int) -> Flags:
    """Whose absence began that day and lasts longer than `ago` days."""
    rng = generator(seed, began, Purpose.ABSENCE)
    away = np.zeros(people, dtype=bool)
    for chance, shortest, longest in ABSENCES:
        begins = rng.random(people) < chance
        away |= begins & (rng.integers(shortest, longest + 1, people) > ago)
    return away
