"""What a format may be called: the name of its file, so only what every disk takes."""

import re
from pathlib import Path

from etl.formats import SHIPPED

LONGEST = 60
NO_NAME = "my-log"


def name_for(path: Path) -> str:
    """A name out of the file's, that no shipped format has."""
    # The digits of an export's name are mostly its day, and the next one has another.
    plain = re.sub(r"[^a-z]+", "-", path.stem.casefold()).strip("-")[:LONGEST].strip("-") or NO_NAME
    return f"my-{plain}"[:LONGEST] if plain in shipped_names() or plain in DEVICES else plain


def shipped_names() -> frozenset[str]:
    """The names of the formats that come with the program."""
    return frozenset(path.stem for path in SHIPPED.glob("*.toml"))


DEVICES = frozenset({"con", "prn", "aux", "nul"})
"""Windows opens a device for a file of such a name."""
