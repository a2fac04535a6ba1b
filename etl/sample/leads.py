"""The invented people who are called. A lead's number decides everything about it: the same lead is the same person.

Phone numbers are from 555-0100 to 555-0199, which are kept free for fiction in every North American area code.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from etl.sample.arrays import Ints, Texts, texts

LEADS_OF_CAMPAIGN = 400_000
LISTS_OF_CAMPAIGN = 4

_CITIES = (
    ("-5.00", "Elm Harbor", "NY", "10999"),
    ("-5.00", "Port Maple", "FL", "33999"),
    ("-6.00", "Cedar Bend", "TX", "75999"),
    ("-6.00", "Lake Amity", "IL", "60999"),
    ("-7.00", "Dry Fork", "AZ", "85999"),
    ("-8.00", "Pine Cove", "CA", "90999"),
)
# fmt: off
_FIRST = ("Alice", "Bruno", "Carla", "Derek", "Edith", "Frank", "Gloria", "Henry", "Irene", "Jack", "Karen", "Louis",
          "Maria", "Norman", "Olive", "Paul", "Rita", "Steve", "Thea", "Victor", "Wanda")
_LAST = ("Abbott", "Baker", "Carver", "Dalton", "Ellis", "Foster", "Grant", "Hughes", "Irwin", "Jarvis", "Keller",
         "Lowe", "Mercer", "Norris", "Osborne", "Porter", "Reyes", "Sutton", "Turner", "Vaughn", "Walsh", "York")
_STREETS = ("Alder St", "Birch Ave", "Chapel Rd", "Dune Ln", "East St", "Ferry Rd", "Grove Ave")
# fmt: on


@dataclass(frozen=True)
class LeadTexts:
    """What the export says of each lead, ready for the row; a text may hold several columns, tab between them."""

    phone: Texts
    first_name: Texts
    last_name: Texts
    address: Texts
    place: Texts
    gmt_offset: Texts


def draw_leads(rng: np.random.Generator, campaign: Ints) -> Ints:
    """A lead's number for each dial, out of its campaign's."""
    return (campaign + 1) * 1_000_000 + rng.integers(0, LEADS_OF_CAMPAIGN, campaign.shape)


def list_number(lead: Ints) -> Ints:
    """Which of its campaign's lists a lead is on, counted over all campaigns."""
    return (lead // 1_000_000 - 1) * LISTS_OF_CAMPAIGN + lead % LISTS_OF_CAMPAIGN


def lead_texts(lead: Ints) -> LeadTexts:
    """The texts of these leads. Different primes keep first names, streets and cities from going together."""
    city = lead // 13 % len(_CITIES)
    return LeadTexts(
        phone=_phones()[lead * 7919 % len(_phones())],
        first_name=texts(list(_FIRST))[lead // 3 % len(_FIRST)],
        last_name=texts(list(_LAST))[lead // 7 % len(_LAST)],
        address=_addresses()[lead * 31 % len(_addresses())],
        place=texts([f"{name}\t{state}\t\t{code}" for _, name, state, code in _CITIES])[city],
        gmt_offset=texts([offset for offset, *_ in _CITIES])[city],
    )


@cache
def _phones() -> Texts:
    # Codes like 411 and 492 are no area codes.
    areas = [area for area in map(str, range(201, 990)) if area[1:] != "11" and area[1] != "9"]
    return texts([f"{area}55501{line:02d}" for line in range(100) for area in areas])


@cache
def _addresses() -> Texts:
    return texts([f"{number} {street}" for number in range(1, 120) for street in _STREETS])
