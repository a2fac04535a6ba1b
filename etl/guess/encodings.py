"""Which encoding the bytes of an unknown file are in: the one in which words of a log stand in it."""

import codecs
import re
from typing import NamedTuple

from etl.encoding_guess import SURE, guess_encoding
from etl.garbled import SAMPLE_BYTES
from etl.guess.words import ASIAN, all_names, plain

# What an export of a dialer comes in, the likelier first.
CANDIDATES = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1252")
LAST_LATIN = "\u0250"
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The characters that stand most often in Chinese text, in either script.
COMMON = frozenset(
    "的一是不了人在有我他这中大来上个国时到说们为子和你地出道也年得就那要下以生会自着去之过家学对可她里后号话间通期客户电结果"
    "拒绝成交无接联系这來國時說們為過學對後號話間戶電結絕無聯繫開關長張陳劉黃李王"
)


class Decoded(NamedTuple):
    """A file's text, what a format calls its encoding, and whether that was guessed."""

    text: str
    encoding: str
    is_guess: bool


def decoded(content: bytes, declared: str = "auto") -> Decoded:
    """The text of a file, or of its first part, in the declared or the likeliest encoding."""
    if declared != "auto" and not content.startswith(MARKS):
        return Decoded(_read(content, declared), declared, is_guess=False)
    if content.startswith(codecs.BOM_UTF8):
        return Decoded(_read(content, "utf-8-sig"), "auto", is_guess=False)
    if content.startswith(MARKS):
        return Decoded(_read(content, "utf-16"), "auto", is_guess=False)
    if b"\0" in content[:4096]:
        return _wide(content)
    try:
        return Decoded(codecs.getincrementaldecoder("utf-8")().decode(content), "auto", is_guess=False)
    except UnicodeDecodeError:
        return _likeliest(content)


def _wide(content: bytes) -> Decoded:
    """Without a mark: text has its line ends and blanks in the low bytes."""
    name = "utf-16-le" if content[:4096:2].count(0) < content[1:4096:2].count(0) else "utf-16-be"
    return Decoded(_read(content, name), name, is_guess=True)


def _likeliest(content: bytes) -> Decoded:
    """What the loader would read it as; where that is not sure enough to load it, what makes words of it."""
    sample = b"\n".join(line for line in content[:SAMPLE_BYTES].split(b"\n")[:-1] if not line.isascii())
    sure = guess_encoding(sample) if sample else None
    if sure and sure.confidence >= SURE:
        return Decoded(_read(content, sure.encoding), sure.encoding, is_guess=True)
    found = []
    for name in CANDIDATES:
        try:
            text = codecs.getincrementaldecoder(name)().decode(content)
        except UnicodeDecodeError:
            continue
        found.append((_likeness(text[:200_000]), Decoded(text, name, is_guess=True)))
    best = max(found, key=lambda one: one[0], default=(0, Decoded(_read(content, "cp1252"), "cp1252", is_guess=True)))
    return best[1]


def _likeness(text: str) -> float:
    """Names of columns that are known weigh most; then how common its characters are, and how wide the rest is."""
    asian = ASIAN.findall(text)
    other = [sign for sign in text if ord(sign) >= ord("\x80") and not ASIAN.match(sign)]
    known = sum(plain(one) in all_names() for line in text.splitlines()[:40] for one in re.split(r"[,;\t|]", line))
    common = sum(sign in COMMON for sign in asian) / (len(asian) or 1)
    latin = sum(sign.isalpha() and sign < LAST_LATIN for sign in other) / (len(other) + len(asian) or 1)
    return known + 2 * common + latin


def _read(content: bytes, name: str) -> str:
    return codecs.getincrementaldecoder(name)(errors="replace").decode(content)
