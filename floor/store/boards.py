"""The whiteboard: who stands where on one metric in one period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Literal

from floor.rules.periods import Kind, Period, period_of


@dataclass(frozen=True)
class BoardQuery:
    """What a whiteboard shows. `team` and `campaign` None mean all; the team "" means agents without one."""

    day: date
    kind: Kind = "day"
    metric: str = "orders"
    by: Literal["agent", "team"] = "agent"
    team: str | None = None
    campaign: str | None = None

    @property
    def period(self) -> Period:
        """The day, week or month that contains the day asked for."""
        return period_of(self.kind, self.day)


@dataclass(frozen=True)
class BoardRow:
    """One line: an agent, a team or the floor.

    `value` None: too few to say. `rank` None: not ranked. `move` None: was not ranked before; positive is up.
    `share` is value over target; `pace` the share of the target due by now, None where the target is a level.
    `trend`: the hours of the day, or the last eight weeks or months, oldest first.
    """

    key: str
    name: str
    team: str
    rank: int | None
    move: int | None
    value: Fraction | None
    target: Fraction | None
    share: float | None
    pace: float | None
    met: bool
    trend: tuple[float | None, ...]
    sample: int


@dataclass(frozen=True)
class Board:
    """A whole whiteboard, read from one version of the warehouse.

    `rows` are what was asked for, by rank and then name, "too few" last. `teams` and `floor` cover the whole floor
    whatever team is asked for; `headline` (orders, revenue_minor, agents, dials, contacts) sums what the rows show.
    The key "" of a team means agents without one.
    """

    query: BoardQuery
    version: str
    as_of: datetime | None
    published_at: datetime
    rows: tuple[BoardRow, ...]
    floor: BoardRow
    teams: tuple[BoardRow, ...]
    headline: Mapping[str, int]
    unknown_agents: int
    unknown_code_calls: int
    campaigns: tuple[str, ...]
    team_names: tuple[str, ...]
    first_day: date | None
    last_day: date | None
