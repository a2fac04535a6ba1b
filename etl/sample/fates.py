"""What becomes of a sale after its day: confirmed, cancelled, or first the one and then the other."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from etl.sample.shifts import HOUR

LONGEST_FATE_DAYS = 20
CANCEL_CHANCE = 0.062
CONFIRM_DAYS = (1, 4)
REASONS = (
    "changed mind",
    "found it cheaper",
    "payment failed",
    "family objected",
    "not as described",
    "not served there",
)
# The back office works when the floor works.
OFFICE_OPENS, OFFICE_SECONDS = time(9), 9 * HOUR


@dataclass(frozen=True)
class Fate:
    """When a sale is confirmed and when it is cancelled, if it is."""

    confirmed_at: datetime | None
    cancelled_at: datetime | None
    reason: str


def draw_fate(rng: np.random.Generator, sold_on: date, likeliness: float) -> Fate:
    """Confirmed in one to three days unless cancelled before; cancelled, if at all, in one to twenty, rather early."""
    confirmed_on = sold_on + timedelta(days=int(rng.integers(*CONFIRM_DAYS)))
    cancelled_on = sold_on + timedelta(days=1 + int(rng.beta(1, 2) * LONGEST_FATE_DAYS))
    confirmed_at, cancelled_at = _in_office(rng, confirmed_on), _in_office(rng, cancelled_on)
    reason = REASONS[int(rng.integers(0, len(REASONS)))]
    if rng.random() >= CANCEL_CHANCE * likeliness:
        return Fate(confirmed_at, None, "")
    return Fate(confirmed_at if confirmed_on < cancelled_on else None, cancelled_at, reason)


def _in_office(rng: np.random.Generator, day: date) -> datetime:
    return datetime.combine(day, OFFICE_OPENS) + timedelta(seconds=int(rng.integers(0, OFFICE_SECONDS)))
