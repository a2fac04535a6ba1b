"""What a file is, told by its first bytes: an ending is a name like any other, and often the wrong one."""

import zipfile
from enum import StrEnum
from pathlib import Path

from etl.problems import Refused
from etl.unchanged import kept_while_unchanged


class Kind(StrEnum):
    """How the rows of a file are got at."""

    TEXT = "text"
    WORKBOOK = "spreadsheet"
    PARQUET = "Parquet"
    GZIP = "gzip"
    ZIP = "zip"


PACKED = frozenset({Kind.GZIP, Kind.ZIP})
GZIP_START = b"\x1f\x8b"
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
# The old workbook of Excel, and the box in which a workbook with a password comes.
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
FIRST_BYTES = {GZIP_START: Kind.GZIP, b"PAR1": Kind.PARQUET, COMPOUND_FILE: Kind.WORKBOOK}
# What is known and not read, with its name for whoever dropped it.
STRANGERS = {
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!": "RAR",
    b"%PDF-": "PDF",
    b"SQLite format 3\x00": "SQLite",
    b"PARE": "Parquet (PARE)",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
LONGEST_START = max(map(len, [*FIRST_BYTES, *STRANGERS]))
# Entries that make a zip a workbook: of Excel, and of OpenDocument.
WORKBOOK_ENTRIES = {"[Content_Types].xml", "content.xml"}
WORKBOOK_ENDINGS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}


@kept_while_unchanged(files=16)
def kind_of(path: Path) -> Kind:
    """The kind of a file. Refused: one that is known and no log."""
    with path.open("rb") as file:
        start = file.read(LONGEST_START)
    for first, name in STRANGERS.items():
        if start.startswith(first):
            raise Refused(f"It is {name}, which is not read. Export it as CSV, a spreadsheet or Parquet and load that.")
    if start.startswith(ZIP_STARTS):
        return _kind_of_zip(path)
    return next((kind for first, kind in FIRST_BYTES.items() if start.startswith(first)), Kind.TEXT)


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # Cut off or damaged: the name alone says whom to believe, and either reader refuses it.
        return Kind.WORKBOOK if path.suffix.lower() in WORKBOOK_ENDINGS else Kind.ZIP
    is_workbook = names & WORKBOOK_ENTRIES or any(name.startswith("xl/") for name in names)
    return Kind.WORKBOOK if is_workbook else Kind.ZIP
