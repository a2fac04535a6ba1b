"""A full disk: told in a sentence wherever it shows, and looked for before a load begins."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.problems import Refused

# The private copy, its growth, and what the load keeps beside it.
TIMES_THE_WAREHOUSE = 3
MEGABYTE = 1_000_000
# How DuckDB and SQLite say it; both pass the system's error on as text only.
SAID = ("No space left on device", "Disk quota exceeded", "disk is full", "max_temp_directory_size")


@contextmanager
def telling_full_disk() -> Iterator[None]:
    """Around all that a load writes. Refused: the disk is full; nothing of the load counts, and it can be run again."""
    try:
        yield
    except Exception as error:
        if is_full(error):
            raise Refused(
                "The disk of the data folder is full, so nothing was loaded and what was published before still holds. "
                "Make room on it and load again."
            ) from error
        raise


def require_room(folder: Path, warehouse_bytes: int) -> None:
    """Refused: a load of a warehouse of this size would likely fill the disk, so it does not begin."""
    needed, free = TIMES_THE_WAREHOUSE * warehouse_bytes, shutil.disk_usage(folder).free
    if free < needed:
        raise Refused(
            f"The disk of the data folder has {free // MEGABYTE} MB left and a load needs {-(-needed // MEGABYTE)} MB, "
            "so nothing was loaded. Make room on it and load again."
        )


def is_full(error: BaseException | None) -> bool:
    """Whether a full disk is this error or what caused it."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return True
        if any(words in str(error) for words in SAID):
            return True
        error = error.__cause__
    return False
