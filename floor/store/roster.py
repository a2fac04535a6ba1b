"""Who is who: the people behind the dialer ids, and in which team each of them was on which day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlmodel import Session, col, select

from floor.rules.shown_goal import ShownGoal
from floor.rules.target_book import TargetBook
from floor.store.models import DialerId, Membership, Person, Team
from floor.store.records import Records
from floor.store.row_scope import Span
from floor.store.setting_values import people_version
from floor.store.shown_goals import read_shown_goals
from floor.store.target_book import read_target_book

NO_TEAM = ""


@dataclass(frozen=True)
class Agent:
    """A person as they stand on the boards of one day.

    `key` is the person's first dialer id and stands for all of them. Somebody the records do not know goes by the raw
    id, without a `person_id` and without a team.
    """

    key: str
    name: str
    team: str
    person_id: int | None = None


@dataclass(frozen=True)
class Career:
    """One person through time: `agents[n]` from the day `since[n]` on, the first one since ever."""

    since: tuple[date, ...]
    agents: tuple[Agent, ...]

    def on(self, day: date) -> Agent:
        """The person as of that day."""
        return self.agents[bisect_right(self.since, day) - 1]


# Compared by identity: one version is read once, and whatever is cached by a roster need not look into it.
@dataclass(frozen=True, eq=False)
class Roster:
    """Everybody of the records, by dialer id, what is expected of them and the goals they show, as of one version."""

    version: int
    careers: Mapping[str, Career]
    team_names: tuple[str, ...]
    targets: TargetBook = field(default_factory=TargetBook)
    goals: tuple[ShownGoal, ...] = ()

    def __contains__(self, agent_id: str) -> bool:
        return agent_id in self.careers

    def agent(self, agent_id: str, day: date) -> Agent:
        """Return who that is and where they were that day, known or not."""
        career = self.careers.get(agent_id)
        return career.on(day) if career else Agent(agent_id, agent_id, NO_TEAM)

    def agent_ids(self) -> list[str]:
        """Return every dialer id that belongs to somebody."""
        return sorted(self.careers)

    def teams(self) -> tuple[str, ...]:
        """Return the names of all teams, sorted, those without members among them."""
        return self.team_names

    def stays(self, day_from: date, day_to: date) -> list[Span]:
        """Return, of those alone who change team inside these days, each stay in a team, cut to these days."""
        return [
            stay
            for agent_id, career in self.careers.items()
            if len(career.since) > 1
            if len(stays := _stays(agent_id, career, day_from, day_to)) > 1
            for stay in stays
        ]


def read_roster(session: Session) -> Roster:
    """Read the roster as the records have it now."""
    people = session.exec(
        select(DialerId.agent_id, Person.id, Person.name, Person.display_name)
        .join(Person, col(Person.id) == DialerId.person_id)
        .order_by(col(DialerId.id))
    )
    found = session.exec(select(Membership, Team.name).join(Team, col(Team.id) == Membership.team_id))
    members = ((member.person_id, team, member.day_from, member.day_to) for member, team in found)
    names = ((agent_id, person_id, shown.strip() or name.strip()) for agent_id, person_id, name, shown in people)
    roster = roster_of(people_version(session), names, members, session.exec(select(Team.name)))
    keys = {agent.person_id: agent.key for career in roster.careers.values() for agent in career.agents}
    goals = read_shown_goals(session, {person: key for person, key in keys.items() if person is not None})
    return replace(roster, targets=read_target_book(session), goals=goals)


def roster_of(
    version: int,
    people: Iterable[tuple[str, int, str]],
    members: Iterable[tuple[int, str, date | None, date | None]],
    teams: Iterable[str],
) -> Roster:
    """Make a roster of rows: (dialer id, person, name), a person's first id first; (person, team, from, to)."""
    memberships = defaultdict(list)
    for person_id, team, day_from, day_to in members:
        memberships[person_id].append((day_from or date.min, day_to or date.max, team))
    of_person: dict[int, Career] = {}
    careers: dict[str, Career] = {}
    for agent_id, person_id, name in people:
        if person_id not in of_person:
            agent = Agent(agent_id, name or agent_id, NO_TEAM, person_id)
            of_person[person_id] = _career(agent, sorted(memberships[person_id]))
        careers[agent_id] = of_person[person_id]
    return Roster(version, careers, tuple(sorted(teams)))


_newest: dict[str, Roster] = {}


def roster_now(records: Records) -> Roster:
    """The roster of this moment, shared by the whole process: one small query, and read anew only after a change."""
    with records.reading() as session:
        newest = _newest.get(records.url)
        if newest is None or newest.version != people_version(session):
            _newest[records.url] = newest = read_roster(session)
        return newest


def _career(agent: Agent, memberships: list[tuple[date, date, str]]) -> Career:
    """Between two memberships there is no team; a membership that begins within another one ends that."""
    changes: list[tuple[date, str]] = [(date.min, NO_TEAM)]
    for day_from, day_to, team in memberships:
        _change(changes, day_from, team)
        if day_to < date.max:
            _change(changes, day_to + timedelta(days=1), NO_TEAM)
    return Career(tuple(day for day, _ in changes), tuple(replace(agent, team=team) for _, team in changes))


def _change(changes: list[tuple[date, str]], day: date, team: str) -> None:
    """Be in that team from the day on, whatever was said of later; staying where one is is no change."""
    while changes and changes[-1][0] >= day:
        changes.pop()
    if not changes or changes[-1][1] != team:
        changes.append((day, team))


def _stays(agent_id: str, career: Career, day_from: date, day_to: date) -> list[Span]:
    inside = [day for day in career.since if day_from < day <= day_to]
    ends = [day - timedelta(days=1) for day in inside]
    return [Span(agent_id, *days) for days in zip([day_from, *inside], [*ends, day_to], strict=True)]
