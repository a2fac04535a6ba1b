"""The header that makes a browser keep an answer as a file, whatever the file is called (RFC 6266, RFC 8187)."""

import re
from urllib.parse import quote

# What no file system takes, or what would end the header.
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*;%\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
LONGEST = 100


def attachment(name: str, ending: str) -> str:
    """`name` as it should be called; readers of old find an ASCII one in its place."""
    fit = fit_for_a_file(name)
    plain = re.sub(r"[^A-Za-z0-9 ._-]", "_", fit)
    whole = quote(f"{fit}.{ending}", safe="", errors="replace")
    return f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{whole}"


def fit_for_a_file(name: str) -> str:
    """The name without what file systems and headers do not take, and not too long."""
    fit = " ".join(_UNFIT.sub("_", name).split())[:LONGEST].strip(" .")
    return fit or "floorboard"
