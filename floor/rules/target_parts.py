"""A whole target split down to teams or people, and what the parts of one come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from floor.rules.memberships import team_on
from floor.rules.metric import Metric
from floor.rules.periods import Kind
from floor.rules.ramp import ramp_share
from floor.rules.split import split
from floor.rules.target import Target, Whom
from floor.rules.target_book import Days, Expected, Question, TargetBook
from floor.rules.working_days import NOTHING, WHOLE, days_of

By = Literal["weight", "even"]


@dataclass(frozen=True)
class Part:
    """Whose part: a team's or a person's; `weight`: the full days of work expected of them."""

    whom: Whom
    name: str
    weight: Fraction
    figure: int = 0


def parts(book: TargetBook, whole: Target, days: Days, into: Literal["team", "person"], by: By) -> tuple[Part, ...]:
    """The whole's figure in parts that sum to it exactly, for those who are at work on these days."""
    weights = weights_of(book, whole, days, into)
    shares = list(weights.values()) if by == "weight" else [WHOLE] * len(weights)
    figures = split(int(whole.figure), shares)
    return tuple(
        Part(into, name, weight, figure) for (name, weight), figure in zip(weights.items(), figures, strict=True)
    )


def weights_of(book: TargetBook, whole: Target, days: Days, into: Literal["team", "person"]) -> Mapping[str, Fraction]:
    """The working days expected of each who shares in the whole, ramp of the new taken off; nobody without any."""
    weights: dict[str, Fraction] = {}
    for member in book.members:
        for day in days_of(*days):
            team = team_on(member.stays, day)
            if whole.whom == "team" and team != whole.name:
                continue
            name = team if into == "team" else member.key
            weight = member.presence.weight(book.working, day) * ramp_share(book.ramp, member.presence.hire_date, day)
            if weight and name:
                weights[name] = weights.get(name, NOTHING) + weight
    return dict(sorted(weights.items()))


def as_targets(parts: Iterable[Part], whole: Target, day_from: date, day_to: date | None) -> tuple[Target, ...]:
    """The parts as targets of their own, which stand as they are whoever is away."""
    return tuple(
        Target(
            0,
            one.whom,
            one.name,
            whole.metric,
            whole.span,
            Fraction(one.figure),
            day_from,
            day_to,
            exact=True,
            period_to=whole.period_to,
        )
        for one in parts
    )


@dataclass(frozen=True)
class RolledUp:
    """Of one who has parts: the own target, None where it has none, and what its parts come to."""

    whom: Literal["floor", "team"]
    name: str
    own: Fraction | None
    of_parts: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """How much more the parts come to than the whole."""
        return None if self.own is None or self.of_parts is None else self.of_parts - self.own


def rolled_up(book: TargetBook, metric: Metric, days: Days, kind: Kind, plain: Fraction | None) -> list[RolledUp]:
    """The floor beside its teams, and each team beside its people, on these days."""
    asked = Question(metric, days, kind, plain)
    as_set = book.expected(asked)
    of_teams = _without(book, ("floor",)).expected(asked).floor
    of_people = _without(book, ("floor", "team")).expected(asked)
    has = {(one.whom, one.name) for one in _holding(book.targets, metric, days)}
    floor = RolledUp("floor", "", as_set.floor if ("floor", "") in has else None, of_teams)
    return [floor, *(_team(team, as_set, of_people, has) for team in sorted(as_set.teams) if team)]


def _team(team: str, as_set: Expected, of_people: Expected, has: set[tuple[Whom, str]]) -> RolledUp:
    own = as_set.teams[team] if ("team", team) in has else None
    return RolledUp("team", team, own, of_people.teams.get(team))


def _holding(targets: Sequence[Target], metric: Metric, days: Days) -> Iterable[Target]:
    for one in targets:
        if one.metric == metric.key and one.day_from <= days[1] and one.last_day >= days[0]:
            yield one


def _without(book: TargetBook, whom: Sequence[Whom]) -> TargetBook:
    return replace(book, targets=tuple(one for one in book.targets if one.whom not in whom))
