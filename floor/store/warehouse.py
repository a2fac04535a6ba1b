"""The reading side of the warehouse: the DuckDB file that CURRENT names, opened once for the whole process."""

import re
import threading
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

FILE_NAME = re.compile(r"floor-\d{6,}\.duckdb")
SQL = Path(__file__).parent / "sql"


# Named parameters of a file in sql/: days, a campaign, the lists of a row scope.
Span = Mapping[str, date | datetime | str | list[str] | list[date] | None]

# The file comes from our own loads, but what reads it needs nothing else of this machine: no other file, no download.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
    # One board is small work; with more threads a hundred sessions would fight for the same two cores.
    "threads": 1,
    "memory_limit": "1GB",
}

# A load may publish and tidy away between our look at CURRENT and our opening of the file: then we look again.
LOOKS = 5


class NoWarehouse(Exception):  # noqa: N818 - a state of a new floor, not a fault
    """Nothing has been loaded yet."""


class WarehouseUnreadable(Exception):  # noqa: N818 - as above: the screens say it in words
    """There is a warehouse, but neither its newest version nor an older one opens."""


class Warehouse:
    """One version of the warehouse, open for reading. It never changes; a later version is another Warehouse.

    Safe from several threads. The file is closed when the last reader lets go of the object.
    """

    def __init__(self, file: Path, *, is_fallback: bool = False) -> None:
        self.version = file.stem
        self.is_fallback = is_fallback
        self._connection = duckdb.connect(str(file), read_only=True, config=CONFIG)
        try:
            row = self._connection.execute("select published_at, facts_until from state").fetchone()
        except duckdb.Error:
            self._connection.close()
            raise
        if row is None:
            self._connection.close()
            raise duckdb.Error(f"{file.name} has no state")
        self.published_at: datetime = row[0]
        self.facts_until: datetime | None = row[1]

    @classmethod
    def open(cls, folder: Path) -> "Warehouse":
        """Open the version that CURRENT in this folder names, or the one before it where that one does not open."""
        for _ in range(LOOKS):
            named = _named(folder)
            try:
                return cls(folder / named)
            except duckdb.Error as error:
                if _named(folder) == named:
                    return _before(folder, named, error)
        raise WarehouseUnreadable("The warehouse is being replaced faster than it can be opened. Try again.")

    def rows(self, sql: str, parameters: Span | None = None, *, columns: str = "") -> list[tuple[Any, ...]]:
        """Return the rows of a file in sql/. `columns` fills its ${columns}: our own names, no words from outside."""
        with self._connection.cursor() as cursor:
            return cursor.execute(_text(sql, columns), parameters or {}).fetchall()

    def frame(self, sql: str, parameters: Span | None = None, *, columns: str = "") -> pd.DataFrame:
        """As `rows`, as a frame."""
        with self._connection.cursor() as cursor:
            return cursor.execute(_text(sql, columns), parameters or {}).df()


_open: dict[Path, Warehouse] = {}
_opening = threading.Lock()


def warehouse(folder: Path) -> Warehouse:
    """Return the newest version, shared by the whole process; opened anew only when CURRENT names another.

    Raises NoWarehouse or WarehouseUnreadable. Hold the result for one piece of work: it keeps its file open.
    """
    with _opening:
        present = _open.get(folder)
        if present is None or present.version != current_version(folder):
            opened = Warehouse.open(folder)
            # While the newest is broken each look tries it again, and the fallback that is open already goes on.
            if present is None or (opened.version, opened.is_fallback) != (present.version, present.is_fallback):
                _open[folder] = present = opened
        return present


def current_version(folder: Path) -> str | None:
    """Return the name of the newest version without opening it, or None where nothing has been loaded."""
    try:
        return _named(folder).removesuffix(".duckdb")
    except (NoWarehouse, WarehouseUnreadable):
        return None


def _named(folder: Path) -> str:
    try:
        name = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise NoWarehouse("Nothing has been loaded yet.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise WarehouseUnreadable("CURRENT cannot be read.") from error
    if not FILE_NAME.fullmatch(name):
        raise WarehouseUnreadable(f'CURRENT names "{name[:40]}", which is no version of the warehouse.')
    return name


def _before(folder: Path, broken: str, cause: duckdb.Error) -> Warehouse:
    """Open the newest version older than the broken one."""
    number = _number(broken)
    files = [file for file in folder.iterdir() if FILE_NAME.fullmatch(file.name) and _number(file.name) < number]
    for file in sorted(files, key=lambda file: _number(file.name), reverse=True):
        try:
            return Warehouse(file, is_fallback=True)
        except duckdb.Error:
            continue
    raise WarehouseUnreadable(f"Neither {broken} nor an older version of the warehouse opens. Load again.") from cause


def _number(name: str) -> int:
    return int(name.removeprefix("floor-").removesuffix(".duckdb"))


@cache
def _text(sql: str, columns: str) -> str:
    return (SQL / f"{sql}.sql").read_text(encoding="utf-8").replace("${columns}", columns)
