"""Text that is no log: without line ends, with nothing but signs, in half a character."""

import random

from tests.etl.bombs.kept import HEADER, MEGABYTE, ROW, bomb


@bomb("no-line-ends.csv")
def no_line_ends() -> bytes:
    return b"a" * (64 * MEGABYTE)


@bomb("nothing-but-nul.csv")
def nothing_but_nul() -> bytes:
    return bytes(64 * MEGABYTE)


@bomb("one-long-line-below-a-header.csv")
def one_long_line_below_a_header() -> bytes:
    return HEADER + b"x" * (32 * MEGABYTE)


@bomb("a-million-columns.csv")
def a_million_columns() -> bytes:
    return b",".join(b"c%d" % at for at in range(1_000_000)) + b"\n" + ROW


@bomb("a-row-of-five-million-fields.csv")
def a_row_of_five_million_fields() -> bytes:
    return HEADER + b"," * 5_000_000 + b"\n"


@bomb("nothing-but-quotes.csv")
def nothing_but_quotes() -> bytes:
    return HEADER + b'"' * (12 * MEGABYTE)


@bomb("a-quote-a-line.csv")
def a_quote_a_line() -> bytes:
    return HEADER + b'"\n' * 200_000


@bomb("quotes-that-open-late.csv")
def quotes_that_open_late() -> bytes:
    return HEADER + b'a,b,c,"d\n' * 100_000


@bomb("noise.csv")
def noise() -> bytes:
    return random.Random(4).randbytes(16 * MEGABYTE)


@bomb("half-of-utf-16.csv")
def half_of_utf_16() -> bytes:
    return b"\xff\xfe" + b"\x00\xd8" * MEGABYTE
