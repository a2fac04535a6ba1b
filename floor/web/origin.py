"""Whether a request comes from our own pages at our own address."""

import re
from collections.abc import Sequence

from floor.settings import Settings

# A name, an IPv4 address or an IPv6 address in brackets, and at most a port: nothing a parser could read two ways.
HOST = re.compile(r"([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)
CHANGES_NOTHING = {"GET", "HEAD", "OPTIONS"}

Headers = Sequence[tuple[bytes, bytes]]


def is_our_host(headers: Headers, house: Settings) -> bool:
    """One Host header, one of FLOOR_HOSTS: a foreign name that points to this machine gets nothing (DNS rebinding)."""
    host = _only(headers, b"host")
    match = HOST.fullmatch(host) if host is not None else None
    return match is not None and match[1].strip("[]").lower() in house.hosts


def is_our_origin(headers: Headers, house: Settings, *, must_say: bool) -> bool:
    """The Origin, where there is one, is this very address. `must_say`: a request that has none is refused too."""
    origins = values(headers, b"origin")
    if not origins:
        return not must_say
    scheme = "https" if house.https else "http"
    return origins == [f"{scheme}://{_only(headers, b'host')}"]


def values(headers: Headers, name: bytes) -> list[str]:
    """Every value of a header, by its name in lower case."""
    return [value.decode("latin-1") for key, value in headers if key == name]


def _only(headers: Headers, name: bytes) -> str | None:
    found = values(headers, name)
    return found[0] if len(found) == 1 else None
