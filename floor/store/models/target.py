"""What is expected of whom, what people want of themselves, and what was said of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from floor.store.models.base import Base

KNOWN_SPAN = "span in ('day', 'week', 'month', 'own')"
IN_ORDER = "day_to is null or day_to >= day_from"
OWN_PERIOD = "(span = 'own') = (period_to is not null) and (period_to is null or period_to >= day_from)"


class TargetRecord(Base, table=True):
    """A target as somebody set it. `figure` is an exact decimal in the metric's own unit (money in minor units).

    What it is for is told by one of `team_id`, `level` and `person_id`, and by none of them where it is the floor's.
    """

    __tablename__ = "target"
    __table_args__ = (
        CheckConstraint("whom in ('floor', 'team', 'level', 'person')", name="known_whom"),
        CheckConstraint(KNOWN_SPAN, name="known_span"),
        CheckConstraint(IN_ORDER, name="in_order"),
        CheckConstraint(OWN_PERIOD, name="own_period"),
        CheckConstraint("(whom = 'team') = (team_id is not null)", name="of_a_team"),
        CheckConstraint("(whom = 'person') = (person_id is not null)", name="of_a_person"),
        CheckConstraint("(whom = 'level') = (level <> '')", name="of_a_level"),
    )

    id: int = Field(default=None, primary_key=True)
    whom: str
    team_id: int | None = Field(default=None, foreign_key="team.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    level: str = ""
    metric: str
    span: str
    figure: str
    day_from: date
    day_to: date | None = None
    period_to: date | None = None
    exact: bool = False
    created_at: datetime
    created_by: int | None = Field(default=None, foreign_key="account.id")


class Goal(Base, table=True):
    """What somebody wants of themself; nobody else sets it. `on_wall`: they want it shown there."""

    __tablename__ = "goal"
    __table_args__ = (
        CheckConstraint("span in ('day', 'week', 'month')", name="known_span"),
        CheckConstraint(IN_ORDER, name="in_order"),
    )

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    metric: str
    span: str
    figure: str
    day_from: date
    day_to: date | None = None
    on_wall: bool = False
    answer: str = ""
    answered_by: int | None = Field(default=None, foreign_key="account.id")
    answered_at: datetime | None = None
    created_at: datetime


class Talk(Base, table=True):
    """A note of a talk between a lead and somebody of the team, and when they talk again."""

    __tablename__ = "talk"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    account_id: int = Field(foreign_key="account.id")
    at: datetime
    text: str
    next_day: date | None = None
