"""Names of files that would do harm as a path, in a terminal or as an argument, and what lies around a data folder."""

import hashlib
import os
import stat
from pathlib import Path

# What only a zip or a browser can say: a file system knows neither a slash nor a NUL in a name.
LEADING_OUTSIDE = (
    "../up.csv",
    "../../../../../../up.csv",
    "..\\..\\up.csv",
    "/abs.csv",
    "//server/share/abs.csv",
    "a/../../up.csv",
    "nul\0.csv",
    "~/home.csv",
)
ODD = (
    "a..csv",
    "-rf.csv",
    "--accept-drift.csv",
    "C:\\abs.csv",
    "CON.csv",
    "nul.csv",
    "COM1.csv",
    "two\nlines.csv",
    "\r\x1b[2J\x07bell.csv",
    "\u202egnp.csv",
    "\u200b\ufeff.csv",
    "%00%2e%2e%2f.csv",
    "$(touch made).csv",
    "`touch made`;&|.csv",
    "a*?[b]{c}.csv",
    "'quoted\".csv",
    " .csv",
    "$HOME.csv",
    "a" * 251 + ".csv",
    "\u9280" * 83 + ".csv",
)


def around(root: Path, data: Path) -> str:
    """A hash of everything below the root but the data folder: names, kinds, modes, contents, where links lead."""
    lines = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if Path(folder, name) != data]
        for path in sorted(Path(folder, name) for name in [*folders, *files]):
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                says = os.fsencode(path.readlink())
            else:
                says = path.read_bytes() if stat.S_ISREG(mode) else b""
            lines.append(f"{os.fsencode(path)!r} {mode:o} {hashlib.sha256(says).hexdigest()}")
    return "\n".join(sorted(lines))
