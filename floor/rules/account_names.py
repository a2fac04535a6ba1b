"""What an account may be called, and when two names are the same."""

import re
import unicodedata
from enum import StrEnum

LONGEST = 80
# Controls, line breaks and directions of writing: with them two names could look the same and one line like two.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


class NameFlaw(StrEnum):
    """Why a name cannot be had."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNSEEN_SIGNS = "unseen_signs"
    TAKEN = "taken"


def tidy(name: str) -> str:
    """The name as it is kept: without space around it, and one between its parts."""
    return " ".join(name.split())


def name_key(name: str) -> str:
    """What a name is looked up by: Anna, ANNA and Ａｎｎａ are one."""
    return unicodedata.normalize("NFKC", tidy(name)).casefold()


def flaw_of_name(name: str) -> NameFlaw | None:
    """What is wrong with the name by itself; whether somebody has it, only the records know."""
    if not tidy(name):
        return NameFlaw.EMPTY
    if len(tidy(name)) > LONGEST:
        return NameFlaw.TOO_LONG
    return NameFlaw.UNSEEN_SIGNS if UNSEEN.search(name) else None
