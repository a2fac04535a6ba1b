"""Logs in a gzip or a zip, unpacked into a private room: measured, under names of ours, whole or not at all."""

import gzip
import lzma
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from etl.apart import apart
from etl.kind import GZIP_START, PACKED, ZIP_STARTS, Kind, kind_of
from etl.limits import BLOCK_BYTES, MOST_ENTRIES, most_unpacked, too_large
from etl.problems import Refused, refusing_unreadable
from etl.unchanged import mark_of, refuse_changed

DAMAGED = (
    "It is damaged or was cut off, so nothing of it is loaded. Fetch it anew, or unpack it and load what is whole."
)
LOCKED = "It is locked with a password. Unpack it and load what was in it."
END_OF_ZIP, END_OF_ZIP_BYTES = b"PK\x05\x06", 22
LOCKED_FLAG = 0x1
NAME_BYTES = 200


@dataclass(frozen=True)
class Member:
    """A log of its own: where it lies now, and what it is called for whoever loaded what held it."""

    path: Path
    shown: str


@contextmanager
def unpacked(path: Path, room: Path) -> Iterator[list[Member]]:
    """The logs in a file; itself, if nothing is packed in it. What is unpacked lies in `room` until the end.

    Refused: damaged, locked, holding no log, or unpacking to too much.
    """
    shutil.rmtree(room, ignore_errors=True)
    try:
        packed = apart(path, _unpack, path.absolute(), str(path), room.absolute()) if _may_be_packed(path) else []
        yield packed or [Member(path, str(path))]
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def one_log(path: Path, room: Path) -> Iterator[Path]:
    """The one log in a file. Refused: as `unpacked`, and where there are several."""
    with unpacked(path, room) as members:
        if len(members) > 1:
            raise Refused(f"It holds {len(members)} logs. Unpack it and choose one.")
        yield members[0].path


def _may_be_packed(path: Path) -> bool:
    """By its first bytes alone, for more of it is read apart: a workbook is a zip too."""
    with refusing_unreadable():
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(4).startswith((GZIP_START, *ZIP_STARTS))


def _unpack(path: Path, shown: str, room: Path) -> list[Member]:
    mark, kind = mark_of(path), kind_of(path)
    if kind not in PACKED:
        return []
    shutil.rmtree(room, ignore_errors=True)  # what a process that was ended over this file left there
    members = _of_gzip(path, shown, room) if kind is Kind.GZIP else _of_zip(path, shown, room)
    refuse_changed(path, mark)
    return members


def _of_gzip(path: Path, shown: str, room: Path) -> list[Member]:
    target = _place(room, 1, path.name)
    with gzip.open(path) as file:
        _copy(file, target, most_unpacked(path.stat().st_size))
    return [Member(target, shown)]


def _of_zip(path: Path, shown: str, room: Path) -> list[Member]:
    try:
        with zipfile.ZipFile(path) as packed:
            _refuse_bytes_behind(path, packed)
            entries = [entry for entry in packed.infolist() if _is_log(entry)]
            _refuse_entries(packed, entries, most_unpacked(path.stat().st_size))
            return _members(packed, entries, path, shown, room)
    except (zipfile.BadZipFile, UnicodeError, ValueError) as error:
        raise Refused(DAMAGED) from error


def _members(
    packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo], path: Path, shown: str, room: Path
) -> list[Member]:
    left = most_unpacked(path.stat().st_size)
    members = []
    for number, entry in enumerate(entries, start=1):
        name = _plain(entry.filename)
        target = _place(room, number, f"{path.name} - {PurePosixPath(name).name}")
        try:
            with packed.open(entry) as file:
                left -= _copy(file, target, left)
        except (RuntimeError, NotImplementedError) as error:  # how the module says both
            raise Refused(f"{name} in it is packed in a way that is not known. Unpack it and load that.") from error
        members.append(Member(target, f"{shown}: {name}"))
    return members


def _refuse_bytes_behind(path: Path, packed: zipfile.ZipFile) -> None:
    """What stands behind its end belongs to nobody: two files were joined, or a copy went wrong."""
    with path.open("rb") as file:
        file.seek(-min(END_OF_ZIP_BYTES + len(packed.comment), path.stat().st_size), 2)
        if not file.read(4) == END_OF_ZIP:
            raise Refused(DAMAGED)


def _refuse_entries(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo], most: int) -> None:
    if len(packed.infolist()) > MOST_ENTRIES:
        raise Refused(f"It holds {len(packed.infolist()):,} files; at most {MOST_ENTRIES:,} are read. Split it.")
    if not entries:
        raise Refused("It holds no log.")
    if any(entry.flag_bits & LOCKED_FLAG for entry in entries):
        raise Refused(LOCKED)
    if sum(entry.file_size for entry in entries) > most:
        raise too_large(most)


def _is_log(entry: zipfile.ZipInfo) -> bool:
    """Not a folder, a link, nor what a Mac puts beside each file; what is hidden in a folder is left out there too."""
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(entry.filename).parts)
    return not entry.is_dir() and not hidden and not stat.S_ISLNK(entry.external_attr >> 16)


def _copy(file: IO[bytes] | gzip.GzipFile, target: Path, most: int) -> int:
    """Write it down block by block; how many bytes those were."""
    written = 0
    with target.open("wb") as to:
        while block := _block(file):
            written += len(block)
            if written > most:
                raise too_large(most)
            to.write(block)
    return written


def _block(file: IO[bytes] | gzip.GzipFile) -> bytes:
    # Around the reading alone: a full disk, which the writing meets, is no fault of the file.
    try:
        return file.read(BLOCK_BYTES)
    except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, OSError) as error:
        raise Refused(DAMAGED) from error


def _place(room: Path, number: int, name: str) -> Path:
    """A file in a folder of its own, so that equal names do not meet; its name is what the ledger will tell."""
    folder = room / str(number)
    folder.mkdir(parents=True)
    cut = _plain(name).replace("/", "-").encode("utf-8", "replace")[:NAME_BYTES].decode("utf-8", "ignore")
    return folder / (cut.strip(". ") or "log")


def _plain(name: str) -> str:
    """A name from a stranger, without what would do something in a terminal or a path."""
    return "".join(sign if sign.isprintable() and sign != "\\" else "-" for sign in name)
