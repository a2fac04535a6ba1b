"""Text that decodes without an error and says something else: another encoding was declared than was written.

Of the characters that are no ASCII most are everyday ones where the encoding is right: each of the old standards puts
the everyday characters of its language into one range. Read in another encoding they scatter over rare ones.
"""

import re
import unicodedata
from collections.abc import Callable

from etl.problems import Refused

# Fewer characters than this tell nothing; a name or two.
ENOUGH = 8
# Bytes that can only follow others in UTF-8; fewer fall into place by chance.
ENOUGH_TAILS = 4
# Of right text more are everyday characters, of text read in a wrong encoding fewer.
EVERYDAY_SHARE = 0.9
SCATTERED_SHARE = 0.85
# Of what is Western more than half of the accents stand alone, whatever the file may be else.
WESTERN_SHARE = 0.5
SAMPLE_BYTES = 1 << 15
EAST_ASIA = "East Asia"
# Unassigned, private, control: no dialer writes them, and no font shows them.
NOBODYS = {"Cn", "Co", "Cc", "Cs"}
BREAKS = "\t\r\n\v\f"
LINE_END = re.compile(rb"[\r\n]")
WIDE = re.compile(r"[^\x00-\x7f]")


def refuse_garbled(block: bytes, name: str) -> None:
    """Refuse a block of a file that was read in the encoding `name` (of Python) and was written in another."""
    sample = _wide_lines(block)
    text = _read(sample, name)
    if text is None or not WIDE.search(text):
        return
    strange = next((sign for sign in text if unicodedata.category(sign) in NOBODYS and sign not in BREAKS), None)
    if strange:
        raise Refused(
            f"Read as {name.upper()} it holds a character that nobody writes (U+{ord(strange):04X}). {_what_to_do()}"
        )
    rival = _rival(sample, text, name)
    if rival == EAST_ASIA:
        raise Refused(
            f"Read as {name.upper()} its names are scattered signs; it looks like an encoding of East Asia. "
            f"{_what_to_do()}"
        )
    if rival:
        raise Refused(f"Read as {name.upper()} its names are scattered signs; it looks like {rival}. {_what_to_do()}")


def _what_to_do() -> str:
    return 'Say its real encoding in the format (for example encoding = "gb18030") and load it again.'


def _wide_lines(block: bytes) -> bytes:
    """Lines of it that are not ASCII alone, up to a size; without the first and last, which may be half a character."""
    lines: list[bytes] = []
    size = 0
    for line in LINE_END.split(block)[1:-1]:
        if not line.isascii() and size < SAMPLE_BYTES:
            lines.append(line)
            size += len(line)
    return b"\n".join(lines)


def _read(sample: bytes, name: str) -> str | None:
    try:
        return sample.decode(name)
    except UnicodeDecodeError:
        return None


def _rival(sample: bytes, text: str, name: str) -> str | None:
    """The encoding that this text was much more likely written in, if there is one."""
    if _is_utf8(sample):
        return "UTF-8"
    if len(WIDE.findall(text)) < ENOUGH or name not in EVERYDAY:
        return None
    readings = {other: _read(sample, other) for other in RIVALS if EVERYDAY[other] is not EVERYDAY[name]}
    shares = {other: _share(read, other) for other, read in readings.items() if read is not None}
    best = max(shares, key=lambda other: shares[other], default=None)
    share = _share(text, name)
    if best and shares[best] >= EVERYDAY_SHARE and share < min(SCATTERED_SHARE, shares[best]):
        return best.upper()
    if EVERYDAY[name] is _western and share < WESTERN_SHARE:
        return EAST_ASIA
    # Korean reads as everyday Chinese, from the first part of that range alone; Chinese is never all of Hangul.
    return "EUC_KR" if name in {"gb18030", "gbk", "gb2312"} and shares.get("euc_kr") == 1 else None


def _is_utf8(sample: bytes) -> bool:
    """Whether it is UTF-8 and not by chance: two bytes of another encoding can be, not a whole text of them."""
    text = _read(sample, "utf-8")
    return text is not None and sum(len(sign.encode()) - 1 for sign in WIDE.findall(text)) >= ENOUGH_TAILS


def _share(text: str, name: str) -> float:
    wide = list(WIDE.finditer(text))
    everyday = EVERYDAY[name]
    return sum(everyday(text, found.start()) for found in wide) / len(wide) if wide else 0.0


# The first bytes of the everyday ideographs in the standard of each language.
FIRST_BYTES = {
    "gb2312": range(0xB0, 0xD8),
    "big5": range(0xA4, 0xC7),
    "shift_jis": range(0x88, 0x99),
}


def _is_ideograph(sign: str, standard: str) -> bool:
    try:
        return sign >= "\u4e00" and sign.encode(standard)[0] in FIRST_BYTES[standard]
    except UnicodeEncodeError:
        return False


def _is_sign(sign: str) -> bool:
    """Punctuation and full-width letters, which all of East Asia writes."""
    return "\u3000" <= sign <= "\u303f" or "\uff01" <= sign <= "\uff5e"


def _chinese(text: str, at: int) -> bool:
    return _is_ideograph(text[at], "gb2312") or _is_sign(text[at])


def _taiwanese(text: str, at: int) -> bool:
    return _is_ideograph(text[at], "big5") or _is_sign(text[at])


def _japanese(text: str, at: int) -> bool:
    return "\u3041" <= text[at] <= "\u30fe" or _is_ideograph(text[at], "shift_jis") or _is_sign(text[at])


def _korean(text: str, at: int) -> bool:
    return "\uac00" <= text[at] <= "\ud7a3" or _is_sign(text[at])


def _western(text: str, at: int) -> bool:
    """A letter with an accent stands among plain ones; what takes two bytes elsewhere stands in long rows."""
    before, after = text[max(at - 1, 0) : at].isascii(), text[at + 1 : at + 2].isascii()
    return (before and after) or ((before or after) and text[at].islower())


RIVALS = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1252")
EVERYDAY: dict[str, Callable[[str, int], bool]] = {
    "gb18030": _chinese,
    "gbk": _chinese,
    "gb2312": _chinese,
    "big5": _taiwanese,
    "cp950": _taiwanese,
    "shift_jis": _japanese,
    "cp932": _japanese,
    "euc_kr": _korean,
    "cp949": _korean,
    "cp1252": _western,
    "iso8859-1": _western,
}
