"""What is known of a person of the floor, and what cannot be true of one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from floor.rules.memberships import Stays

LONGEST_TEXT = 200


class Why(StrEnum):
    """Why something cannot be said of a person; reads on after the column and its value."""

    EMPTY = "is empty"
    TOO_LONG = "is longer than 200 characters"
    NOT_TEXT = "has a character that cannot be kept"
    LEFT_BEFORE_HIRED = "lies before the hire date"
    OTHER_PERSON = "belongs to another person already"
    TWO_PEOPLE = "is given to two people in this file"
    CONTRADICTS = "stands in another row that says something else"
    OTHER_ROW = "has another row that cannot be taken"


class Fault(NamedTuple):
    """What is wrong: in which column, with which value, and why."""

    column: str
    value: str
    why: Why


@dataclass(frozen=True)
class Details:
    """A person beside their ids and teams. `display_name` is the one on boards; empty: `name`."""

    name: str
    display_name: str = ""
    hire_date: date | None = None
    left_date: date | None = None
    level: str = ""

    @property
    def fault(self) -> Fault | None:
        """The first thing that cannot be."""
        if fault := text_fault("name", self.name, required=True):
            return fault
        for column in ("display_name", "level"):
            if fault := text_fault(column, getattr(self, column)):
                return fault
        if self.hire_date and self.left_date and self.left_date < self.hire_date:
            return Fault("left_date", str(self.left_date), Why.LEFT_BEFORE_HIRED)
        return None


DETAILS = ("name", "display_name", "hire_date", "left_date", "level")


@dataclass(frozen=True)
class KnownPerson:
    """Somebody in the records. The first of `agent_ids` stands for them; who never dialled has none."""

    person_id: int
    details: Details
    agent_ids: tuple[str, ...]
    stays: Stays

    @property
    def agent_id(self) -> str:
        """The id that stands for the person."""
        return self.agent_ids[0] if self.agent_ids else ""

    def here(self, today: date) -> bool:
        """Whether they have not left by then; the day of leaving is the last one."""
        left = self.details.left_date
        return left is None or left >= today


def text_fault(column: str, text: str, *, required: bool = False) -> Fault | None:
    """What cannot be in a name of a person, a team or an id. PostgreSQL keeps no NUL and no half of a character."""
    if required and not text.strip():
        return Fault(column, text, Why.EMPTY)
    if len(text) > LONGEST_TEXT:
        return Fault(column, text, Why.TOO_LONG)
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        return Fault(column, text, Why.NOT_TEXT)
    return None
