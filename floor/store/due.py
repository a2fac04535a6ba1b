"""How much of each day's work is due at a moment, by the hours in which the floor has worked of late."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from floor.rules.day_curve import HOURS, DayCurve, curve_of, straight
from floor.rules.metrics import Metric, needs
from floor.rules.target_book import Done
from floor.rules.working_days import OwnHours
from floor.store.roster import Roster
from floor.store.tallies import as_lists, sums
from floor.store.warehouse import Warehouse

LOOKED_AT = timedelta(days=28)
ONE_DAY = timedelta(days=1)


def read_done(warehouse: Warehouse, roster: Roster, metric: Metric, as_of: datetime, hours: tuple[time, time]) -> Done:
    """The share of a day that is done at `as_of`, for a team; a team with hours of its own has a curve of its own.

    `hours`: the floor's, which count until there are enough facts.
    """
    everybody, by_team = _by_hour(warehouse, roster, metric, as_of.date())
    usual = curve_of(everybody, straight(*hours))
    of_team = _curves(roster, by_team, usual, as_of.date())

    def done(day: date, team: str) -> Fraction:
        return of_team(day, team).share(as_of - datetime.combine(day, time()))

    return done


def _curves(
    roster: Roster, by_team: dict[str, list[int]], usual: DayCurve, today: date
) -> Callable[[date, str], DayCurve]:
    own = {one: _curve_of_team(one, by_team[one.team], today) for one in roster.targets.hours}

    def of_team(day: date, team: str) -> DayCurve:
        hours = roster.targets.hours_of(team, day)
        return own[hours] if hours else usual

    return of_team


def _curve_of_team(hours: OwnHours, by_hour: list[int], today: date) -> DayCurve:
    """Hours that are new say it better than how the team worked before them."""
    as_told = straight(hours.opens_at, hours.closes_at)
    return as_told if hours.day_from > today - LOOKED_AT else curve_of(by_hour, as_told)


def _by_hour(
    warehouse: Warehouse, roster: Roster, metric: Metric, today: date
) -> tuple[list[int], dict[str, list[int]]]:
    """What was done in each hour on the days before today: by everybody, and by team."""
    # One large order must not bend the curve: money comes when orders do.
    facts = ("orders",) if metric.unit == "money" else needs(metric)
    span = {"day_from": today - LOOKED_AT, "day_to": today - ONE_DAY}
    rows = warehouse.rows(
        "done_by_hour", {**span, **as_lists(roster.stays(span["day_from"], span["day_to"]))}, columns=sums(facts)
    )
    everybody = [0] * HOURS
    by_team: dict[str, list[int]] = defaultdict(lambda: [0] * HOURS)
    for agent_id, since, at, *amounts in rows:
        if 0 <= at < HOURS:
            everybody[at] += sum(amounts)
            by_team[roster.agent(agent_id, since).team][at] += sum(amounts)
    return everybody, by_team
