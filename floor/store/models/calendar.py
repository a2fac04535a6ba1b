"""Which days are worked, from when to when, and who is away."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from floor.store.models.base import Base


class SpecialDayRecord(Base, table=True):
    """A day of the floor that is not like others of its weekday. `share` is a fraction as text: "0", "1/2", "1"."""

    __tablename__ = "special_day"
    __table_args__ = (CheckConstraint("kind in ('holiday', 'half_day', 'excluded', 'extra')", name="known_kind"),)

    day: date = Field(primary_key=True)
    kind: str
    share: str
    reason: str = ""


class Absence(Base, table=True):
    """Somebody is away, for `share` of each of these days."""

    __tablename__ = "absence"
    __table_args__ = (CheckConstraint("day_to >= day_from", name="in_order"),)

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    day_from: date
    day_to: date
    share: str = "1"
    reason: str = ""


class WorkWeek(Base, table=True):
    """Somebody's own weekdays from a day on: seven fractions from Monday to Sunday, a blank between them."""

    __tablename__ = "work_week"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    day_from: date = Field(primary_key=True)
    week: str


class TeamHours(Base, table=True):
    """A team's own hours from a day on, HH:MM; a team without any works the floor's."""

    __tablename__ = "team_hours"

    team_id: int = Field(foreign_key="team.id", primary_key=True)
    day_from: date = Field(primary_key=True)
    opens_at: str
    closes_at: str
