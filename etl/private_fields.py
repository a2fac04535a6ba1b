"""What a rejected row may keep: no field that its format drops, and a phone number only under its keyed label.

The label stands where the number stood, so that a corrected row that is loaded again has the phone it had.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from etl.source import Source

LABEL = "phone:"
NOT_KEPT = "; the row is not kept, it may hold names or phone numbers: it stands in the file"


@dataclass(frozen=True)
class PrivateFields:
    """Of one file: where in its rows stands what is dropped and what is a phone number."""

    dropped: frozenset[int]
    phones: frozenset[int]
    width: int
    phone_key: str

    def kept(self, fields: Sequence[str]) -> list[str] | None:
        """The row as it may be kept; None where nobody can tell which of its fields is which."""
        if not self.dropped and not self.phones:
            return list(fields)
        return [self._one(at, text) for at, text in enumerate(fields)] if len(fields) == self.width else None

    def _one(self, at: int, text: str) -> str:
        if at in self.phones and text:
            return phone_label(text, self.phone_key)
        return "" if at in self.dropped else text


def private_fields(source: Source, phone_key: str) -> PrivateFields:
    """What the file's format says of its columns. What is dropped and also read into a column of ours is read."""
    one = source.format
    phone_columns = {column.name for column in one.canonical.columns if column.kind == "phone"}
    phones = {name for ours, spec in one.columns.items() if ours in phone_columns for name in spec.source}
    read = {name for spec in one.columns.values() for name in spec.source}
    places = list(enumerate(source.header))
    return PrivateFields(
        dropped=frozenset(at for at, name in places if name in set(one.drop) - read),
        phones=frozenset(at for at, name in places if name in phones),
        width=len(source.header),
        phone_key=phone_key,
    )


def phone_label(number: str, phone_key: str) -> str:
    """The label by which `conform` knows the phone again: its hash, as that reckons it, and its last two digits."""
    if re.fullmatch(rf"{LABEL}[0-9a-f-]{{36}}:.{{0,2}}", number):
        return number
    digest = hashlib.md5((phone_key + number).encode(), usedforsecurity=False).digest()
    return f"{LABEL}{UUID(bytes=digest[::-1])}:{number[-2:]}"
