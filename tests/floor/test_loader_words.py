"""What the loader says in English stands on a Chinese screen in Chinese, with its values as they are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.advice import ADVICE, AGAIN
from etl.private_fields import NOT_KEPT
from etl.records import BAD_QUOTES
from floor.i18n import LANGUAGES, Words, words
from floor.loader_words import KNOWN, PLACE, loader_words
from floor.locales.loader_texts import ETL, TERMINAL, loader_texts, template

CHINESE = words("zh-Hans")
TEXTS = sorted(loader_texts())
TELLS = {"Refused": 0, "WrongUse": 0, "Fault": 1}
# What is told under a name: where that comes from is held beside it.
UNDER_A_NAME = {
    "chosen.never",  # a shipped format's own words: test_a_shipped_formats_own_words_are_there
    "chosen.period.several",
    "period.several",
    "never.reason",  # NotBefore and NotLonger, collected where they are made
    "reason",  # collected where it is given this name
    "_no_format(readings)",  # whole sentences, collected as every other
    "error.errors()[0]['msg'].removeprefix('Value error, ')",  # of a ValueError of ours
}
VALUES = {"reason": "is empty", "advice": AGAIN, "place": "agent_id 'x' ", "now": "45%", "line": "7", "times": "12"}


def filled(text: str) -> dict[str, str]:
    return {name: VALUES.get(name, f"[{name}]") for name in PLACE.findall(text)}


def told_by_the_loader() -> Iterator[tuple[Path, ast.expr, dict[str, str]]]:
    """What each refusal and each fault of a row tells, with the constants of its module."""
    for path in sorted(ETL.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            node.targets[0].id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLS:
                yield path, node.args[TELLS[node.func.id]], constants


def test_whatever_a_refusal_or_a_fault_tells_is_found() -> None:
    """Where this fails, write the sentence as a literal of the call, or let floor/locales/loader_texts.py see it."""
    told = [(path, node, constants) for path, node, constants in told_by_the_loader() if path.name not in TERMINAL]
    assert len(told) > 80
    lost = [
        f"{path.name}:{node.lineno} {ast.unparse(node)}"
        for path, node, constants in told
        if ast.unparse(node) not in UNDER_A_NAME and _literal(node, constants) is None
    ]
    assert lost == []


def _literal(node: ast.expr, constants: dict[str, str]) -> str | None:
    """The text of the catalogue that it is: one whose own words are those of the literal."""
    text = template(node, constants)
    if text is None:
        return None
    own = [piece for piece in re.split(r"{\w+}", text) if piece.strip()]
    return next((one for one in TEXTS if all(piece in one for piece in own)), None)


@pytest.mark.parametrize("sentence", [AGAIN, *(what for _, what in ADVICE)])
def test_all_advice_is_found(sentence: str) -> None:
    assert sentence in TEXTS


def test_a_shipped_formats_own_words_are_there() -> None:
    written = [text for path in (ETL / "formats").glob("*.toml") for text in _own_words(path.read_text("utf-8"))]
    assert len(written) >= 4
    assert set(written) <= set(TEXTS)


def _own_words(toml: str) -> list[str]:
    return re.findall(r'^(?:never|several) = "(.*)"$', toml, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_mark_what_the_loader_says(language: str) -> None:
    """Where this fails, run `python -m floor.locales`."""
    assert words(language).of_loader == frozenset(TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_each_sentence_is_known_by_its_template_and_keeps_its_values(text: str) -> None:
    values = filled(text)
    said = text.format(**values)
    inner = {name: CHINESE.label(value).removesuffix("。") for name, value in values.items() if name in KNOWN}
    if "advice" in inner:
        inner["advice"] += "。"
    assert loader_words(said, CHINESE) == CHINESE.label(text).format(**values | inner)
    assert loader_words(said, Words("en")) == said


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        (
            "line 3: campaign 'is empty. Fill it in' is empty. Fill it in, or have the export bring it.",
            "第 3 行：campaign 'is empty. Fill it in' 为空。请补填，或让导出文件带上此项。",
        ),
        (
            f"line 9: {BAD_QUOTES} Double each quote inside a quoted field, and load the row again.",
            "第 9 行：这一行的引号有误。请把引号内的每个引号写两遍，再重新载入这一行。",
        ),
        (
            f"fields stand in this row; the header has 7{NOT_KEPT}",
            "是这一行的字段数，而表头有 7 个；因可能含有姓名或电话号码，这一行未留存，请查看原文件",
        ),
        (
            "accepted: 'a', 'b': the middle duration (seconds) is 6000, usually 60. Did its unit (s, min, ms) change?",
            "已认可：'a', 'b'：时长的中位数为 6000 秒，平时为 60 秒。单位（s、min、ms）变了吗？",
        ),
        (
            "The format file own.toml cannot be used: columns.talk_seconds.unit: name at least one unit.",
            "格式文件 own.toml 无法使用：columns.talk_seconds.unit：请至少写明一个单位。",
        ),
    ],
)
def test_a_sentence_inside_of_another_is_translated_and_a_value_that_reads_like_one_is_not(
    said: str, chinese: str
) -> None:
    assert loader_words(said, CHINESE) == chinese


def test_what_the_loader_does_not_say_stays_as_it_is() -> None:
    assert loader_words("Ada is empty-handed", CHINESE) == "Ada is empty-handed"
    assert loader_words("line 3: campaign '" + "x" * 5_000 + "' is empty.", CHINESE).startswith("line 3")
