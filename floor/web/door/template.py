"""The templates and the style of the pages at the door, filled in one pass."""

import re
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
PLACE = re.compile(r"{{(\w+)}}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANK = re.compile(r"^\s+", re.MULTILINE)


class Html(str):
    """Markup of our own making: it goes into a page as it is, while any other text is escaped."""

    __slots__ = ()


def filled(name: str, /, **values: str) -> Html:
    """The template with its places filled. In one pass: what is filled in is not looked at again."""
    return Html(PLACE.sub(lambda place: _inert(values[place[1]]), text_of(f"{name}.html")))


def joined(*parts: Html) -> Html:
    """Pieces of a page one after the other."""
    return Html("".join(parts))


@cache
def style() -> str:
    """The style sheet, without comments and indentation."""
    return BLANK.sub("", COMMENT.sub("", text_of("door.css")))


@cache
def stamp() -> str:
    """Changes with the style sheet: an address that carries it may be kept for ever."""
    return sha256(style().encode()).hexdigest()[:12]


@cache
def text_of(name: str) -> str:
    """One of the files beside this module."""
    return (HERE / name).read_text(encoding="utf-8")


def _inert(value: str) -> str:
    return value if isinstance(value, Html) else escape(value)
