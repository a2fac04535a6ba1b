"""Whether a file is still the one that was looked at: by its size and the time of its last change."""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar

from etl.problems import Refused

T = TypeVar("T")
Mark = tuple[int, int]


def mark_of(path: Path) -> Mark:
    """What tells a file from itself after a change."""
    about = path.stat()
    return about.st_size, about.st_mtime_ns


def refuse_changed(path: Path, mark: Mark) -> None:
    """Refuse a file that is not the one any more that had this mark."""
    if mark_of(path) != mark:
        raise Refused("It changed while it was read. Load it again when it is complete.")


def kept_while_unchanged(files: int) -> Callable[[Callable[[Path], T]], Callable[[Path], T]]:
    """Keep the answers about so many files, each until the file changes: every format asks the same of one file."""

    def keeping(answer: Callable[[Path], T]) -> Callable[[Path], T]:
        @lru_cache(maxsize=files)
        def known(path: Path, _mark: Mark) -> T:
            return answer(path)

        @wraps(answer)
        def asked(path: Path) -> T:
            return known(path, mark_of(path))

        return asked

    return keeping
