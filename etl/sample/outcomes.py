"""How a call ends: the dialer's codes, how often they come, and how long such a call rings, talks and is written up."""

from dataclasses import dataclass

import numpy as np

from etl.sample.arrays import Flags, Floats, Ints

# A campaign added this one for itself, and nobody told the floor's reports.
UNMAPPED = "WINBCK"
UNMAPPED_CAMPAIGN = 2
SALE = "SALE"
CONTACTS = frozenset({SALE, "NI", "CALLBK", "DEC"})


@dataclass(frozen=True)
class Code:
    """One code. Ranges are seconds; `share` is of its group (contacts that do not buy, or all who are no contact)."""

    status: str
    name: str
    share: float
    ring: tuple[int, int]
    talk: tuple[int, int]
    wrap: tuple[int, int]
    dialstatus: str = "ANSWER"

    @property
    def contact(self) -> bool:
        """The right person was spoken to; a sale is a contact."""
        return self.status in CONTACTS


CODES = (
    Code(SALE, "Sale Made", 0, (4, 24), (240, 900), (150, 420)),
    Code("NI", "Not Interested", 0.64, (4, 26), (20, 90), (25, 110)),
    Code("CALLBK", "Call Back", 0.2, (4, 26), (40, 200), (40, 140)),
    Code("DEC", "Declined Sale", 0.16, (4, 24), (90, 420), (40, 140)),
    Code("A", "Answering Machine", 0.31, (12, 28), (4, 22), (10, 45)),
    Code("N", "No Answer", 0.32, (26, 45), (0, 0), (5, 40), "NOANSWER"),
    Code("NA", "No Answer AutoDial", 0.08, (24, 40), (0, 0), (3, 20), "NOANSWER"),
    Code("B", "Busy", 0.07, (1, 4), (0, 0), (4, 25), "BUSY"),
    Code("DC", "Disconnected Number", 0.05, (1, 5), (0, 0), (8, 45), "CHANUNAVAIL"),
    Code("NP", "No Pitch No Price", 0.09, (4, 24), (6, 25), (15, 60)),
    Code("AA", "Answering Machine Auto", 0.05, (10, 24), (2, 6), (3, 15)),
    Code("DAIR", "Dead Air", 0.014, (5, 20), (3, 8), (5, 30)),
    Code("DNC", "DO NOT CALL", 0.016, (4, 24), (8, 40), (20, 60)),
    Code(UNMAPPED, "Win-back offer", 0, (4, 24), (60, 300), (40, 140)),
)
STATUSES = tuple(code.status for code in CODES)
IS_CONTACT: Flags = np.array([code.contact for code in CODES])
SALE_INDEX = STATUSES.index(SALE)
UNMAPPED_INDEX = STATUSES.index(UNMAPPED)
UNMAPPED_CHANCE = 0.02

# Long calls are rarer than short ones.
LEAN = 1.4


def draw_codes(rng: np.random.Generator, contact: Floats, conversion: Floats, campaign: Ints) -> Ints:
    """An index into CODES for each dial, from its chance of a contact and the contact's chance of a sale."""
    shape = contact.shape
    in_contact = IS_CONTACT & (np.arange(len(CODES)) != SALE_INDEX)
    codes = _from_group(rng, ~IS_CONTACT, shape)
    codes[(campaign == UNMAPPED_CAMPAIGN) & (rng.random(shape) < UNMAPPED_CHANCE)] = UNMAPPED_INDEX
    reached = rng.random(shape) < contact
    codes = np.where(reached, _from_group(rng, in_contact, shape), codes)
    return np.where(reached & (rng.random(shape) < conversion), SALE_INDEX, codes)


def _from_group(rng: np.random.Generator, group: Flags, shape: tuple[int, ...]) -> Ints:
    shares = np.array([code.share for code in CODES])[group]
    edges = np.cumsum(shares) / shares.sum()
    return np.flatnonzero(group)[np.searchsorted(edges, rng.random(shape), side="right")]


def draw_seconds(rng: np.random.Generator, codes: Ints, part: str) -> Ints:
    """Seconds of the part ("ring", "talk" or "wrap") for each call, inside its code's range."""
    low, high = np.array([getattr(code, part) for code in CODES]).T
    span = (high - low)[codes]
    seconds: Ints = low[codes] + np.rint(span * rng.random(codes.shape) ** LEAN).astype(np.int64)
    return seconds
