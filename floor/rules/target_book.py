"""What is expected of whom on which days: every target as an amount a day, so that days, people and teams add up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import Literal

from floor.rules.memberships import Stays, team_on
from floor.rules.metric import Metric
from floor.rules.periods import Kind
from floor.rules.ramp import NO_RAMP, ramp_share
from floor.rules.target import Target, Whom, in_force, in_force_each
from floor.rules.working_days import NOTHING, WHOLE, OwnHours, Presence, WorkingDays, days_of

ALWAYS_THERE = Presence()

Amount = Fraction | None
"""What is expected; None: nothing is said of it."""
Days = tuple[date, date]
"""The first and the last day, both inside."""
Key = tuple[Whom, str, str]


@dataclass(frozen=True)
class Member:
    """Somebody of the floor as targets see them. `key`: the dialer id that stands for them on boards."""

    key: str
    level: str = ""
    stays: Stays = ()
    presence: Presence = ALWAYS_THERE


@dataclass(frozen=True)
class Question:
    """Expected of whom on these days, for a board of that kind? `plain`: what a full day asks where nothing is set.

    `team`: of persons only what was expected of them on days in that team, and only of those who were in it.
    """

    metric: Metric
    days: Days
    kind: Kind
    plain: Amount = None
    team: str | None = None


@dataclass(frozen=True)
class Expected:
    """What is expected: by the key of a person, by team ("": who is in none), and of the floor."""

    persons: Mapping[str, Amount]
    teams: Mapping[str, Amount]
    floor: Amount

    def of(self, whom: Literal["person", "team", "floor"], key: str) -> Amount:
        """What is expected of that one."""
        if whom == "floor":
            return self.floor
        return (self.persons if whom == "person" else self.teams).get(key)


Done = Callable[[date, str], Fraction]
"""How much of a day's work is due of a team ("": of who is in none, and of the floor), from 0 to 1."""


def all_of_it(_day: date, _team: str) -> Fraction:
    """The whole day, whenever it is."""
    return WHOLE


