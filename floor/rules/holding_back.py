"""Which one rate holds somebody back: their own against the team's median, in the orders that it costs them.

Orders come of hours logged in by three rates, one after the other: dials an hour, contacts a dial, orders a contact.
Each is lifted to the team's median by itself, the others staying as they are; what that would have brought is its cost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

HOUR = 3600
STAGES = ("dials_per_hour", "contact_rate", "conversion")
"""From the hour logged in to the order."""
UNITS = {"dials_per_hour": HOUR, "contact_rate": 1, "conversion": 1}
"""How much of a metric's sample is one of what it is a rate of: it counts seconds, dials and contacts."""

# A median of two is one against the other; and half an order is nothing to speak of.
SMALLEST_TEAM = 3
WORTH_SAYING = Fraction(1, 2)


@dataclass(frozen=True)
class Rate:
    """A rate and how much it rests on; None: too few to say."""

    value: Fraction | None
    sample: int


@dataclass(frozen=True)
class HeldBack:
    """The metric, one's own rate, the team's median, and the orders between them in this period."""

    metric: str
    own: Fraction
    median: Fraction
    orders: Fraction


Rates = Sequence[Rate]
"""One of each of the stages, in their order."""
Medians = Sequence[Fraction | None]


def medians(team: Iterable[Rates]) -> Medians:
    """The middle of those of whom there is enough to say; None where they are fewer than three."""
    stages = list(zip(*team, strict=True)) or [()] * len(STAGES)
    return tuple(_median([rate.value for rate in rates if rate.value is not None]) for rates in stages)


def holding_back(own: Rates, of_team: Medians) -> HeldBack | None:
    """What costs the most orders; None where nothing costs half of one, or there is too little to say."""
    found = [one for at in range(len(STAGES)) if (one := _cost(at, own, of_team))]
    return max(found, key=lambda one: one.orders, default=None)


def _cost(at: int, own: Rates, of_team: Medians) -> HeldBack | None:
    rate, middle = own[at].value, of_team[at]
    if rate is None or middle is None or rate >= middle:
        return None
    orders = (middle - rate) * Fraction(own[at].sample, UNITS[STAGES[at]])
    for later in range(at + 1, len(STAGES)):
        next_rate = of_team[later] if own[later].value is None else own[later].value
        if next_rate is None:
            return None
        orders *= next_rate
    return HeldBack(STAGES[at], rate, middle, orders) if orders >= WORTH_SAYING else None


def _median(values: Sequence[Fraction]) -> Fraction | None:
    return median(values) if len(values) >= SMALLEST_TEAM else None
