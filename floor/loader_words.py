"""The loader's English sentences in the reader's words: each is known again by its template, its values stay."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from floor.i18n import Words, words

PLACE = re.compile(r"{(\w+)}")
# Values that are another text of the loader: known ones alone fit, so a sentence is cut where they begin and end.
KNOWN = ("reason", "advice")
# Values that may be one.
PERHAPS = ("sentence", "fault", "error")
# A longer sentence holds a cell that nobody reads to its end; looking for templates in it could take seconds.
LONGEST = 4_000
# A column and a value as Python writes it, each with a blank behind it; either may be missing.
PLACED = r"""(?:\w+ )?(?:'(?:[^'\\]|\\.)*' |"(?:[^"\\]|\\.)*" )?"""
NUMBER = r"[-+.\de%]{1,20}?"


class Template(NamedTuple):
    """A text of the loader, and what any sentence made of it looks like."""

    text: str
    looks: re.Pattern[str]


def loader_words(said: str, t: Words) -> str:
    """The sentence in this language; one that the loader does not say stays as it is."""
    return said if t.language == "en" or len(said) > LONGEST else _translated(said, t.language)


@lru_cache(maxsize=2_000)
def _translated(said: str, language: str) -> str:
    t = words(language)
    for one in _templates(t.of_loader):
        found = one.looks.fullmatch(said)
        if found:
            values = {name: _value(name, text, language) for name, text in found.groupdict().items()}
            return t.label(one.text).format(**values)
    return said


def _value(name: str, text: str, language: str) -> str:
    """Data as it stands; what is a text of the loader translated, without the stop that the sentence around it has."""
    if name not in {*KNOWN, *PERHAPS}:
        return text
    with_stop = f"{text}."
    told = _translated(text, language)
    if name == "reason" and told == text:
        told = _translated(with_stop, language)
    return told.removesuffix("。") if name == "reason" and told != with_stop else told


@cache
def _templates(texts: frozenset[str]) -> tuple[Template, ...]:
    """Those around another text first, then by most words: `is not a {name} from 0 to 100` fits a percentage too."""
    inner = _any_of(text for text in texts if not text.startswith("{") and not _is_around_another(text))
    known = {**dict.fromkeys(KNOWN, inner), "place": PLACED, **dict.fromkeys(("line", "times", "now"), NUMBER)}
    ranked = sorted(texts, key=lambda text: (not _is_around_another(text), -len(PLACE.sub("", text)), text))
    return tuple(Template(text, re.compile(_looks(text, known), re.DOTALL)) for text in ranked)


def _is_around_another(text: str) -> bool:
    return not set(PLACE.findall(text)).isdisjoint({*KNOWN, *PERHAPS})


def _any_of(texts: Iterable[str]) -> str:
    """What any of these looks like, without names and with or without its stop."""
    return "|".join(_looks(text.removesuffix("."), {}, "") + r"\.?" for text in sorted(texts, key=len, reverse=True))


def _looks(text: str, inner: Mapping[str, str], named: str = "P<{}>") -> str:
    """The pattern of a template. The shortest value comes first, and where two stand side by side it may be empty."""
    pieces = PLACE.split(text)
    looks = _literal(pieces[0])
    for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
        group = f"?{named.format(name)}" if named else "?:"
        looks += f"({group}{inner.get(name, '.*?')})" + _literal(after)
    return looks


def _literal(text: str) -> str:
    return re.escape(text.replace("{{", "{").replace("}}", "}"))
