"""The sales that a day's calls made, each with its fate: known on that day, whatever day is made next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from etl.sample.call_ids import call_ids
from etl.sample.clock import moment
from etl.sample.cycles import Cycles
from etl.sample.fates import Fate, draw_fate
from etl.sample.offer import PRODUCTS, Product
from etl.sample.outcomes import SALE_INDEX
from etl.sample.people import Person
from etl.sample.seeds import Purpose, generator

SECOND_UNIT_CHANCE = 0.08
DISCOUNT_CHANCE = 0.1
DISCOUNTED_PERCENT = 90
SHARED_CHANCE = 0.02
# What the colleague gets of a shared sale.
PARTS = ("50", "50", "30")


@dataclass(frozen=True)
class Sale:
    """One sale. `seller` is a place in the staff; the log gets the sale at `saved_at`, when the call is written up."""

    sale_id: str
    sold_at: datetime
    saved_at: datetime
    call_id: str
    seller: int
    agent_id: str
    product: Product
    quantity: int
    amount_minor: int
    shared_with: str
    share_percent: str
    fate: Fate

    def cancelled_by(self, known: datetime) -> bool:
        """Had been cancelled by that moment."""
        return self.fate.cancelled_at is not None and self.fate.cancelled_at <= known


@dataclass(frozen=True)
class _SoldCall:
    call_id: str
    seller: int
    campaign: int
    hung_up: int
    ends: int


def sales_of(seed: int, day: date, cycles: Cycles, staff: Sequence[Person]) -> tuple[Sale, ...]:
    """The day's sales in the order they were saved."""
    rng, fates = generator(seed, day, Purpose.SALES), generator(seed, day, Purpose.FATES)
    present = np.unique(cycles.person).tolist()
    found = []
    for number, call in enumerate(_sold_calls(day, cycles), start=1):
        product = _product(rng, call.campaign)
        quantity, amount = _order(rng, product)
        partner, part = _partner(rng, call.seller, staff, present)
        seller = staff[call.seller]
        found.append(
            Sale(
                sale_id=f"S{day:%Y%m%d}-{number:04d}",
                sold_at=moment(day, call.hung_up),
                saved_at=moment(day, call.ends),
                call_id=call.call_id,
                seller=call.seller,
                agent_id=seller.agent_id,
                product=product,
                quantity=quantity,
                amount_minor=amount,
                shared_with=partner,
                share_percent=part,
                fate=draw_fate(fates, day, product.cancels * seller.cancels),
            )
        )
    return tuple(found)


def _sold_calls(day: date, cycles: Cycles) -> list[_SoldCall]:
    sold = cycles.pick(np.flatnonzero(cycles.code == SALE_INDEX))
    columns = (sold.person, sold.campaign, sold.hung_up, sold.ends)
    return [
        _SoldCall(*call) for call in zip(call_ids(day, sold), *(column.tolist() for column in columns), strict=True)
    ]


def _product(rng: np.random.Generator, campaign: int) -> Product:
    """One of the campaign's two products."""
    first, second = (product for product in PRODUCTS if product.campaign == campaign)
    return first if rng.random() < first.share else second


def _order(rng: np.random.Generator, product: Product) -> tuple[int, int]:
    """How many units, and the amount to pay for all."""
    quantity = 2 if rng.random() < SECOND_UNIT_CHANCE else 1
    percent = DISCOUNTED_PERCENT if rng.random() < DISCOUNT_CHANCE else 100
    return quantity, product.price_minor * quantity * percent // 100


def _partner(rng: np.random.Generator, seller: int, staff: Sequence[Person], present: Sequence[int]) -> tuple[str, str]:
    """Now and then a colleague of the team closed the sale with the seller and gets a part of it."""
    shares, pick = rng.random() < SHARED_CHANCE, rng.random()
    if not shares or staff[seller].team is None:
        return "", ""
    team = [one for one in present if staff[one].team == staff[seller].team and one != seller]
    if not team:
        return "", ""
    return staff[team[int(pick * len(team))]].agent_id, PARTS[int(pick * len(PARTS))]
