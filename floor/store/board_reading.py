"""What one board is made of, read from the warehouse: facts now, facts before, trends, names and the yardstick."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time
from fractions import Fraction

from floor.rules.metrics import Metric, needs
from floor.rules.pace import elapsed_share
from floor.rules.periods import Period
from floor.store.board_rows import Standing, Yardstick
from floor.store.roster import Roster, read_roster
from floor.store.tallies import Tally, add_up, read_tallies
from floor.store.trends import Trends, read_trends
from floor.store.warehouse import Warehouse

# The key of the line that is the whole floor.
FLOOR = "floor"
HEADLINE = ("orders", "revenue_minor", "dials", "contacts")


@dataclass(frozen=True)
class BoardReading:
    """The facts of a period by agent, `now` and `before`, and what it takes to make lines of them."""

    facts: tuple[str, ...]
    now: dict[str, Tally]
    before: dict[str, Tally]
    trends: Trends
    roster: Roster
    yardstick: Yardstick

    def agents(self, team: str | None) -> list[Standing]:
        """Everybody of the team (None: of the floor) who has facts in the period."""
        lines = self.trends.lines(str)
        return [
            Standing(agent_id, who.name, who.team, 1, tally, self.before.get(agent_id), lines.get(agent_id, ()))
            for agent_id, tally in self.now.items()
            if team in {None, (who := self.roster.agent(agent_id)).team}
        ]

    def teams(self) -> list[Standing]:
        """Every team that has facts in the period, its agents' facts added up; "" are the agents without one."""
        now, before = self._by_team(self.now), self._by_team(self.before)
        lines = self.trends.lines(self.roster.team_of)
        return [
            Standing(
                key=team,
                name=team,
                team=team,
                agents=len(tallies),
                now=add_up(tallies, self.facts),
                before=add_up(before[team], self.facts) if team in before else None,
                trend=lines.get(team, ()),
            )
            for team, tallies in now.items()
        ]

    def floor(self) -> Standing:
        """The whole floor as one line."""
        line = self.trends.lines(lambda _: FLOOR).get(FLOOR, ())
        return Standing(FLOOR, "", "", len(self.now), add_up(self.now.values(), self.facts), None, line)

    def _by_team(self, tallies: dict[str, Tally]) -> dict[str, list[Tally]]:
        teams: dict[str, list[Tally]] = defaultdict(list)
        for agent_id, tally in tallies.items():
            teams[self.roster.team_of(agent_id)].append(tally)
        return dict(teams)


def read_board_reading(
    warehouse: Warehouse, metric: Metric, period: Period, campaign: str | None, opening_hours: tuple[time, time]
) -> BoardReading:
    """Read it all from one version."""
    facts = tuple(dict.fromkeys(needs(metric) + HEADLINE))
    as_of = point_in(warehouse, period)
    return BoardReading(
        facts=facts,
        now=read_tallies(warehouse, facts, period.day_from, period.day_to, campaign=campaign),
        before=_read_before(warehouse, facts, period, campaign),
        trends=read_trends(warehouse, metric, period, campaign),
        roster=read_roster(warehouse),
        yardstick=Yardstick(
            metric=metric,
            kind=period.kind,
            elapsed=elapsed_share(period, as_of or period.starts_at, *opening_hours),
            list_price_minor=_average_list_price(warehouse),
            part_of_the_work=campaign is not None,
        ),
    )


def point_in(warehouse: Warehouse, period: Period) -> datetime | None:
    """Return up to when the period is known: its end once the facts have gone past it. None: there are no facts."""
    return None if warehouse.facts_until is None else min(warehouse.facts_until, period.ends_at)


def _read_before(
    warehouse: Warehouse, facts: tuple[str, ...], period: Period, campaign: str | None
) -> dict[str, Tally]:
    """The facts of the period that this one is compared with: a running one up to the same weekday and hour."""
    earlier = _compared_with(warehouse, period)
    as_of = point_in(warehouse, period)
    hour_to = None
    if as_of is not None and as_of < period.ends_at:
        # Facts are known by the hour: the hour that is running now counts whole in the earlier period.
        hour_to = as_of.replace(minute=0, second=0, microsecond=0) - (period.day_from - earlier.day_from)
    return read_tallies(warehouse, facts, earlier.day_from, earlier.day_to, campaign=campaign, hour_to=hour_to)


def _compared_with(warehouse: Warehouse, period: Period) -> Period:
    """The period before; for a day the last one worked, so that Monday is held against Friday."""
    if period.kind != "day":
        return period.previous()
    worked = warehouse.rows("last_worked_day", {"day": period.day_from})[0][0]
    return period.previous() if worked is None else Period("day", worked, worked)


def _average_list_price(warehouse: Warehouse) -> Fraction | None:
    total, products = warehouse.rows("list_price")[0]
    return Fraction(total, products) if products else None
