"""Who sits where and for how long: people leave, others are hired in their place."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

# After so many days nobody is hired or leaves any more: nobody runs one demonstration that long.
HORIZON_DAYS = 3 * 366
# A class of new people starts here, so that the first half-year ends with a few who still learn.
CLASS_STARTS_AFTER = 148
CLASS_SHARE = 1 / 15
MEAN_STAY_DAYS = 800
SHORTEST_STAY_DAYS = 20


@dataclass(frozen=True)
class Stint:
    """One person's time in one seat; `first` when the seat was theirs from the floor's first day."""

    seat: int
    hired: date
    left: date | None
    first: bool


def stints(rng: np.random.Generator, seats: int, first_day: date) -> list[Stint]:
    """Every stint of every seat until the horizon, by day of hiring."""
    late = round(seats * CLASS_SHARE)
    found = [stint for seat in range(seats) for stint in _of_seat(rng, seat, first_day, late=seat >= seats - late)]
    return sorted(found, key=lambda stint: (stint.hired, stint.seat))


def _of_seat(rng: np.random.Generator, seat: int, first_day: date, *, late: bool) -> list[Stint]:
    hired = _first_hired(rng, first_day, late=late)
    found: list[Stint] = []
    while (hired - first_day).days < HORIZON_DAYS:
        stay = max(SHORTEST_STAY_DAYS, round(rng.exponential(MEAN_STAY_DAYS)))
        left = max(hired, first_day) + timedelta(days=stay)
        stays = (left - first_day).days >= HORIZON_DAYS
        found.append(Stint(seat, hired, None if stays else left, first=not found and not late))
        hired = left + timedelta(days=int(rng.integers(3, 20)))
    return found


def _first_hired(rng: np.random.Generator, first_day: date, *, late: bool) -> date:
    if late:
        return first_day + timedelta(days=CLASS_STARTS_AFTER + int(rng.integers(0, 4)))
    return first_day - timedelta(days=round(rng.gamma(1.3, 500)) + 10)
