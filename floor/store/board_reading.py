"""What one board is made of, read from the warehouse: facts now, facts before, trends, names and the yardstick."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from fractions import Fraction

from floor.rules.metrics import Metric, needs
from floor.rules.periods import Period
from floor.rules.shown_goal import goals_on_board
from floor.rules.target_book import Expected, Question
from floor.rules.targets import plain_figure
from floor.store.board_rows import Standing, Yardstick
from floor.store.due import read_done
from floor.store.roster import Agent, Roster
from floor.store.tallies import Tally, Work, add_up, read_tallies
from floor.store.trends import Trends, read_trends
from floor.store.warehouse import Warehouse

# The key of the line that is the whole floor.
FLOOR = "floor"
NOTHING = Expected({}, {}, None)
HEADLINE = ("orders", "revenue_minor", "dials", "contacts")


@dataclass(frozen=True)
class BoardReading:
    """The facts of a period by person and team, `now` and `before`, and what it takes to make lines of them.

    What somebody did on a day belongs to the team they were in on that day. So teams add up to the floor, always.
    """

    facts: tuple[str, ...]
    now: list[Work]
    before: list[Work]
    trends: Trends
    yardstick: Yardstick

    def agents(self, team: str | None) -> list[Standing]:
        """Every person with facts in the period, in the team of the last of them.

        Asked for a team: everybody who worked in it, with what they did while they were in it and nothing else.
        """
        before = _grouped(_in_team(self.before, team), _person)
        lines = self.trends.of_team(team).lines(_person)
        return [
            Standing(
                whom="person",
                key=key,
                name=works[0].agent.name,
                team=max(works, key=lambda work: work.since).agent.team,
                now=self._sum(works),
                before=self._sum(before[key]) if key in before else None,
                trend=lines.get(key, ()),
            )
            for key, works in _grouped(_in_team(self.now, team), _person).items()
        ]

    def teams(self) -> list[Standing]:
        """Every team that has facts in the period; "" is no team. Whoever moved counts as an agent of each."""
        before, lines = _grouped(self.before, _team), self.trends.lines(_team)
        return [
            Standing(
                whom="team",
                key=team,
                name=team,
                team=team,
                now=self._sum(works),
                before=self._sum(before[team]) if team in before else None,
                trend=lines.get(team, ()),
            )
            for team, works in _grouped(self.now, _team).items()
        ]

    def floor(self) -> Standing:
        """The whole floor as one line."""
        line = self.trends.lines(lambda _: FLOOR).get(FLOOR, ())
        return Standing("floor", FLOOR, "", "", self._sum(self.now), None, line)

    def unknown_agents(self) -> int:
        """How many of those with facts in the period are nobody the records know."""
        return len(_people(work for work in self.now if work.agent.person_id is None))

    def _sum(self, works: list[Work]) -> Tally:
        return works[0].tally if len(works) == 1 else add_up((work.tally for work in works), self.facts)


def read_board_reading(
    warehouse: Warehouse,
    roster: Roster,
    metric: Metric,
    period: Period,
    campaign: str | None,
    team: str | None,
    opening_hours: tuple[time, time],
) -> BoardReading:
    """Read it all from one version of the facts and one of the people."""
    facts = tuple(dict.fromkeys(needs(metric) + HEADLINE))
    plain = plain_figure(metric, average_list_price(warehouse))
    asked = Question(metric, (period.day_from, period.day_to), period.kind, plain, team)
    # A campaign is a part of people's work: it is not held against a target for the whole of it.
    apart = metric.is_sum and campaign is not None
    return BoardReading(
        facts=facts,
        now=read_tallies(warehouse, roster, facts, period.day_from, period.day_to, campaign=campaign),
        before=_read_before(warehouse, roster, facts, period, campaign),
        trends=read_trends(warehouse, roster, metric, period, campaign),
        yardstick=_without_targets(metric) if apart else _yardstick(warehouse, roster, asked, period, opening_hours),
    )


def point_in(warehouse: Warehouse, period: Period) -> datetime | None:
    """Return up to when the period is known: its end once the facts have gone past it. None: there are no facts."""
    return None if warehouse.facts_until is None else min(warehouse.facts_until, period.ends_at)


def _without_targets(metric: Metric) -> Yardstick:
    return Yardstick(metric, NOTHING, NOTHING)


def _yardstick(
    warehouse: Warehouse, roster: Roster, asked: Question, period: Period, hours: tuple[time, time]
) -> Yardstick:
    expected, goals = roster.targets.expected(asked), _goals(roster, asked, period)
    as_of = warehouse.facts_until
    if as_of is None or not asked.metric.is_sum:
        return Yardstick(asked.metric, expected, NOTHING, goals)
    done = read_done(warehouse, roster, asked.metric, as_of, hours)
    return Yardstick(asked.metric, expected, roster.targets.expected(asked, done), goals)


def _goals(roster: Roster, asked: Question, period: Period) -> Mapping[str, Fraction]:
    """On a team's board whoever was in another team as well stands with a part of their work, so without their goal."""
    goals = goals_on_board(roster.goals, asked.metric, period)
    if asked.team is None or not goals:
        return goals
    moved = {roster.agent(stay.agent_id, stay.day_from).key for stay in roster.stays(*asked.days)}
    return {key: figure for key, figure in goals.items() if key not in moved}


def _read_before(
    warehouse: Warehouse, roster: Roster, facts: tuple[str, ...], period: Period, campaign: str | None
) -> list[Work]:
    """The facts of the period that this one is compared with: a running one up to the same weekday and hour."""
    earlier = _compared_with(warehouse, period)
    as_of = point_in(warehouse, period)
    hour_to = None
    if as_of is not None and as_of < period.ends_at:
        # Facts are known by the hour: the hour that is running now counts whole in the earlier period.
        hour_to = as_of.replace(minute=0, second=0, microsecond=0) - (period.day_from - earlier.day_from)
    span = earlier.day_from, earlier.day_to
    return read_tallies(warehouse, roster, facts, *span, campaign=campaign, hour_to=hour_to)


def _compared_with(warehouse: Warehouse, period: Period) -> Period:
    """The period before; for a day the last one worked, so that Monday is held against Friday."""
    if period.kind != "day":
        return period.previous()
    worked = warehouse.rows("last_worked_day", {"day": period.day_from})[0][0]
    return period.previous() if worked is None else Period("day", worked, worked)


def average_list_price(warehouse: Warehouse) -> Fraction | None:
    """In minor units, of all products; None: there is no price list."""
    total, products = warehouse.rows("list_price")[0]
    return Fraction(total, products) if products else None


def _grouped(works: Iterable[Work], group_of: Callable[[Agent], str]) -> dict[str, list[Work]]:
    groups: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        groups[group_of(work.agent)].append(work)
    return dict(groups)


def _in_team(works: list[Work], team: str | None) -> list[Work]:
    return works if team is None else [work for work in works if work.agent.team == team]


def _people(works: Iterable[Work]) -> set[str]:
    return {_person(work.agent) for work in works}


def _person(agent: Agent) -> str:
    return agent.key


def _team(agent: Agent) -> str:
    return agent.team
