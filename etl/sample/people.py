"""Who works on the sample floor."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from etl.sample.shifts import Shift

TEAMS = ("Harbour", "Summit", "Orchid", "Falcon", "Lantern")
# Against the floor's average of 1: leads differ, and so do their teams.
TEAM_CONVERSION = (1.08, 1.0, 1.05, 0.95, 0.92)


class Story(Enum):
    """How somebody's skill moves over the months, beside the learning curve: what awards have to find."""

    STEADY = "steady"
    IMPROVES = "improves"
    SLUMPS = "slumps"


FRIDAY = 4


@dataclass(frozen=True)
class Move:
    """Into another team from that day on."""

    day: date
    team: int


@dataclass(frozen=True)
class Person:
    """Somebody who dials. `skill` is the place among all (0 to 1); `team` None: in the dialer but not on the roster.

    `friday_id`: who works from home on Fridays, under another id of the dialer.
    """

    agent_id: str
    name: str
    display_name: str
    team: int | None
    hired: date
    left: date | None
    skill: float
    reach: float
    slowness: float
    cancels: float
    phase: float
    shift: Shift
    days_off: frozenset[int]
    campaign: int
    story: Story = Story.STEADY
    move: Move | None = None
    friday_id: str = ""

    def on(self, day: date) -> "Person":
        """As the dialer knows them on that day: its id, its team."""
        if self.friday_id and day.weekday() == FRIDAY:
            return replace(self, agent_id=self.friday_id)
        return replace(self, team=self.move.team) if self.move and day >= self.move.day else self

    @property
    def team_name(self) -> str:
        """The team's name, or nothing for who is in none."""
        return "" if self.team is None else TEAMS[self.team]

    def employed(self, day: date) -> bool:
        """Worked here on that day; the day of leaving is the last one."""
        return self.hired <= day and (self.left is None or day <= self.left)
