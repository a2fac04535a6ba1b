"""The code that makes the first administrator: short enough to type from a console, too long to guess."""

import re
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U, so that no sign is read for another. Five bits each."""

GROUPS, SIGNS = 3, 4
LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code(choose: Callable[[str], str]) -> str:
    """A code like 7K2M-Q4XW-90TB: 60 bits, where `choose` picks a sign at random."""
    return "-".join("".join(choose(ALPHABET) for _ in range(SIGNS)) for _ in range(GROUPS))


def plain_code(typed: str) -> str:
    """The code without the ways of typing it: small letters, spaces, other hyphens, O for 0."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper().translate(LOOKS_LIKE))
