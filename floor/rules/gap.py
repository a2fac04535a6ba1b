"""What is left to a target, as work: orders as contacts, contacts as dials, dials as time, at one's own recent rates.

A rate of few cases says little, so it is drawn towards the team's: as if so many of the team's cases had been added to
one's own. This is the mean of a conjugate prior (beta-binomial for shares, gamma-Poisson for counts an hour; Gelman and
others, Bayesian Data Analysis, 3rd edition, 2.4 and 2.6), its weight fixed so that everybody can check the sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

HOUR = 3600
# How many cases of the team are added to one's own: about two days of an agent.
CONTACTS_ADDED, DIALS_ADDED, SECONDS_ADDED = 40, 200, 14 * HOUR

Tally = Mapping[str, int]
NEEDED = ("orders", "revenue_minor", "contacts", "dials", "login_seconds")
"""The facts that it takes, of oneself and of the team."""


@dataclass(frozen=True)
class Rates:
    """Orders a contact, contacts a dial, dials a second logged in, and what an order brings. None: not to be known."""

    conversion: Fraction | None
    contact_rate: Fraction | None
    dials_a_second: Fraction | None
    minor_an_order: Fraction | None


@dataclass(frozen=True)
class Gap:
    """What is left, in work; None where the rates do not say. `seconds` are logged in."""

    orders: Fraction | None
    contacts: Fraction | None
    dials: Fraction | None
    seconds: Fraction | None

    def fits(self, seconds_left: int) -> bool:
        """Whether there is time for it."""
        return self.seconds is not None and self.seconds <= seconds_left


def rates(own: Tally, team: Tally) -> Rates:
    """One's own rates, drawn towards the team's by how few one's own cases are."""
    return Rates(
        _drawn(own["orders"], own["contacts"], team["orders"], team["contacts"], CONTACTS_ADDED),
        _drawn(own["contacts"], own["dials"], team["contacts"], team["dials"], DIALS_ADDED),
        _drawn(own["dials"], own["login_seconds"], team["dials"], team["login_seconds"], SECONDS_ADDED),
        _drawn(own["revenue_minor"], own["orders"], team["revenue_minor"], team["orders"], CONTACTS_ADDED // 8),
    )


def gap(metric: str, left: Fraction, at: Rates) -> Gap | None:
    """What is left of a sum, as work; None for a metric that is no work of this kind."""
    if metric not in {"orders", "revenue", "contacts", "dials"}:
        return None
    orders = {"orders": left, "revenue": _over(left, at.minor_an_order)}.get(metric)
    contacts = left if metric == "contacts" else _over(orders, at.conversion)
    dials = left if metric == "dials" else _over(contacts, at.contact_rate)
    return Gap(orders, contacts, dials, _over(dials, at.dials_a_second))


def within(metric: str, seconds: int, at: Rates) -> Fraction | None:
    """What can be reached in that time at these rates: the other way round."""
    dials = None if at.dials_a_second is None else seconds * at.dials_a_second
    contacts = _times(dials, at.contact_rate)
    orders = _times(contacts, at.conversion)
    reached = {"dials": dials, "contacts": contacts, "orders": orders, "revenue": _times(orders, at.minor_an_order)}
    return reached.get(metric)


def _drawn(own_of: int, own_in: int, team_of: int, team_in: int, added: int) -> Fraction | None:
    if team_in <= 0:
        return Fraction(own_of, own_in) if own_in > 0 else None
    return (own_of + added * Fraction(team_of, team_in)) / (own_in + added)


def _over(amount: Fraction | None, rate: Fraction | None) -> Fraction | None:
    return amount / rate if amount is not None and rate else None


def _times(amount: Fraction | None, rate: Fraction | None) -> Fraction | None:
    return None if amount is None or rate is None else amount * rate
