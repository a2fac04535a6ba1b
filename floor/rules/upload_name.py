"""What a file that somebody uploads is called here: by their name for it, as far as that is harmless."""

from pathlib import PureWindowsPath

MOST_BYTES = 180
# What Windows opens instead of a file, whatever stands behind the dot.
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
NOT_IN_NAMES = set('<>:"/\\|?*')


def upload_name(given: str) -> str:
    """The last part of a path of any system, without what no file system takes; never empty, never a device.

    One that is too long keeps its beginning and its ending.
    """
    name = PureWindowsPath(given).name
    plain = "".join(sign if sign.isprintable() and sign not in NOT_IN_NAMES else "-" for sign in name).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if len(plain.encode("utf-8", "replace")) > MOST_BYTES:
        plain = _cut(stem or ending, MOST_BYTES - 10) + (dot + _cut(ending, 9) if stem else "")
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    return f"-{plain}" if plain.partition(".")[0].upper() in DEVICES else plain or "log"


def _cut(text: str, most: int) -> str:
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
