"""Which encoding bytes that say nothing of it are in, and how sure that is.

Each encoding is asked how likely it would have written these bytes: most signs of a language are everyday ones, of
which each standard has a few thousand, and the rest are rare. The answers are weighed against each other, and against
none of them being right. https://en.wikipedia.org/wiki/Naive_Bayes_classifier
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.encoding import BYTE_ORDER_MARKS
from etl.garbled import ENOUGH_TAILS, EVERYDAY, LINE_END, SAMPLE_BYTES
from etl.records import BLOCK_BYTES
from etl.unchanged import kept_while_unchanged

# Of right text so many signs are everyday ones.
EVERYDAY_PART = 0.97
# How many everyday signs each standard has, and how many besides.
SIGNS = {"gb18030": (3760, 20_000), "big5": (5400, 7700), "shift_jis": (3130, 3500), "euc_kr": (2350, 5900)}
# Encodings of one byte a sign: which letters are everyday in them, and how likely one is to meet a file of it. All
# but the first are never read by a guess; they are here so that a name of Prague is not taken for one of Paris.
LETTERS = {
    "cp1252": ("äöüßéèêëàâçñáíóúæøåîïôûùœÄÖÜÉÈÀÇÑÁÍÓÚÆØÅÊÎÔ€–“”’«»°", 1.0),
    "cp1250": ("áčďéěíňóřšťúůýžäöüßąćęłńóśźżőűôľĺŕâăîşţÁČĎÉÍŇÓŘŠŤÚÝŽÄÖÜĄĆĘŁŃŚŹŻŐŰ€–“”’«»°", 0.1),
    "cp1251": ("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ€–“”«»№", 0.1),
    "cp850": ("äöüßéèêëàâçñáíóúæøåîïôûùÄÖÜÉÇÑÆØÅ", 0.1),
    "mac_roman": ("äöüßéèêëàâçñáíóúæøåîïôûùÄÖÜÉÇÑÆØÅ–“”’«»", 0.1),
    "cp1254": ("ğışöüçâîûİĞŞÖÜÇÂÎÛ€–“”’«»°", 0.1),
}
OTHER_LETTERS = 123
READ = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1252")
# An ASCII sign in the second byte of another is explained by that: so it costs as much where it stands alone.
ASCII = math.log(1 / 60)
# What is written by chance is any byte at all, with any other.
NONE_OF_THEM = math.log(1 / 180)
# Of 4,500 logs of two to eight names one was guessed wrong with 98.5 %, none with more.
SURE = 0.998
# A name or two tell nothing, whatever is computed from them.
ENOUGH_BYTES = 8
WIDE_BYTES = bytes(range(0x80, 0x100))
HEAD_BYTES = 4096
# A log is full of digits and separators, and UTF-16 writes each with a zero, always on the same side.
ZEROS = 0.2
# A sign of another script may end in a zero (U+4E00); of noise half of the zeros lie on either side.
ZEROS_OF_SIGNS = 0.1


@dataclass(frozen=True)
class Guess:
    """The likeliest encoding, and how likely it is of all, from 0 to 1."""

    encoding: str
    confidence: float


@kept_while_unchanged(files=4)
def sure_guess(path: Path) -> Guess | None:
    """What a file of text without a mark is in that is not UTF-8, where that is sure enough to read it so."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        if head.startswith(tuple(BYTE_ORDER_MARKS)):
            return None
        if b"\0" in head:
            return _two_bytes(head)
        file.seek(0)
        sample = _no_utf8(iter(lambda: file.read(BLOCK_BYTES), b""))
    found = guess_encoding(sample) if _wide_bytes(sample) >= ENOUGH_BYTES else None
    return found if found and found.confidence >= SURE else None


def _two_bytes(head: bytes) -> Guess | None:
    first, second = head[::2].count(0), head[1::2].count(0)
    most, least = max(first, second), min(first, second)
    if most < ZEROS * len(head) / 2 or least > ZEROS_OF_SIGNS * most:
        return None
    return Guess("utf-16-le" if second > first else "utf-16-be", 0.99)


def _no_utf8(blocks: Iterable[bytes]) -> bytes:
    """Lines that are not ASCII alone, up to a size; none where they are UTF-8."""
    held, sample = b"", b""
    for block in blocks:
        if block.isascii() and held.isascii():
            held = b""
            continue
        *lines, held = LINE_END.split(held + block)
        sample += b"".join(line + b"\n" for line in lines if not line.isascii())
        if len(sample) >= SAMPLE_BYTES or _is_utf8(sample, ENOUGH_TAILS):
            break
    else:
        sample += b"" if held.isascii() else held
    return b"" if _is_utf8(sample, 0) else sample


def _is_utf8(sample: bytes, tails: int) -> bool:
    try:
        text = sample.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(sample) - len(text) >= tails


def guess_encoding(sample: bytes) -> Guess | None:
    """The likeliest encoding of lines none of which is ASCII alone; None: it is in none that is known."""
    weights = {name: _log_likelihood(sample, name) for name in (*SIGNS, *LETTERS)}
    known = {name: weight for name, weight in weights.items() if weight is not None}
    wide = _wide_bytes(sample)
    nothing = wide * NONE_OF_THEM + (len(sample) - wide) * ASCII
    if not known:
        return None
    best = max(known, key=lambda name: known[name])
    others = [weight for name, weight in known.items() if name != best and _reads_otherwise(sample, name, best)]
    rest = sum(math.exp(max(min(weight - known[best], 0.0), -700)) for weight in [*others, nothing])
    return Guess(best, 1 / (1 + rest)) if best in READ and nothing < known[best] else None


def _wide_bytes(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, WIDE_BYTES))


def _reads_otherwise(sample: bytes, one: str, other: str) -> bool:
    return sample.decode(one) != sample.decode(other)


def _log_likelihood(sample: bytes, name: str) -> float | None:
    """How likely this encoding would have written it; None: it cannot have."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return None
    wide = [at for at, sign in enumerate(text) if sign >= "\x80"]
    plain = (len(text) - len(wide)) * ASCII
    if name in LETTERS:
        letters, share = LETTERS[name]
        everyday = [text[at] in letters for at in wide]
        sizes: tuple[int, int] = (len(set(letters)), OTHER_LETTERS - len(set(letters)))
        likely = math.log(share)
    else:
        everyday = [EVERYDAY[name](text, at) for at in wide]
        sizes, likely = SIGNS[name], 0.0
    common, rare = math.log(EVERYDAY_PART / sizes[0]), math.log((1 - EVERYDAY_PART) / sizes[1])
    return plain + likely + sum(common if one else rare for one in everyday)
