"""A people file against the people that are known: what is new, changed, moved, gone, and what cannot be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from floor.rules.memberships import Stays, first_difference, move, team_on
from floor.rules.people_group import Group, PeopleFile, grouped
from floor.rules.people_plan import Change, ChangedPerson, GonePerson, MovedPerson, NewPerson, PeoplePlan, Problem
from floor.rules.person import DETAILS, Details, Fault, KnownPerson, Why


def plan_people(file: PeopleFile, known: Sequence[KnownPerson], today: date) -> PeoplePlan:
    """The plan. A file says nothing of the columns it does not have, takes no id away and lets nobody go.

    A team without `team_since` holds from today on where it is not the team already; of somebody new from the hire
    date, else since ever.
    """
    draft = _Draft(today)
    for group in grouped(file, known):
        draft.add(group, file.columns)
    return PeoplePlan(
        new=tuple(draft.new),
        changed=tuple(draft.changed),
        moved=tuple(draft.moved),
        gone=tuple(_gone(file, known, today)),
        unchanged=draft.unchanged,
        duplicates=draft.duplicates,
        problems=tuple(sorted(draft.problems, key=lambda problem: problem.line)),
    )


@dataclass
class _Draft:
    """The plan while it grows, one person after the other."""

    today: date
    new: list[NewPerson] = field(default_factory=list)
    changed: list[ChangedPerson] = field(default_factory=list)
    moved: list[MovedPerson] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    duplicates: int = 0

    def add(self, group: Group, columns: frozenset[str]) -> None:
        """Take in what the rows of one person say, or what is wrong with them."""
        details = _details(group, columns)
        faults = group.faults(details)
        if faults:
            self.problems += [
                Problem(row.line, *faults.get(row.line, Fault("agent_id", row.agent_id, Why.OTHER_ROW)))
                for row in group.rows
            ]
            return
        self.duplicates += group.duplicates(details.hire_date)
        stays = _stays(group, columns, details, self.today)
        if group.known is None:
            self.new.append(NewPerson(group.agent_ids, details, stays))
        else:
            self._add_known(group.known, group, details, stays)

    def _add_known(self, known: KnownPerson, group: Group, details: Details, stays: Stays) -> None:
        added = tuple(one for one in group.agent_ids if one not in known.agent_ids)
        changes = _changes(known, details, added)
        if changes:
            self.changed.append(
                ChangedPerson(known.person_id, known.agent_id, known.details.name, changes, details, added)
            )
        turn = first_difference(known.stays, stays)
        if turn:
            self.moved.append(
                MovedPerson(
                    known.person_id, known.agent_id, details.name, turn.before, turn.after, turn.day_from, stays
                )
            )
        self.unchanged += not changes and turn is None


def _details(group: Group, columns: frozenset[str]) -> Details:
    """What will hold of the person: what the file says, and what is known where it says nothing."""
    told: dict[str, Any] = {name: getattr(group.rows[-1], name) for name in DETAILS if name in columns}
    return replace(group.known.details if group.known else Details(""), **told)


def _stays(group: Group, columns: frozenset[str], details: Details, today: date) -> Stays:
    """The person's timeline when the file has been followed."""
    stays: Stays = group.known.stays if group.known else ()
    if "team" not in columns:
        return stays
    dated = group.dated(details.hire_date)
    if group.known and len(dated) == 1 and group.rows[-1].team_since is None:
        # Somebody who is hired for a day to come is in no team today, and not moved for that.
        day = max(today, details.hire_date or today)
        team = group.rows[-1].team
        return stays if team_on(stays, day) == team else move(stays, team, day)
    for day_from, team in dated:
        stays = move(stays, team, day_from)
    return stays


def _changes(known: KnownPerson, details: Details, added: tuple[str, ...]) -> tuple[Change, ...]:
    pairs = [(name, getattr(known.details, name), getattr(details, name)) for name in DETAILS]
    found = [Change(name, str(before or ""), str(after or "")) for name, before, after in pairs if before != after]
    if added:
        found.append(Change("agent_ids", ", ".join(known.agent_ids), ", ".join((*known.agent_ids, *added))))
    return tuple(found)


def _gone(file: PeopleFile, known: Sequence[KnownPerson], today: date) -> Iterable[GonePerson]:
    named = file.named
    for person in known:
        if person.agent_ids and person.here(today) and not named & set(person.agent_ids):
            yield GonePerson(person.person_id, person.agent_id, person.details.name, team_on(person.stays, today))
