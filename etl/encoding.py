"""A file's bytes as UTF-8, whatever it was written in. What cannot be decoded refuses the file: no name is garbled."""

import codecs
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from etl.garbled import refuse_garbled
from etl.problems import not_that_encoding
from etl.records import BLOCK_BYTES
from etl.unchanged import kept_while_unchanged

HEAD_BYTES = 1 << 16
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LONGEST_MARK = max(map(len, BYTE_ORDER_MARKS))
# A mark in the file says what it is, and UTF-16 without one hardly ever decodes to a header by chance.
MARKED = {"utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"}


def utf8_blocks(path: Path, encoding: str) -> Iterator[bytes]:
    """The file as blocks of UTF-8. A byte order mark says more than a format; `auto` without one is UTF-8."""
    with path.open("rb") as file:
        name = _encoding_of(file.read(LONGEST_MARK), encoding)
        file.seek(0)
        blocks = iter(lambda: file.read(BLOCK_BYTES), b"")
        yield from blocks if name == "utf-8" else _decoded(blocks, name)


def head_lines(path: Path, encoding: str, count: int) -> list[str] | None:
    """The first `count` lines, fewer if the file is shorter; None if they are not text in this encoding."""
    head = _head(path)
    lines = _lines(head, _encoding_of(head, encoding))
    return None if lines is None else list(lines[:count])


@kept_while_unchanged(files=4)
def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


# Most formats ask for them in the same encoding.
@lru_cache(maxsize=16)
def _lines(head: bytes, name: str) -> tuple[str, ...] | None:
    try:
        text = codecs.getincrementaldecoder(name)().decode(head, final=len(head) < HEAD_BYTES)
    except UnicodeError:
        return None
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _encoding_of(start: bytes, declared: str) -> str:
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if start.startswith(mark)), None)
    return marked or codecs.lookup("utf-8" if declared == "auto" else declared).name


def _decoded(blocks: Iterator[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)()
    line = 1
    try:
        for block in blocks:
            text = decoder.decode(block)
            if name not in MARKED:
                refuse_garbled(block, name)
            line += text.count("\n")
            yield text.encode("utf-8")
        yield decoder.decode(b"", final=True).encode("utf-8")
    except UnicodeDecodeError as error:
        raise not_that_encoding(name, line + error.object.count(b"\n", 0, error.start), error) from error
