"""The records: who is who, who may what, what was done. SQLite beside the logs, or PostgreSQL by FLOOR_DATABASE_URL."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from alembic.util import CommandError
from sqlalchemy import URL, Engine, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlmodel import Session

from floor.settings import settings
from floor.store.databases import WAIT_SECONDS, WRITES, open_engine
from floor.store.migrate import migrate

log = logging.getLogger(__name__)

# One number for "somebody writes the records": on PostgreSQL writers wait for each other as on SQLite.
WRITE_LOCK = 0x464C4F4F52


class RecordsUnreachable(Exception):  # noqa: N818 - a state, said in words by whoever catches it
    """The records cannot be opened or do not answer: nobody gets in until they do. The text is for the log."""


class Records:
    """One database of records, brought to the newest tables when it is first used. Safe from several threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opening = threading.Lock()
        self._turn = threading.Lock()
        self._engine: Engine | None = None
        self._told = ""

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read in: one consistent view, nothing is kept of what is changed in it."""
        with self._or_unreachable(), Session(self._reader(), expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is kept whole when the block ends well and not at all when it raises. One writer at a time.

        The lock comes first, so that what was read in it still holds when it is written.
        """
        with self._in_turn(), self._or_unreachable(), Session(self._writer(), expire_on_commit=False) as session:
            connection = session.connection()  # SQLite's lock is taken here
            if self._is_postgresql:
                connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
            yield session
            session.commit()

    @property
    def engine(self) -> Engine:
        """The pool of connections, its tables up to date. Raises RecordsUnreachable; the next use tries again."""
        with self._opening:
            if self._engine is None:
                self._engine = self._open()
            return self._engine

    def close(self) -> None:
        """Let go of every connection; the next use opens anew."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    @property
    def _is_postgresql(self) -> bool:
        return self.url.startswith("postgresql")

    def _reader(self) -> Engine:
        """PostgreSQL would show each statement the rows of its own moment; SQLite's transaction is one view anyway."""
        return self.engine.execution_options(isolation_level="REPEATABLE READ") if self._is_postgresql else self.engine

    def _writer(self) -> Engine:
        return self.engine.execution_options(**WRITES)

    def _open(self) -> Engine:
        address, engine = self._address(), None
        try:
            engine = open_engine(address)
            migrate(engine, WRITE_LOCK)
        except (DBAPIError, CommandError, OSError) as error:
            if engine is not None:
                engine.dispose()
            raise self._unreachable(error) from error
        self._told = ""
        return engine

    def _address(self) -> URL:
        try:
            return make_url(self.url)
        except (ArgumentError, ValueError):
            # Without its cause, which may quote the password.
            raise RecordsUnreachable("The address of the records cannot be read.") from None

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """One writer of this process at a time: who waits holds no connection, and at SQLite nobody starves."""
        if not self._turn.acquire(timeout=WAIT_SECONDS):
            raise self._unreachable(TimeoutError(f"others have been writing for {WAIT_SECONDS} seconds"))
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _or_unreachable(self) -> Iterator[None]:
        """Tell a database that is away or out of order from a row that it refuses (that stays an IntegrityError)."""
        try:
            yield
        except (OperationalError, InterfaceError, NoConnectionLeft) as error:
            raise self._unreachable(error) from error
        except DatabaseError as error:
            # The bare class is SQLite's for a file that is no database, or not any more.
            if type(error) is DatabaseError:
                raise self._unreachable(error) from error
            raise

    def _unreachable(self, error: Exception) -> RecordsUnreachable:
        reason = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        sentence = f"The records in {place(make_url(self.url))} cannot be reached: {reason}"
        if sentence != self._told:
            # Once, not at every try: an open page tries again every few seconds.
            log.warning(sentence)
            self._told = sentence
        return RecordsUnreachable(sentence)


def place(url: URL) -> str:
    """Where a database is, without the name and password by which it is opened."""
    return f"{url.host or 'this machine'}/{url.database}" if url.host or not url.database else url.database


_opened: dict[str, Records] = {}


def records() -> Records:
    """The records of this process's floor."""
    return records_at(settings().records_url)


def records_at(url: str) -> Records:
    """The records at this address, opened once in this process: a load is told its floor's settings."""
    return _opened.setdefault(url, Records(url))


def close_records() -> None:
    """Let go of every database of records that this process has opened."""
    for opened in _opened.values():
        opened.close()
