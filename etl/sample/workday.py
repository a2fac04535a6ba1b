"""A day's calls: all cycles of all agents at once, as tables of agents by cycles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from etl.sample.ability import Abilities
from etl.sample.arrays import Flags, Floats, Ints
from etl.sample.cycles import PAUSES, Cycles, Logouts, by_end, spread
from etl.sample.leads import draw_leads
from etl.sample.offer import CAMPAIGNS
from etl.sample.outcomes import draw_codes, draw_seconds
from etl.sample.people import Person
from etl.sample.rhythm import reached, sold

# More cycles than anybody has time for; what does not fit the shift is dropped.
MOST_CYCLES = 260
# What a cycle takes on average: good enough to know about which hour a cycle will fall into.
TYPICAL_CYCLE_SECONDS = 225
CONTACT_CHANCE = 0.222
OWN_CAMPAIGN_CHANCE = 0.8
PREVIEW_SECONDS = 116
SMALL_PAUSE_CHANCE = 0.05
# Some agents stay on the line for a moment after the customer has gone.
DEAD_CHANCE = 0.3


@dataclass(frozen=True)
class Crew:
    """Who works: their places in the staff, themselves and what they can do today."""

    places: Sequence[int]
    people: Sequence[Person]
    abilities: Abilities

    @property
    def starts(self) -> Ints:
        """When each one's shift begins, in seconds since midnight."""
        return np.array([person.shift.starts for person in self.people], dtype=np.int64)

    @property
    def ends(self) -> Ints:
        """When each one's shift ends."""
        return np.array([person.shift.ends for person in self.people], dtype=np.int64)


def work(crew: Crew, weekday: int, rng: np.random.Generator) -> tuple[Cycles, Logouts]:
    """The day of that crew. No cycle begins before its agent's shift or ends after it."""
    table = _table(crew, weekday, rng)
    length = table.pause + table.wait + table.talk + table.lag + table.wrap
    ends = table.starts + np.cumsum(length, axis=1)
    fits = ends <= crew.ends[:, np.newaxis]
    kept = {name: column[fits] for name, column in vars(table).items()}
    kept["starts"] = (ends - length)[fits]
    return by_end(Cycles(**kept)), _logouts(crew, table.campaign[:, 0], ends, fits)


def _table(crew: Crew, weekday: int, rng: np.random.Generator) -> Cycles:
    """Every cycle as if shifts never ended; `starts` is still the start of the shift in each of them."""
    size = len(crew.places)
    campaign = spread(_campaigns(crew, rng), MOST_CYCLES)
    code = _codes(crew, weekday, campaign, rng)
    ring, talk, wrap = (draw_seconds(rng, code, part) for part in ("ring", "talk", "wrap"))
    slowness = crew.abilities.slowness[:, np.newaxis]
    wait = ring + np.rint(rng.gamma(2.2, PREVIEW_SECONDS / 2.2, ring.shape) * slowness).astype(np.int64)
    wrap = np.rint(wrap * slowness).astype(np.int64)
    lag = np.where(talk > 0, rng.integers(0, 3, talk.shape), 0)
    dead = np.where(rng.random(talk.shape) < DEAD_CHANCE, rng.integers(0, 7, talk.shape), 0)
    pause, pause_code = _pauses(crew, wait + talk + lag + wrap, rng)
    return Cycles(
        person=spread(crew.places, MOST_CYCLES),
        campaign=campaign,
        starts=spread(crew.starts, MOST_CYCLES),
        pause=pause,
        pause_code=pause_code,
        wait=wait,
        ring=ring,
        talk=talk,
        lag=lag,
        dead=np.minimum(dead, talk + lag),
        wrap=wrap,
        code=code,
        lead=draw_leads(rng, campaign),
        sequence=np.zeros((size, MOST_CYCLES), dtype=np.int64),
    )


def _campaigns(crew: Crew, rng: np.random.Generator) -> Ints:
    own = np.array([person.campaign for person in crew.people], dtype=np.int64)
    lent = rng.integers(0, len(CAMPAIGNS), len(own))
    return np.where(rng.random(len(own)) < OWN_CAMPAIGN_CHANCE, own, lent)


def _codes(crew: Crew, weekday: int, campaign: Ints, rng: np.random.Generator) -> Ints:
    about: Floats = crew.starts[:, np.newaxis] + np.arange(MOST_CYCLES) * float(TYPICAL_CYCLE_SECONDS)
    contact = CONTACT_CHANCE * crew.abilities.reach[:, np.newaxis] * reached(weekday, about)
    conversion = crew.abilities.conversion[:, np.newaxis] * sold(weekday, about)
    easy = np.array([(one.contact, one.conversion) for one in CAMPAIGNS])[campaign]
    return draw_codes(rng, contact * easy[..., 0], conversion * easy[..., 1], campaign)


def _pauses(crew: Crew, busy: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Seconds and code of the pause before each cycle: signing in, small ones, and the shift's rests."""
    small = rng.random(busy.shape) < SMALL_PAUSE_CHANCE
    pause = np.where(small, rng.integers(20, 240, busy.shape), 0)
    code = np.where(small, PAUSES.index("PRECAL"), 0)
    pause[:, 0], code[:, 0] = rng.integers(5, 300, len(busy)), PAUSES.index("LOGIN")
    began = np.cumsum(pause + busy, axis=1) - busy
    for row, person in enumerate(crew.people):
        for rest in person.shift.rests:
            at = min(int(np.searchsorted(began[row], rest.after)), MOST_CYCLES - 1)
            pause[row, at] = rest.seconds + int(rng.integers(-90, 180))
            code[row, at] = PAUSES.index(rest.code)
            began[row, at:] += pause[row, at]
    return pause, code


def _logouts(crew: Crew, campaign: Ints, ends: Ints, fits: Flags) -> Logouts:
    places = np.array(crew.places, dtype=np.int64)
    last = np.max(np.where(fits, ends, crew.starts[:, np.newaxis]), axis=1)
    order = np.lexsort((places, crew.ends))
    order = order[(crew.ends > last)[order]]
    return Logouts(places[order], campaign[order], last[order], (crew.ends - last)[order])
