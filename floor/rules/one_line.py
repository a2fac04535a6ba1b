"""A sentence with a stranger's words in it as one line, of a terminal or a screen."""

import unicodedata

ORDERS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def one_line(text: str) -> str:
    """Signs that are obeyed instead of shown (escapes, line ends, turned direction) by their codes."""
    return "".join(_code(sign) if unicodedata.category(sign) in ORDERS else sign for sign in text)


def _code(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
