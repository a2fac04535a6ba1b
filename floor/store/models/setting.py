"""What an administrator may set while the floor runs, and what the program keeps for itself between runs."""

from sqlmodel import Field

from floor.store.models.base import Base


class Setting(Base, table=True):
    """A value under a name."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True)
    value: str
