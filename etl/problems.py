"""What can be wrong with a file as a whole, said to the person who dropped it."""

from collections.abc import Iterator
from contextlib import contextmanager


class Refused(Exception):  # noqa: N818 - a state of the file, told to its owner
    """Nothing of this file is loaded; the text says why and what to do."""


class WrongUse(Exception):  # noqa: N818 - as above
    """The command was given something that cannot be done; nothing has changed."""


def not_that_encoding(name: str, line: int, error: UnicodeDecodeError) -> Refused:
    """The refusal of a file whose bytes are not text in the encoding it was read in."""
    bad = error.object[error.start : error.start + 1].hex().upper()
    return Refused(
        f"It is not {name.upper()} text: byte 0x{bad} near line {line} means nothing there. "
        'Say its real encoding in the format (for example encoding = "gb18030") and load it again.'
    )


@contextmanager
def refusing_unreadable() -> Iterator[None]:
    """Around what reads a log file: an unreadable one is refused. Around what writes it would hide a full disk."""
    try:
        yield
    except OSError as error:
        raise Refused(f"It cannot be read: {error.strerror or error}.") from error
