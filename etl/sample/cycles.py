"""The call cycles of a day as arrays: pause, wait, talk, write up, again and again."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from etl.sample.arrays import Ints

# What an agent says about a pause; the number of a pause is its place here. The first is no pause worth a word.
PAUSES = ("", "LOGIN", "LUNCH", "BREAK", "MEET", "PRECAL")


@dataclass(frozen=True)
class Cycles:
    """Call cycles by the moment they ended, which is when a dialer writes them. Times are seconds since midnight.

    `ring` is part of `wait`, `dead` part of the agent's talk, which is `talk + lag` long: the agent's clock runs a
    second or so longer than the call's. `person` is the place in the staff, `sequence` counts the day's dials.
    """

    person: Ints
    campaign: Ints
    starts: Ints
    pause: Ints
    pause_code: Ints
    wait: Ints
    ring: Ints
    talk: Ints
    lag: Ints
    dead: Ints
    wrap: Ints
    code: Ints
    lead: Ints
    sequence: Ints

    @property
    def dialled(self) -> Ints:
        """When the number was dialled."""
        return self.starts + self.pause + self.wait - self.ring

    @property
    def answered(self) -> Ints:
        """When the agent's talk began, or the dialling ended."""
        return self.starts + self.pause + self.wait

    @property
    def hung_up(self) -> Ints:
        """When the agent's talk ended."""
        return self.answered + self.talk + self.lag

    @property
    def ends(self) -> Ints:
        """When the outcome was saved, and so when the rows were written."""
        return self.hung_up + self.wrap

    def pick(self, places: Ints | slice) -> "Cycles":
        """The cycles at these places."""
        return Cycles(**{field.name: getattr(self, field.name)[places] for field in fields(self)})

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True)
class Logouts:
    """The last stretch of each shift: waiting after the last call until the agent leaves. By the moment of leaving."""

    person: Ints
    campaign: Ints
    starts: Ints
    wait: Ints

    @property
    def ends(self) -> Ints:
        """When the agent left."""
        return self.starts + self.wait


def by_end(unsorted: Cycles) -> Cycles:
    """The same cycles by the moment of their end, numbered by time of dialling."""
    numbered = np.empty(len(unsorted), dtype=np.int64)
    numbered[np.lexsort((unsorted.person, unsorted.dialled))] = np.arange(len(unsorted))
    order = np.lexsort((unsorted.person, unsorted.ends))
    return replace(unsorted, sequence=numbered).pick(order)


def spread(per_person: Sequence[int] | Ints, columns: int) -> Ints:
    """A value for each person, repeated over a person's cycles."""
    return np.repeat(np.asarray(per_person, dtype=np.int64)[:, np.newaxis], columns, axis=1)
