"""Where each bomb is kept under the name of its file."""

import io
import zipfile
from collections.abc import Callable

HEADER = b"call_id,started_at,agent_id,outcome_code\n"
ROW = b"c1,2026-11-20 09:00:00,a1,SALE\n"
MEGABYTE = 1 << 20
MAKERS: dict[str, Callable[[], bytes]] = {}


def bomb(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """The function makes the bytes of the file of that name."""

    def kept(make: Callable[[], bytes]) -> Callable[[], bytes]:
        MAKERS[name] = make
        return make

    return kept


def zipped(entries: dict[str, str | bytes], level: int = 6) -> bytes:
    """A zip of these."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return held.getvalue()
