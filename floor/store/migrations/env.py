"""How Alembic reaches the records: always over the connection that records.py hands it."""

from alembic import context
from sqlalchemy import Connection

from floor.store.models import Base


def run(connection: Connection) -> None:
    """Run the migrations inside the transaction of the caller, so that they happen whole or not at all."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    context.run_migrations()


run(context.config.attributes["connection"])
