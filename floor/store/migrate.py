"""Brings the tables of the records to the newest migration."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from floor.store.databases import WRITES

MIGRATIONS = Path(__file__).parent / "migrations"

# Alembic keeps the migration that runs in a global: one at a time in a process, whatever database it is for.
_alone = threading.Lock()


def migrate(engine: Engine, lock: int) -> None:
    """Bring the tables up to date, whole or not at all. Several processes may start at once: they take turns."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _alone, engine.execution_options(**WRITES).begin() as connection:
        if connection.dialect.name == "postgresql":
            # However long the one before us needs: half-made tables are no use to anybody.
            connection.execute(text("set local lock_timeout = 0"))
            connection.execute(text("set local statement_timeout = 0"))
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": lock})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
