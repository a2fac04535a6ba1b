"""The next warehouse: a private copy of the present one, made the present one by replacing one small file."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb

from etl.allocator import keep_freed_memory
from etl.conform import literal
from etl.folders import DataFolder
from etl.problems import WrongUse

SQL = Path(__file__).with_name("sql")
NEXT = "next.duckdb.tmp"
KEPT_VERSIONS = 3
# A load may take 1.5 GiB as a whole; DuckDB's limit does not count the reader's blocks and Arrow's buffers.
MEMORY_LIMIT = "900MB"


def current_file(folder: DataFolder) -> str | None:
    """The file that CURRENT names, None on a new floor. A CURRENT that names nothing is not taken for a new floor."""
    pointer = folder.warehouse / "CURRENT"
    if not pointer.exists():
        return None
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    if not _number(Path(name)) or not (folder.warehouse / name).is_file():
        raise WrongUse(
            f"warehouse/CURRENT names {name[:40]!r}, which is not there. "
            "Write the name of the newest floor-*.duckdb into it."
        )
    return name


@contextmanager
def next_warehouse(folder: DataFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with a private copy of the present warehouse as `next`; without `publish` nothing of it remains."""
    keep_freed_memory()
    with _private_copy(folder) as current:
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(folder.work),
            "memory_limit": MEMORY_LIMIT,
            "preserve_insertion_order": "false",
        }
        with duckdb.connect(config=config) as work:
            work.execute(f"attach {literal(str(folder.warehouse / NEXT))} as next")
            if not current:
                work.execute(f"use next; {(SQL / 'schema.sql').read_text()}; use memory")
            for table in ("profiles", "restatements"):  # a warehouse of an older version may lack them
                work.execute(f"use next; {(SQL / f'{table}.sql').read_text()}; use memory")
            work.execute((SQL / "lake.sql").read_text())
            yield work


@contextmanager
def _private_copy(folder: DataFolder) -> Iterator[str | None]:
    """Room for the work and, on a floor that has a warehouse, its copy; also what a full disk cut off goes again."""
    try:
        _clear(folder.work)
        folder.warehouse.mkdir(parents=True, exist_ok=True)
        _discard(folder.warehouse / NEXT)
        current = current_file(folder)
        if current:
            _retire(folder.warehouse, _number(Path(current)))  # what one killed right behind its publication left
            shutil.copyfile(folder.warehouse / current, folder.warehouse / NEXT)
        yield current
    finally:
        _discard(folder.warehouse / NEXT)
        shutil.rmtree(folder.work, ignore_errors=True)


def publish(work: duckdb.DuckDBPyConnection, folder: DataFolder, now: datetime) -> str:
    """Make `next` the present warehouse; the replacement of CURRENT is the one moment at which the load happens."""
    number = 1 + max((_number(path) for path in folder.warehouse.glob("floor-*.duckdb")), default=0)
    work.execute("delete from next.state")
    work.execute("insert into next.state select ?, ?, max(newest) from next.days", [number, now])
    work.execute("checkpoint next")
    work.execute("detach next")
    made, final = folder.warehouse / NEXT, folder.warehouse / f"floor-{number:06}.duckdb"
    if made.with_name(NEXT + ".wal").exists():
        raise RuntimeError("The next warehouse still has a write-ahead log; it was not published.")
    _sync(made)
    # Before the file has its name: a disk without room for these bytes must not be left with a version nobody reads.
    pointer = folder.warehouse / "CURRENT.tmp"
    pointer.write_text(f"{final.name}\n", encoding="utf-8")
    _sync(pointer)
    made.rename(final)
    _sync_folder(folder.warehouse)
    pointer.replace(folder.warehouse / "CURRENT")
    _sync_folder(folder.warehouse)
    _retire(folder.warehouse, number)
    return final.name


def _retire(warehouse: Path, newest: int) -> None:
    for path in warehouse.glob("floor-*.duckdb"):
        if _number(path) <= newest - KEPT_VERSIONS:
            try:
                path.unlink()
            except PermissionError:
                # Windows keeps a file that a reader has open; the next load tries again.
                continue


def _number(path: Path) -> int:
    digits = re.fullmatch(r"floor-(\d+)\.duckdb", path.name)
    return int(digits[1]) if digits else 0


def _discard(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
