"""Texts that a spreadsheet would run as a formula, made plain text."""

import re

# What a spreadsheet may pass over before it sees a formula: blanks, control signs, marks without width.
_PASSED_OVER = r"[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*"
# The wide and the small forms too: an East Asian input method writes them, and a spreadsheet takes them for the same.
_BEGINS = r"[=+\-@＝＋－＠﹦﹢﹣﹫\t\r\n]"
# Apostrophes in front count as well: so exactly one of them is ours whenever such a text stands in a file.
FORMULA = re.compile(f"'*{_PASSED_OVER}{_BEGINS}")


def defused(text: str) -> str:
    """The text, behind one apostrophe of ours where a spreadsheet would take it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text
