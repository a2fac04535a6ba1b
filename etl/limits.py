"""How much a packed file may hold. A few kilobytes of zip can unpack to more than the machine has."""

import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from etl.problems import Refused

MOST_UNPACKED_BYTES = 512 << 20
MOST_TIMES_LARGER = 100
MOST_ENTRIES = 1_000
# Below this nothing is a bomb, however well it packs.
ALWAYS_UNPACKED_BYTES = 4 << 20
BLOCK_BYTES = 1 << 20


def refuse_bomb(path: Path) -> None:
    """Refuse a zip (as .xlsx and .ods are) that unpacks to too much; a file of another kind passes."""
    about = path.stat()
    _measure(path, about.st_size, about.st_mtime_ns)


# Each format asks for the same file, so the answer is kept; a file that changed is measured anew.
@lru_cache(maxsize=16)
def _measure(path: Path, size: int, _changed: int) -> None:
    if not zipfile.is_zipfile(path):
        return
    most = min(MOST_UNPACKED_BYTES, max(ALWAYS_UNPACKED_BYTES, size * MOST_TIMES_LARGER))
    try:
        with zipfile.ZipFile(path) as packed:
            _refuse_large(packed, most)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Refused("It is damaged or locked with a password. Save it anew without one and load that.") from error


def _refuse_large(packed: zipfile.ZipFile, most: int) -> None:
    entries = packed.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Refused(f"It holds {len(entries):,} files; at most {MOST_ENTRIES:,} are read. Export it anew as CSV.")
    if sum(entry.file_size for entry in entries) > most:
        raise _too_large(most)
    unpacked = 0
    for entry in entries:
        for block in _blocks(packed, entry, most):
            unpacked += len(block)
            if unpacked > most:
                raise _too_large(most)


def _blocks(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    # The size that the directory states may be a lie, and would end the reading there, before the limit is passed.
    entry.file_size = most + 2 * BLOCK_BYTES
    with packed.open(entry) as file:
        yield from iter(lambda: file.read(BLOCK_BYTES), b"")


def _too_large(most: int) -> Refused:
    return Refused(
        f"It unpacks to more than {most >> 20} MB, which is more than a log of its size holds. Export it anew as CSV."
    )
