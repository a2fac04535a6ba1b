"""The whiteboard: who stands where on one metric in one period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from floor.rules.metrics import METRICS
from floor.rules.periods import Kind, Period, period_of
from floor.store.board_reading import HEADLINE, point_in, read_board_reading
from floor.store.board_rows import BoardRow, Standing, board_row, board_rows
from floor.store.roster import Roster
from floor.store.tallies import add_up
from floor.store.warehouse import Warehouse

__all__ = ["Board", "BoardQuery", "BoardRow", "read_board"]


@dataclass(frozen=True)
class BoardQuery:
    """What a whiteboard shows. `team` and `campaign` None mean all; the team "" means agents without one."""

    day: date
    kind: Kind = "day"
    metric: str = "orders"
    by: Literal["agent", "team"] = "agent"
    team: str | None = None
    campaign: str | None = None

    def __post_init__(self) -> None:
        if self.metric not in METRICS:
            raise ValueError(f'"{self.metric}" is no metric; take one of: {", ".join(METRICS)}.')
        if self.by not in {"agent", "team"}:
            raise ValueError(f'A board is by agent or by team, not by "{self.by}".')
        period_of(self.kind, self.day)

    @property
    def period(self) -> Period:
        """The day, week or month that contains the day asked for."""
        return period_of(self.kind, self.day)


@dataclass(frozen=True)
class Board:
    """A whole whiteboard, read from one version of the warehouse and one of the people.

    `rows` are what was asked for, by rank and then name, "too few" last. `teams` and `floor` cover the whole floor
    whatever team is asked for; `headline` (orders, revenue_minor, agents, dials, contacts) sums what the rows show.
    The key "" of a team means agents without one. What was done on a day counts for the team of that day.
    """

    query: BoardQuery
    version: str
    people_version: int
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


def read_board(warehouse: Warehouse, roster: Roster, query: BoardQuery, *, opens_at: time, closes_at: time) -> Board:
    """Read the whiteboard of these versions. Pace runs over the opening hours."""
    period, team = query.period, query.team
    hours = opens_at, closes_at
    reading = read_board_reading(warehouse, roster, METRICS[query.metric], period, query.campaign, team, hours)
    agents, teams = reading.agents(team), reading.teams()
    team_rows = board_rows(teams, reading.yardstick)
    agent_rows = board_rows(agents, reading.yardstick)
    span = {"day_from": period.day_from, "day_to": period.day_to}
    first_day, last_day = warehouse.rows("span")[0]
    return Board(
        query=query,
        version=warehouse.version,
        people_version=roster.version,
        as_of=point_in(warehouse, period),
        published_at=warehouse.published_at,
        rows=agent_rows if query.by == "agent" else tuple(row for row in team_rows if team in {None, row.key}),
        floor=board_row(reading.floor(), reading.yardstick),
        teams=team_rows,
        headline=_headline(agents),
        unknown_agents=reading.unknown_agents(),
        unknown_code_calls=warehouse.rows("unknown_code_calls", {**span, "campaign": query.campaign})[0][0],
        campaigns=tuple(name for (name,) in warehouse.rows("campaigns", span)),
        team_names=roster.teams(),
        first_day=first_day,
        last_day=last_day,
    )


def _headline(agents: Sequence[Standing]) -> dict[str, int]:
    return {"agents": len(agents), **add_up((agent.now for agent in agents), HEADLINE)}
