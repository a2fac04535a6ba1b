"""A file that somebody uploads, in a folder of its own for as long as it is read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.spreadsheet import is_spreadsheet


@contextmanager
def private_copy(name: str, content: bytes) -> Iterator[Path]:
    """Where the content lies. Its own name stays outside: all it says is whether it is a spreadsheet."""
    with tempfile.TemporaryDirectory() as room:
        suffix = Path(name).suffix.lower() if is_spreadsheet(Path(name)) else ".csv"
        path = Path(room) / f"upload{suffix}"
        path.write_bytes(content)
        yield path
