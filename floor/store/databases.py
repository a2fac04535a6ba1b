"""How each of the two databases is opened, and what is asked of every connection to it."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

WAIT_SECONDS = 10
"""How long a writer waits for the one before it, and anybody for a free connection."""

WRITES = {"floor_writes": True}
"""Execution options of a transaction that will write: it takes its lock at once."""

POOL = {"pool_size": 10, "max_overflow": 20, "pool_timeout": WAIT_SECONDS}

# A server that is away is given up on soon, because somebody waits for a page; one that hangs does not keep the lock.
POSTGRESQL = {"connect_timeout": "5", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"}
POSTGRESQL_OPTIONS = (
    f"-c lock_timeout={WAIT_SECONDS}s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s "
    "-c timezone=UTC"
)


def open_engine(url: URL) -> Engine:
    """A pool of connections as we want them; nothing is connected yet."""
    return _postgresql(url) if url.get_backend_name() == "postgresql" else _sqlite(url)


def _postgresql(url: URL) -> Engine:
    """What the address itself says stands."""
    options = " ".join([POSTGRESQL_OPTIONS, *_texts(url.query.get("options"))])
    whole = url.set(drivername="postgresql+psycopg", query={**POSTGRESQL, **url.query, "options": options})
    return create_engine(whole, pool_pre_ping=True, hide_parameters=True, **POOL)


def _texts(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _sqlite(url: URL) -> Engine:
    if url.database:
        _for_its_owner_alone(Path(url.database))
    engine = create_engine(url, hide_parameters=True, **POOL)
    event.listen(engine, "connect", _as_we_want_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _for_its_owner_alone(file: Path) -> None:
    """Make the file before SQLite would, with its own rights: SQLite gives those to the files it puts beside it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))


def _as_we_want_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
    # We say ourselves when a transaction begins: Python's driver would begin a write in the middle of a read.
    connection.isolation_level = None
    cursor = connection.cursor()
    # The wait first: the others may need it.
    cursor.execute(f"pragma busy_timeout = {WAIT_SECONDS * 1000}")
    for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = on"):
        cursor.execute(f"pragma {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("floor_writes", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")
