"""What a packed file may hold, and that a bomb is refused before it is opened as a spreadsheet."""

import struct
import zipfile
from pathlib import Path

import pytest

from etl.formats import SHIPPED, read_format
from etl.limits import ALWAYS_UNPACKED_BYTES, MOST_ENTRIES, refuse_bomb
from etl.problems import Refused
from etl.source import open_source


def _packed(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, held in entries.items():
            packed.writestr(name, held)
    return path


def test_a_small_zip_passes_however_well_it_packs(tmp_path: Path) -> None:
    refuse_bomb(_packed(tmp_path / "small.xlsx", {"sheet.xml": b"0" * (ALWAYS_UNPACKED_BYTES - 1)}))


def test_text_passes(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("a,b\n1,2\n")
    refuse_bomb(path)


def test_a_spreadsheet_that_unpacks_to_far_more_than_its_size_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    bomb = _packed(tmp_path / "calls.xlsx", {"xl/sharedStrings.xml": b"0" * (32 << 20)})
    with pytest.raises(Refused, match="unpacks to more than 4 MB"):
        open_source(bomb, [read_format(SHIPPED / "floorboard-calls.toml")])


def test_a_bomb_whose_directory_states_a_small_size_is_refused(tmp_path: Path) -> None:
    size = 32 << 20
    bomb = _packed(tmp_path / "calls.xlsx", {"xl/sharedStrings.xml": b"0" * size})
    bomb.write_bytes(bomb.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 100)))
    with pytest.raises(Refused, match="unpacks to more than 4 MB"):
        refuse_bomb(bomb)


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="1,001 files"):
        refuse_bomb(_packed(tmp_path / "many.xlsx", {f"{at}.xml": b"" for at in range(MOST_ENTRIES + 1)}))


def test_a_damaged_zip_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = _packed(tmp_path / "cut.xlsx", {"sheet.xml": bytes(range(256)) * 64})
    held = bytearray(path.read_bytes())
    held[60:80] = b"\xff" * 20
    path.write_bytes(held)
    with pytest.raises(Refused, match="Save it anew"):
        refuse_bomb(path)
