"""What all tables of the records share."""

from sqlalchemy import MetaData
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


# A registry of our own: with SQLModel's global one a module that is imported twice defines its tables twice.
class Base(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """A table of the records. Moments (`..._at`) are aware and in UTC; days are the floor's own.

    A table does not check what it is given: make rows through a checked value, and let the CHECKs hold the rest.
    """
