"""Who works here, under which dialer ids, and who was in which team when."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from floor.store.models.base import Base


class Person(Base, table=True):
    """Somebody of the floor, now or in former times. `display_name` is the one on boards; empty: `name`."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("left_date is null or hire_date is null or left_date >= hire_date", name="left_after_hired"),
    )

    id: int = Field(default=None, primary_key=True)
    name: str
    display_name: str = ""
    hire_date: date | None = None
    left_date: date | None = None
    level: str = ""


class DialerId(Base, table=True):
    """A name by which the logs know a person. The first one given stands for the person on boards and in files."""

    __tablename__ = "dialer_id"

    id: int = Field(default=None, primary_key=True)
    agent_id: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)


class Team(Base, table=True):
    """A team, under the name that the floor calls it by."""

    __tablename__ = "team"
    __table_args__ = (CheckConstraint("name <> ''", name="has_a_name"),)

    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)


class Membership(Base, table=True):
    """A person in a team from `day_from` to `day_to`, both inside; None: since ever, for ever. Never two on one day."""

    __tablename__ = "membership"
    __table_args__ = (CheckConstraint("day_to is null or day_from is null or day_to >= day_from", name="in_order"),)

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    team_id: int = Field(foreign_key="team.id", index=True)
    day_from: date | None = None
    day_to: date | None = None
