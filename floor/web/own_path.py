"""Where to go after the sign-in: only to a place of our own, whatever the link says."""

import re
from urllib.parse import urlsplit

HOME = "/"
# Browsers read a backslash as a slash and skip tabs and line ends: "/\evil", "/<tab>/evil" would lead away.
PLAIN = re.compile(r"/(?:[A-Za-z0-9_.~!$&'()*+,;=:@%?/-])*")


def own_path(asked: str | None) -> str:
    """The path and query if they lead to this very site, else the first page."""
    if not asked or PLAIN.fullmatch(asked) is None or asked.startswith("//"):
        return HOME
    parts = urlsplit(asked)
    return asked if not parts.scheme and not parts.netloc else HOME
