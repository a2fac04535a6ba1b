"""Who of the sample floor's people gets which account to try out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from floor.rules.access import Role
from floor.rules.memberships import team_on
from floor.rules.person import KnownPerson

OF_ONE_TEAM = 3


@dataclass(frozen=True)
class Part:
    """An account of the sample: its name and role, and whose it is in which team."""

    name: str
    role: Role
    person: KnownPerson | None = None
    team: str = ""


def sample_cast(people: Sequence[KnownPerson], today: date) -> tuple[Part, ...]:
    """One of each role; the lead and two agents are of one team, a third agent is of another. Empty: too few people."""
    teams: dict[str, list[KnownPerson]] = {}
    for person in sorted(people, key=lambda one: one.agent_id):
        team = team_on(person.stays, today)
        if team and person.agent_ids and person.here(today):
            teams.setdefault(team, []).append(person)
    large = [team for team in sorted(teams) if len(teams[team]) >= OF_ONE_TEAM]
    others = [team for team in sorted(teams) if team not in large[:1]]
    if not large or not others:
        return ()
    # Whoever has been here longest leads.
    lead, first, second = sorted(teams[large[0]], key=lambda one: one.details.hire_date or date.min)[:OF_ONE_TEAM]
    return (
        Part("admin", "administrator"),
        Part("manager", "manager"),
        Part("lead", "lead", lead, large[0]),
        Part("agent", "agent", first, large[0]),
        Part("agent2", "agent", second, large[0]),
        Part("agent3", "agent", teams[others[0]][0], others[0]),
    )
