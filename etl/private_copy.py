"""A file that somebody uploads, in a folder of its own for as long as it is read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.packed import one_log
from floor.rules.log_endings import LOG_ENDINGS


@contextmanager
def private_copy(name: str, content: bytes) -> Iterator[Path]:
    """Where the log lies that the content is, or holds packed. Of its own name only a known ending is kept.

    Refused: what is packed is damaged, locked, too large, or holds several logs.
    """
    with tempfile.TemporaryDirectory() as room:
        ending = Path(name).suffix.lower()
        path = Path(room) / f"upload{ending if ending.removeprefix('.') in LOG_ENDINGS else ''}"
        path.write_bytes(content)
        with one_log(path, Path(room) / "unpacked") as log:
            yield log
