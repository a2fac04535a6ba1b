"""At which rates everybody has worked of late, and what is left of a target, as work at these rates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from heapq import nlargest
from math import ceil

from floor.rules.gap import NEEDED, Gap, Rates, gap, rates
from floor.rules.metrics import METRICS
from floor.store.board_rows import BoardRow
from floor.store.roster import NO_TEAM, Roster
from floor.store.tallies import Tally, add_up, sums
from floor.store.warehouse import Warehouse

DAYS = 20
# Whoever was away for a month is still known by the days before.
LOOKED_BACK = timedelta(days=70)
WORK = ("contacts", "dials", "login_seconds")
NO_FACTS: Tally = dict.fromkeys(NEEDED, 0)


@dataclass(frozen=True)
class OwnRates:
    """Somebody's last days of work and those of their team, with themselves among it, and the rates drawn from both.

    `days`: how many days of their own there are, 20 at most. Whoever has no team is drawn to the whole floor.
    """

    own: Tally
    team: Tally
    days: int
    rates: Rates


@dataclass(frozen=True)
class GapRates:
    """The rates of everybody who has worked of late, by their key on boards; `new`: of somebody without such days."""

    persons: Mapping[str, OwnRates]
    new: Mapping[str, OwnRates] = field(default_factory=dict)
    floor: OwnRates = field(default_factory=lambda: OwnRates(NO_FACTS, NO_FACTS, 0, rates(NO_FACTS, NO_FACTS)))

    def of(self, key: str, team: str) -> OwnRates:
        """Their own, or what is to be expected of somebody new in that team."""
        return self.persons.get(key) or self.new.get(team) or self.floor


def read_gap_rates(warehouse: Warehouse, roster: Roster, as_of: date) -> GapRates:
    """Read the last 20 days on which each person worked, all before the day `as_of`; teams are those of that day."""
    works = _last_days(warehouse, roster, as_of)
    own = {key: add_up(days, NEEDED) for key, (_, days) in works.items()}
    of_team: dict[str, list[Tally]] = defaultdict(list)
    for key, (team, _) in works.items():
        of_team[team].append(own[key])
    everybody = add_up(own.values(), NEEDED)
    teams = {team: add_up(some, NEEDED) for team, some in of_team.items() if team != NO_TEAM}

    def drawn(mine: Tally, team: str, days: int) -> OwnRates:
        others = teams.get(team, everybody)
        return OwnRates(mine, others, days, rates(mine, others))

    return GapRates(
        {key: drawn(own[key], team, len(days)) for key, (team, days) in works.items()},
        {team: drawn(NO_FACTS, team, 0) for team in teams},
        drawn(NO_FACTS, NO_TEAM, 0),
    )


def left_of(row: BoardRow, metric: str) -> Fraction | None:
    """What is missing to the target of a sum: of orders, contacts and dials whole ones. None: there is no target."""
    if row.target is None or row.value is None or not METRICS[metric].is_sum:
        return None
    left = max(row.target - row.value, Fraction(0))
    return Fraction(ceil(left)) if METRICS[metric].unit == "count" else left


def gap_of(row: BoardRow, metric: str, at: Rates) -> Gap | None:
    """What is left for that line of a board, as work at these rates; None where nothing is left, or no work of it."""
    left = left_of(row, metric)
    return gap(metric, left, at) if left else None


def _last_days(warehouse: Warehouse, roster: Roster, as_of: date) -> dict[str, tuple[str, list[Tally]]]:
    """By person the team of today and the days that count; several dialer ids of one day are one day."""
    span = {"day_from": as_of - LOOKED_BACK, "day_to": as_of - timedelta(days=1)}
    days: dict[str, dict[date, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    teams: dict[str, str] = {}
    for agent_id, day, *amounts in warehouse.rows("facts_by_day", span, columns=sums(NEEDED)):
        agent = roster.agent(agent_id, as_of)
        teams[agent.key] = agent.team
        days[agent.key][day].append(dict(zip(NEEDED, map(int, amounts), strict=True)))
    return {key: (teams[key], newest) for key, by_day in days.items() if (newest := _newest(by_day))}


def _newest(by_day: Mapping[date, Iterable[Tally]]) -> list[Tally]:
    worked = {day: tally for day, some in by_day.items() if _is_work(tally := add_up(some, NEEDED))}
    return [worked[day] for day in nlargest(DAYS, worked)]


def _is_work(tally: Tally) -> bool:
    return any(tally[fact] for fact in WORK)
