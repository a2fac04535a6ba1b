"""The board's own files, read once. The script's parts are joined here: one request on the wall, no build step."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent

PARTS = ("row.js", "fit.js", "geometry.js", "head.js", "age.js", "stage.js", "pages.js", "board.js")
"""In this order they make one module; `component.js` or `wall.js` follows and is its entry."""

COMMENT = re.compile(r"^\s*/\*.*?\*/\s*?$", re.MULTILINE | re.DOTALL)
BLANK = re.compile(r"^\s+", re.MULTILINE)


@cache
def script(entry: Literal["component", "wall"]) -> str:
    """The whole module, without indentation and the comments that stand alone: Streamlit sends it with every change."""
    text = "\n".join(text_of(name) for name in (*PARTS, f"{entry}.js"))
    return BLANK.sub("", COMMENT.sub("", text))


@cache
def style() -> str:
    """The style sheet, for both."""
    return BLANK.sub("", COMMENT.sub("", text_of("board.css")))


@cache
def stamp() -> str:
    """Changes with the files: an address that carries it may be kept for ever."""
    return sha256((script("wall") + style()).encode()).hexdigest()[:12]


@cache
def text_of(name: str) -> str:
    """One of the files beside this module."""
    return (HERE / name).read_text(encoding="utf-8")
