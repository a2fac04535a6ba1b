"""The records: who is who, who may what, what was done. SQLite beside the logs, or PostgreSQL by FLOOR_DATABASE_URL."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from floor.settings import settings

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 10
# One number for "somebody writes the records": on PostgreSQL writers wait for each other as on SQLite.
WRITE_LOCK = 0x464C4F4F52


class RecordsUnreachable(Exception):  # noqa: N818 - a state, said in words by whoever catches it
    """The records cannot be opened: nobody gets in until they can."""


class Records:
    """One database of records, brought to the newest tables when it is first used. Safe from several threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._migrating = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read in: one consistent view, nothing is kept of what is changed in it."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is kept whole when the block ends well and not at all when it raises. One writer at a time.

        The lock comes first, so that what was read in it still holds when it is written.
        """
        with Session(self.engine.execution_options(floor_writes=True), expire_on_commit=False) as session:
            if self._is_postgresql:
                session.connection().execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
            yield session
            session.commit()

    @cached_property
    def engine(self) -> Engine:
        """The pool of connections, its tables up to date. Raises RecordsUnreachable."""
        with self._migrating:
            try:
                engine = self._connected()
                migrate(engine)
            except (DBAPIError, OSError) as error:
                raise RecordsUnreachable("The records cannot be opened.") from error
        return engine

    @property
    def _is_postgresql(self) -> bool:
        return self.url.startswith("postgresql")

    def _connected(self) -> Engine:
        if self._is_postgresql:
            return create_engine(make_url(self.url).set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        file = make_url(self.url).database
        if file:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(self.url)
        event.listen(engine, "connect", _as_we_want_sqlite)
        event.listen(engine, "begin", _begin)
        return engine


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest migration; several processes may start at once."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(floor_writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def records() -> Records:
    """The records of this process's floor."""
    return _records(settings().records_url)


_opened: dict[str, Records] = {}


def _records(url: str) -> Records:
    return _opened.setdefault(url, Records(url))


def _as_we_want_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
    # We say ourselves when a transaction begins: Python's driver would begin a write in the middle of a read.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = on"):
        cursor.execute(f"pragma {pragma}")
    cursor.execute(f"pragma busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("floor_writes", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")
