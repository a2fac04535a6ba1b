"""Both languages hold every text of the program, and no text goes round them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

from floor.i18n import LANGUAGES, as_forms, catalogue_file
from floor.locales.collect import literals as literals_of
from floor.locales.collect import texts

ROOT = Path(__file__).parents[1]
SCREENS = sorted([*(ROOT / "pages").rglob("*.py"), *(ROOT / "floor" / "ui").rglob("*.py"), ROOT / "dashboard.py"])
PROGRAM = sorted([*(ROOT / "pages").rglob("*.py"), *(ROOT / "floor").rglob("*.py")])
BRAND = "Floorboard"

TEXT_KEYWORDS = {"label", "body", "help", "placeholder", "text", "caption", "title", "description", "alt", "options"}
NO_TEXT = {
    "App",
    "component",
    "set_page_config",
    "context",
    "html",
    "code",
    "query_params",
    "session_state",
    "cache_resource",
}
"""Streamlit names whose strings are keys, commands to type, markup of ours or the brand."""
PLACEHOLDER = re.compile(r"{{\w+}}")
FIRST_IS_A_PLACE = {"Page"}


@cache
def messages(language: str) -> list[Message]:
    with catalogue_file(language).open("rb") as file:
        return [message for message in read_po(file, locale=language.replace("-", "_")) if message.id]


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_exactly_the_programs_texts(language: str) -> None:
    """Where this fails, run `python -m floor.locales` and translate what stands empty."""
    held = {as_forms(message.id) for message in messages(language)}
    wanted = {as_forms(text) for text in texts()}
    assert (wanted - held, held - wanted) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_sure(language: str) -> None:
    assert [message.id for message in messages(language) if message.fuzzy or not all(as_forms(message.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    wrong = [
        message.id
        for message in messages(language)
        for form in as_forms(message.string)
        if placeholders(form) != placeholders(as_forms(message.id)[-1])
    ]
    assert wrong == []


def test_the_english_catalogue_says_what_the_program_says() -> None:
    assert [message.id for message in messages("en") if as_forms(message.id) != as_forms(message.string)] == []


def test_chinese_is_not_english_left_standing() -> None:
    same = {as_forms(message.string)[0] for message in messages("zh-Hans")} & {
        as_forms(message.id)[0] for message in messages("en")
    }
    assert {text for text in same if re.search("[a-z]{2}", re.sub(r"{.*?}", "", text))} <= {BRAND}


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_text_is_a_literal_that_can_be_collected(path: Path) -> None:
    """What is put together at run time, or asked of words under another name, would be missed; tables use `t.label`."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = [
        call
        for call in calls
        if ast.unparse(call.func) in {"t", "t.plural"} or ast.unparse(call.func).endswith(".words")
    ]
    assert len([call for call in named if call.args]) == len(list(literals_of(path)))


def streamlit_texts(path: Path) -> Iterator[str]:
    """String literals handed to `st.<...>(...)` where a reader would see them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        names = {part.id if isinstance(part, ast.Name) else getattr(part, "attr", "") for part in ast.walk(node.func)}
        if "st" not in names or names & NO_TEXT:
            continue
        shown = [] if names & FIRST_IS_A_PLACE else node.args
        given = [*shown, *(keyword.value for keyword in node.keywords if keyword.arg in TEXT_KEYWORDS)]
        yield from (leaf for argument in given for leaf in literals(argument))


def literals(node: ast.expr) -> Iterator[str]:
    """Literals that reach the screen as they stand: those inside another call are that call's affair."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, ast.Call | ast.Subscript | ast.Compare):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from literals(child)


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_screen_text_goes_round_the_catalogues(path: Path) -> None:
    assert [text for text in streamlit_texts(path) if re.search(r"[^\W\d_]{2}", text) and text != BRAND] == []


class TextNodes(HTMLParser):
    """The words a browser would show from a page, without its scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.found += [value or "" for name, value in attrs if name in {"alt", "title", "placeholder", "aria-label"}]

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in {"script", "style"} and data.strip():
            self.found.append(data.strip())


@pytest.mark.parametrize("path", sorted((ROOT / "floor").rglob("*.html")), ids=lambda path: path.name)
def test_a_page_of_ours_holds_no_words_of_its_own(path: Path) -> None:
    nodes = TextNodes()
    nodes.feed(path.read_text("utf-8"))
    assert [text for text in nodes.found if re.search("[a-z]{2}", PLACEHOLDER.sub("", text)) and text != BRAND] == []