# Compared by identity, as the roster is: one version is made once.
@dataclass(frozen=True, eq=False)
class TargetBook:
    """Everything that says what is expected.

    The target of a sum is spread over the working days of what it is for, and asked of a person for the days they are
    at work. The target of a rate is a level and is not spread. A team has its own target, and on days without one that
    of who is in it; the floor likewise. Of somebody whom the records do not know nothing is expected.
    """

    working: WorkingDays = field(default_factory=WorkingDays)
    targets: tuple[Target, ...] = ()
    members: tuple[Member, ...] = ()
    ramp: Sequence[Fraction] = NO_RAMP
    hours: tuple[OwnHours, ...] = ()

    def expected(self, asked: Question, done: Done = all_of_it) -> Expected:
        """What is expected, or of that what is `done`: due by some moment."""
        return self._sums(asked, done) if asked.metric.is_sum else self._levels(asked)

    def hours_of(self, team: str, day: date) -> OwnHours | None:
        """The hours of a team that has its own on that day."""
        begun = [one for one in self.hours if one.team == team and one.day_from <= day]
        return max(begun, key=lambda one: one.day_from, default=None)

    def _levels(self, asked: Question) -> Expected:
        """A level is the one that holds on the last day."""
        day = asked.days[1]

        def level(*chain: tuple[Whom, str]) -> Amount:
            found = (self._in_force((whom, name, asked.metric.key), day, asked.kind) for whom, name in chain)
            target = next((one for one in found if one), None)
            return target.figure if target else asked.plain

        floor: tuple[Whom, str] = ("floor", "")
        teams = {member.key: team_on(member.stays, day) for member in self.members}
        return Expected(
            {
                one.key: level(("person", one.key), ("level", one.level), ("team", teams[one.key]), floor)
                for one in self.members
            },
            {team: level(("team", team), floor) for team in {"", *teams.values(), *self._teams_with_targets()}},
            level(floor),
        )

    def _sums(self, asked: Question, done: Done) -> Expected:
        days, done = days_of(*asked.days), cache(done)
        persons: dict[str, Amount] = {}
        of_people: dict[str, list[list[Amount]]] = defaultdict(lambda: [[] for _ in days])
        for (alike, where), keys in self._groups(asked, days).items():
            amounts = [
                _times(amount, done(day, team))
                for day, team, amount in zip(
                    days, where, self._day_by_day(alike, replace(asked, team=None)), strict=True
                )
            ]
            if asked.team is None or asked.team in where:
                there = zip(where, amounts, strict=True)
                amount = _sum(amount for team, amount in there if asked.team is None or team == asked.team)
                persons.update(dict.fromkeys(keys, amount))
            for at, team in enumerate(where):
                of_people[team][at].append(_times(amounts[at], len(keys)))
        for team in self._teams_with_targets():
            of_people[team]
        teams = {
            team: self._own_or(("team", team), asked, done, [_sum(amounts) for amounts in by_day])
            for team, by_day in of_people.items()
        }
        of_teams = [_sum(amounts) for amounts in zip(*teams.values(), strict=True)] if teams else [None] * len(days)
        floor = self._own_or(("floor", ""), asked, done, of_teams)
        return Expected(persons, {team: _sum(amounts) for team, amounts in teams.items()}, _sum(floor))

    def _groups(self, asked: Question, days: Sequence[date]) -> Mapping[tuple[Member, tuple[str, ...]], list[str]]:
        """The keys of those of whom the same is asked in the same teams: most people of a floor are alike."""
        groups: dict[tuple[Member, tuple[str, ...]], list[str]] = defaultdict(list)
        for member in self.members:
            groups[self._alike(member, asked), _teams(member.stays, days)].append(member.key)
        return groups

    def _own_or(self, whom: tuple[Whom, str], asked: Question, done: Done, others: Sequence[Amount]) -> list[Amount]:
        """Day by day its own target, and where it has none what the others have together."""
        key = (*whom, asked.metric.key)
        if key not in self._by_key:
            return list(others)
        amounts = []
        for day, other in zip(days_of(*asked.days), others, strict=True):
            target = self._in_force(key, day, asked.kind)
            own = self._spread(target, day, self.working.weight(day)) * done(day, whom[1]) if target else other
            amounts.append(own)
        return amounts

    def _alike(self, member: Member, asked: Question) -> Member:
        """The member without what makes no difference on these days; a figure of one's own may be for more days."""
        own, shared = self._own_and_shared(member, asked)
        presence = member.presence
        if not any(one.exact for one in (*own, *shared)):
            presence = presence.within(*asked.days, len(self.ramp))
        if own:
            presence = replace(presence, weeks=member.presence.weeks)
        return replace(member, key=member.key if own else "", stays=(), presence=presence)

    @cached_property
    def _day_by_day(self) -> Callable[[Member, Question], Sequence[Amount]]:
        """What each of these days asks of somebody: kept, because what is due is a part of the same amounts."""
        return lru_cache(maxsize=20_000)(self._amounts)

    def _amounts(self, member: Member, asked: Question) -> Sequence[Amount]:
        own, shared = self._own_and_shared(member, asked)
        wholes: dict[Days, Fraction] = {}
        amounts: list[Amount] = []
        days, presence = days_of(*asked.days), member.presence
        of_own, of_shared = in_force_each(own, days, asked.kind), in_force_each(shared, days, asked.kind)
        for day, target in zip(days, (one or other for one, other in zip(of_own, of_shared, strict=True)), strict=True):
            if target and target.exact:
                amounts.append(self._spread_exactly(target, presence, day))
                continue
            weight = presence.weight(self.working, day) * ramp_share(self.ramp, presence.hire_date, day)
            if target and target.whom == "person" and target.span != "day":
                around = target.days_around(day)
                if around not in wholes:
                    wholes[around] = self._usual_weight(presence, around)
                amounts.append(target.figure * weight / wholes[around] if wholes[around] else NOTHING)
            elif target:
                amounts.append(self._spread(target, day, weight))
            else:
                amounts.append(None if asked.plain is None else asked.plain * weight)
        return amounts

    def _own_and_shared(self, member: Member, asked: Question) -> tuple[Sequence[Target], Sequence[Target]]:
        """The targets of the person and of the level that may count on one of these days."""
        return (
            self._between(("person", member.key, asked.metric.key), asked.days),
            self._between(("level", member.level, asked.metric.key), asked.days),
        )

    def _between(self, key: Key, days: Days) -> Sequence[Target]:
        return [one for one in self._by_key.get(key, ()) if one.day_from <= days[1] and one.last_day >= days[0]]

    def _usual_weight(self, presence: Presence, days: Days) -> Fraction:
        """The work of these days in somebody's own week: a figure of one's own is for the days one usually works."""
        usual = Presence(weeks=presence.weeks)
        return sum((usual.weight(self.working, day) for day in days_of(*days)), NOTHING)

    def _spread(self, target: Target, day: date, weight: Fraction) -> Fraction:
        """The part of a figure that a day of that weight has; a figure for each day is one for a full day."""
        if target.span == "day":
            return target.figure * weight
        whole = self._weight_of(target.days_around(day))
        return target.figure * weight / whole if whole else NOTHING

    def _spread_exactly(self, target: Target, presence: Presence, day: date) -> Fraction:
        """The same over the days that somebody is at work, all of it, whoever is away; a day's figure as the floor."""
        if target.span == "day":
            return target.figure * self.working.weight(day)
        days = days_of(*target.days_around(day))
        at_work = sum((presence.weight(self.working, one) for one in days), NOTHING)
        return target.figure * (presence.weight(self.working, day) / at_work if at_work else Fraction(1, len(days)))

    def _in_force(self, key: Key, day: date, kind: Kind) -> Target | None:
        targets = self._by_key.get(key)
        return in_force(targets, day, kind) if targets else None

    @cached_property
    def _by_key(self) -> Mapping[Key, list[Target]]:
        found: dict[Key, list[Target]] = defaultdict(list)
        for one in self.targets:
            found[one.whom, one.name, one.metric].append(one)
        return dict(found)

    def _teams_with_targets(self) -> set[str]:
        return {name for whom, name, _ in self._by_key if whom == "team"}

    def _weight_of(self, days: Days) -> Fraction:
        if days not in self._weights:
            self._weights[days] = sum((self.working.weight(day) for day in days_of(*days)), NOTHING)
        return self._weights[days]

    @cached_property
    def _weights(self) -> dict[Days, Fraction]:
        return {}


def _teams(stays: Stays, days: Sequence[date]) -> tuple[str, ...]:
    """The team of each day; who has not moved is looked up once."""
    if len(stays) == 1 and stays[0].first <= days[0] and stays[0].last >= days[-1]:
        return (stays[0].team,) * len(days)
    return tuple(team_on(stays, day) for day in days)


def _times(amount: Amount, share: Fraction | int) -> Amount:
    return amount if amount is None or share == 1 else amount * share


def _sum(amounts: Iterable[Amount]) -> Amount:
    """Days of which nothing is said add nothing; where nothing is said of any there is no sum."""
    # By denominator, because most parts of a day share a few: a sum of fractions one by one takes ten times as long.
    found: dict[int, int] = {}
    for amount in amounts:
        if amount is not None:
            found[amount.denominator] = found.get(amount.denominator, 0) + amount.numerator
    return sum((Fraction(above, below) for below, above in found.items()), NOTHING) if found else None
