"""What a people file would change: a value to look at before it is done, and to compare with at that moment."""

from dataclasses import dataclass
from datetime import date

from floor.rules.memberships import Stays
from floor.rules.person import Details, Why


@dataclass(frozen=True)
class NewPerson:
    """Somebody whom nobody knew by these ids."""

    agent_ids: tuple[str, ...]
    details: Details
    stays: Stays

    @property
    def team(self) -> str:
        """The team they come into."""
        return self.stays[-1].team if self.stays else ""


@dataclass(frozen=True)
class Change:
    """One field of a person, as it is and as it will be."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedPerson:
    """Somebody of whom the file says something else; `new_agent_ids` are added to those they have."""

    person_id: int
    agent_id: str
    name: str
    changes: tuple[Change, ...]
    details: Details
    new_agent_ids: tuple[str, ...]


@dataclass(frozen=True)
class MovedPerson:
    """Somebody who from that day on (None: since ever) is in another team; `stays` is the timeline then."""

    person_id: int
    agent_id: str
    name: str
    before: str
    after: str
    day_from: date | None
    stays: Stays


@dataclass(frozen=True)
class GonePerson:
    """Somebody who is here and whom the file does not name."""

    person_id: int
    agent_id: str
    name: str
    team: str


@dataclass(frozen=True)
class Problem:
    """A row that changes nothing."""

    line: int
    column: str
    value: str
    why: Why


@dataclass(frozen=True)
class PeoplePlan:
    """Everything a file would do to the people that are known. Equal plans do equal things."""

    new: tuple[NewPerson, ...] = ()
    changed: tuple[ChangedPerson, ...] = ()
    moved: tuple[MovedPerson, ...] = ()
    gone: tuple[GonePerson, ...] = ()
    unchanged: int = 0
    duplicates: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Whether doing it would leave a trace. Who is gone stays until somebody says so."""
        return bool(self.new or self.changed or self.moved)
