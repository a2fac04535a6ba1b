"""The tables of names by which columns and outcome codes are known, and how a text is compared with them."""

import re
import tomllib
from functools import cache
from pathlib import Path

from etl.formats import SHIPPED

HERE = Path(__file__).parent
YES = frozenset({"y", "yes", "true", "1", "是", "有", "已接通", "接通"})
NO = frozenset({"n", "no", "false", "0", "否", "无", "未接通", "未接"})
ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def plain(text: str) -> str:
    """Without case, blanks and punctuation: `Call-ID` and `call_id` are one name."""
    return re.sub(r"[\W_]+", "", text.casefold())


@cache
def column_names() -> dict[str, tuple[str, ...]]:
    """Our column to the names it goes by, plain, the surest first; its own name is one of them."""
    given = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    return {ours: tuple(dict.fromkeys([plain(ours), *map(plain, theirs)])) for ours, theirs in given.items()}


@cache
def all_names() -> frozenset[str]:
    """Every name that some column goes by."""
    return frozenset(name for names in column_names().values() for name in names)


def outcome_of(code: str) -> str | None:
    """The outcome that a code's name tells; None where it tells nothing."""
    text = re.sub(r"[\W_]+", " ", f" {_apart(code)} ").casefold()
    for outcome, words in _outcome_words():
        if any(word in text if ASIAN.search(word) else f" {word} " in text for word in words):
            return outcome
    return None


def vicidial_codes() -> dict[str, str]:
    """The dialer's seeded statuses, which need no guess."""
    return {str(code): str(one) for code, one in _vicidial().items()}


@cache
def _vicidial() -> dict[str, object]:
    return tomllib.loads((SHIPPED / "outcomes" / "vicidial.toml").read_text(encoding="utf-8"))


@cache
def _outcome_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    given = tomllib.loads((HERE / "outcomes.toml").read_text(encoding="utf-8"))
    return tuple((str(one["outcome"]), tuple(one["words"])) for one in given["words"])


def _apart(code: str) -> str:
    """`NotInterested` as two words; a code in capitals stays one."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code)
