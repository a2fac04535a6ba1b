"""The rows of a people file, put together by person: several when somebody moved team or has several dialer ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from floor.rules.person import DETAILS, Details, Fault, KnownPerson, Why, text_fault


@dataclass(frozen=True)
class PersonRow:
    """One row. Two rows of one agent with different `team_since` are two stays of one person."""

    line: int
    agent_id: str
    name: str
    other_agent_ids: tuple[str, ...] = ()
    display_name: str = ""
    team: str = ""
    team_since: date | None = None
    hire_date: date | None = None
    left_date: date | None = None
    level: str = ""

    @property
    def agent_ids(self) -> tuple[str, ...]:
        """All ids of the row, its own first, each once."""
        return tuple(dict.fromkeys((self.agent_id, *self.other_agent_ids)))


@dataclass(frozen=True)
class PeopleFile:
    """What was read of a file: its columns, the rows that can be read, and the agents of those that cannot."""

    columns: frozenset[str]
    rows: tuple[PersonRow, ...]
    spoilt: frozenset[str] = frozenset()

    @property
    def named(self) -> set[str]:
        """Every id that it names, in whatever row."""
        return {one for row in self.rows for one in row.agent_ids} | self.spoilt


def agent_ids_of(text: str) -> tuple[str, ...]:
    """The ids in a cell of `other_agent_ids`: between semicolons where there is one, else between spaces."""
    parts = text.split(";") if ";" in text else text.split()
    return tuple(dict.fromkeys(stripped for part in parts if (stripped := part.strip())))


@dataclass(frozen=True)
class Group:
    """All rows of one person; `taken` are ids in them that others have or claim too, `spoilt`: one cannot be read."""

    known: KnownPerson | None
    rows: tuple[PersonRow, ...]
    taken: Mapping[str, Why]
    spoilt: bool

    @property
    def agent_ids(self) -> tuple[str, ...]:
        """Every id that the file gives this person, in its order."""
        return tuple(dict.fromkeys(one for row in self.rows for one in row.agent_ids))

    def dated(self, hired: date | None) -> list[tuple[date | None, str]]:
        """From when in which team, oldest first; without a day it is the hire date, else since ever."""
        teams = {row.team_since or hired: row.team for row in self.rows}
        return sorted(teams.items(), key=lambda pair: pair[0] or date.min)

    def duplicates(self, hired: date | None) -> int:
        """How many rows only say again what another one says."""
        return len(self.rows) - len(self.dated(hired))

    def faults(self, details: Details) -> dict[int, Fault]:
        """What is wrong, by line; `details` is what would hold of the person. One fault spoils all rows."""
        found = {row.line: fault for row in self.rows if (fault := self._fault(row, details))}
        if not found and self.spoilt:
            found = {row.line: Fault("agent_id", row.agent_id, Why.OTHER_ROW) for row in self.rows}
        return found

    def _fault(self, row: PersonRow, details: Details) -> Fault | None:
        return (
            next(filter(None, _text_faults(row)), None)
            or self._id_fault(row)
            or self._contradiction(row, details.hire_date)
            or details.fault
        )

    def _id_fault(self, row: PersonRow) -> Fault | None:
        for one in row.agent_ids:
            if one in self.taken:
                return Fault("agent_id" if one == row.agent_id else "other_agent_ids", one, self.taken[one])
        return None

    def _contradiction(self, row: PersonRow, hired: date | None) -> Fault | None:
        """Another row says something else of the person, or of their team from the same day on."""
        for other in self.rows:
            same_day = (row.team_since or hired) == (other.team_since or hired)
            if (same_day and row.team != other.team) or any(
                getattr(row, name) != getattr(other, name) for name in DETAILS
            ):
                return Fault("agent_id", row.agent_id, Why.CONTRADICTS)
        return None


def _text_faults(row: PersonRow) -> Iterable[Fault | None]:
    yield text_fault("agent_id", row.agent_id, required=True)
    yield text_fault("name", row.name, required=True)
    yield text_fault("team", row.team)
    yield from (text_fault("other_agent_ids", one) for one in row.other_agent_ids)


def grouped(file: PeopleFile, known: Sequence[KnownPerson]) -> list[Group]:
    """The rows by person, in the order of the file. A row is about the person who has its `agent_id`, or a new one."""
    owners = {one: person for person in known for one in person.agent_ids}
    rows: dict[int | str, list[PersonRow]] = defaultdict(list)
    for row in file.rows:
        rows[_key(row, owners)].append(row)
    claims: dict[str, set[int | str]] = defaultdict(set)
    for key, some in rows.items():
        for row in some:
            for one in row.agent_ids:
                claims[one].add(key)
    return [_group(tuple(some), owners, claims, file.spoilt) for some in rows.values()]


def _key(row: PersonRow, owners: Mapping[str, KnownPerson]) -> int | str:
    owner = owners.get(row.agent_id)
    return row.agent_id if owner is None else owner.person_id


def _group(
    rows: tuple[PersonRow, ...],
    owners: Mapping[str, KnownPerson],
    claims: Mapping[str, set[int | str]],
    spoilt: frozenset[str],
) -> Group:
    person = owners.get(rows[0].agent_id)
    ids = {one for row in rows for one in row.agent_ids}
    taken = {one: Why.TWO_PEOPLE for one in ids if len(claims[one]) > 1}
    taken |= {one: Why.OTHER_PERSON for one in ids if one in owners and owners[one] != person}
    of_person = ids | set(person.agent_ids if person else ())
    return Group(person, rows, taken, bool(of_person & spoilt))
