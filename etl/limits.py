"""How much a file may ask for: unpacked bytes, seconds and memory. A few kilobytes can hold more than a machine has."""

import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from etl.problems import Refused
from etl.unchanged import kept_while_unchanged

MOST_UNPACKED_BYTES = 512 << 20
MOST_TIMES_LARGER = 100
MOST_ENTRIES = 1_000
# Below this nothing is a bomb, however well it packs.
ALWAYS_UNPACKED_BYTES = 4 << 20
BLOCK_BYTES = 1 << 20
# Of a sheet that is mostly empty: each cell of its rectangle takes 32 bytes while the sheet is read.
MOST_EMPTY_CELLS = 4_000_000
# A workbook is held whole: each byte of it, packed as it is, may take this many.
MEMORY_FOR_ANY, MEMORY_A_BYTE, MOST_MEMORY = 400 << 20, 32, 1536 << 20
# What the system itself refuses, against one that asks for much between two looks. Several times the other, for a
# process reserves more than it holds.
MOST_RESERVED_BYTES = 4 << 30
# A laptop reads megabytes of a log in the second that each of these stands for.
SECONDS_FOR_ANY, BYTES_A_SECOND = 60, 200_000


def most_seconds(path: Path) -> float:
    """How long reading this file may take."""
    return SECONDS_FOR_ANY + _size(path) / BYTES_A_SECOND


def most_memory(path: Path) -> int:
    """How many bytes of memory reading this file may take."""
    return min(MOST_MEMORY, MEMORY_FOR_ANY + MEMORY_A_BYTE * _size(path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # why it cannot be read is told where it is


def hold_memory() -> None:
    """Let this process reserve no more than the most from here on: what asks for more gets a MemoryError."""
    if sys.platform == "win32":
        return  # it has no such limit; the watch over the process is the only one there
    import resource  # noqa: PLC0415 - it is not there on Windows

    resource.setrlimit(resource.RLIMIT_DATA, (MOST_RESERVED_BYTES, MOST_RESERVED_BYTES))


def most_unpacked(size: int) -> int:
    """How many bytes a packed file of this size may hold."""
    return min(MOST_UNPACKED_BYTES, max(ALWAYS_UNPACKED_BYTES, size * MOST_TIMES_LARGER))


@kept_while_unchanged(files=16)
def refuse_bomb(path: Path) -> None:
    """Refuse a zip (as .xlsx and .ods are) that unpacks to too much; a file of another kind passes."""
    if not zipfile.is_zipfile(path):
        return
    most = most_unpacked(path.stat().st_size)
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
        raise too_large(most)
    unpacked = 0
    for entry in entries:
        for block in _blocks(packed, entry, most):
            unpacked += len(block)
            if unpacked > most:
                raise too_large(most)


def _blocks(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    # The size that the directory states may be a lie, and would end the reading there, before the limit is passed.
    entry.file_size = most + 2 * BLOCK_BYTES
    with packed.open(entry) as file:
        yield from iter(lambda: file.read(BLOCK_BYTES), b"")


def too_large(most: int) -> Refused:
    """The refusal of a file that unpacks to more than that."""
    return Refused(
        f"It unpacks to more than {most >> 20} MB, which is more than a log of its size holds. Export it anew as CSV."
    )
