"""Televisions stay for years: what they do not know must not be in the board's files."""

import re

import pytest

from floor.ui.board.assets import HERE, PARTS, script, stamp, style

SCRIPTS = sorted(path.name for path in HERE.glob("*.js"))
YOUNGER_THAN_CHROMIUM_68 = {
    "optional chaining": r"\?\.\D",
    "nullish": r"\?\?",
    "replaceAll": r"replaceAll",
    "replaceChildren": r"replaceChildren",
    "globalThis": r"globalThis",
    "flat": r"\.flat(Map)?\(",
    "at": r"\.at\(",
    "private fields": r"this\.#",
    "allSettled": r"allSettled",
    "fromEntries": r"fromEntries",
}
YOUNGER_STYLE = r"color-mix|\binset\s*:|:is\(|:where\(|aspect-ratio|\d[dls]vh|clamp\(|\bmin\(|\bmax\(|@layer|inset-"


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_knows_only_what_old_televisions_know(name: str) -> None:
    text = (HERE / name).read_text("utf-8")
    assert [thing for thing, pattern in YOUNGER_THAN_CHROMIUM_68.items() if re.search(pattern, text)] == []


def test_the_style_knows_only_what_old_televisions_know() -> None:
    assert re.findall(YOUNGER_STYLE, style()) == []
    for rule in re.findall(r"\{([^{}]*)\}", style()):
        assert not (re.search(r"display:\s*flex", rule) and re.search(r"\bgap:", rule)), rule


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_text_becomes_html(name: str) -> None:
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", (HERE / name).read_text("utf-8")
    )


def test_every_part_is_in_the_module() -> None:
    assert {*PARTS, "component.js", "wall.js"} == set(SCRIPTS)
    assert "export default" in script("component")
    assert "export" not in script("wall")


def test_the_stamp_is_fit_for_an_address() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", stamp())
