"""The reader's language: words from the catalogues, numbers, money and dates from Babel."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, Protocol

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision

from floor.settings import settings

LANGUAGES = {"en": "English", "zh-Hans": "简体中文"}
"""Key as in the URL, name as its own readers write it."""

LOCALES = Path(__file__).parent / "locales"
LOADER = "said by the loader"
"""The comment in the catalogues at a sentence that arrives with its values already in it."""

Number = int | float | Fraction | Decimal


class HasUnit(Protocol):
    """What a metric must tell for its value to be written."""

    @property
    def unit(self) -> str:
        """One of the units of the metric catalogue."""
        ...


def language_of(browser_locale: str | None) -> str:
    """The language of ours that suits a browser's locale such as `zh-CN`; English where none does."""
    return "zh-Hans" if (browser_locale or "").lower().startswith("zh") else "en"


def catalogue_file(language: str) -> Path:
    """The language's catalogue: read as it is, so that there is no compile step to forget."""
    return LOCALES / language.replace("-", "_") / "LC_MESSAGES" / "floor.po"


def words(language: str) -> "Words":
    """The words of a language, with the floor's currency; one instance per language, shared by all threads."""
    return _words(language, settings().currency)


@cache
def _words(language: str, currency: str) -> "Words":
    return Words(language, currency)


class Words:
    """Writes for one language. Name it `t` everywhere: the catalogue test finds `t(...)` and `t.plural(...)` so."""

    def __init__(self, language: str, currency: str = "USD") -> None:
        if language not in LANGUAGES:
            raise ValueError(f'"{language}" is no language of ours. Choose one of: {", ".join(LANGUAGES)}.')
        self.language = language
        self._locale = Locale.parse(language, sep="-")
        self._currency = currency
        self._places = get_currency_precision(currency)
        self._texts, self.of_loader = _read_texts(language)

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in this language, its {placeholders} filled; a text missing from the catalogue stays English."""
        return self._texts.get(text, (text,))[0].format(**values)

    def plural(self, one: str, many: str, n: int) -> str:
        """The form that suits n; {n} is written as a number of this language."""
        forms = self._texts.get(one, (one, many))
        form = forms[0] if self._locale.plural_form(n) == "one" else forms[-1]
        return form.format(n=self.number(n))

    def label(self, text: str) -> str:
        """A text out of a table (a metric's name, its definition) instead of a literal; braces stay as they are."""
        return self._texts.get(text, (text,))[0]

    def number(self, value: Number, digits: int = 0) -> str:
        """Rounded half up to `digits` places, grouped."""
        return _number(_rounded(value, digits), _pattern(digits), self._locale)

    def percent(self, share: Number, digits: int = 1) -> str:
        """A share of one (0.068) as percent (6.8%)."""
        return _percent(_rounded(share, digits + 2), _pattern(digits) + "%", self._locale)

    def money(self, minor: Number, *, cents: bool = False) -> str:
        """Minor units as money; without cents on boards, with them on statements."""
        digits = self._places if cents else 0
        amount = _rounded(_decimal(minor).scaleb(-self._places), digits)
        return _money(amount, self._currency, "¤" + _pattern(digits), self._locale)

    def date(self, day: dt.date, style: Literal["long", "short", "weekday"] = "long") -> str:
        """Friday, November 20, 2026 / Nov 20 / Fri, Nov 20."""
        if style == "long":
            return str(format_date(day, "full", locale=self._locale))
        skeleton = {"short": "MMMd", "weekday": "MMMEd"}[style]
        return str(format_skeleton(skeleton, day, locale=self._locale))

    def month(self, day: dt.date) -> str:
        """November 2026."""
        return str(format_skeleton("yMMMM", day, locale=self._locale))

    def weekday(self, number: int) -> str:
        """Mon for 0, Sun for 6."""
        return str(get_day_names("abbreviated", "stand-alone", locale=self._locale)[number])

    def territory(self, code: str) -> str:
        """A country by its code of two letters; one without a name in this language by its code."""
        return str(self._locale.territories.get(code, code))

    def time(self, moment: dt.datetime) -> str:
        """14:32 in every language: a floor reads a 24-hour clock."""
        return str(format_time(moment.time(), "HH:mm", locale=self._locale))

    def duration(self, seconds: Number) -> str:
        """3:05, or 1:02:05 from an hour on."""
        total = int(_rounded(seconds, 0))
        minutes, rest = divmod(total, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

    def metric(self, metric: HasUnit, value: Number | None) -> str:
        """A metric's value by its unit; None is "too few" to say."""
        t = self
        if value is None:
            return t("too few")
        match metric.unit:
            case "count":
                return t.number(value)
            case "money" | "money_per_hour":
                return t.money(value)
            case "percent":
                return t.percent(value)
            case "duration":
                return t.duration(value)
            case "ratio" | "per_hour" | "score":
                return t.number(value, 1)
            case unit:
                raise ValueError(f'"{unit}" is no unit this page knows how to write.')


def _read_texts(language: str) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """English text to its forms, where a plural is found by its first; and those texts that the loader says."""
    with catalogue_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"))
    texts: dict[str, tuple[str, ...]] = {}
    of_loader = set()
    for message in catalogue:
        key, forms = as_forms(message.id), as_forms(message.string)
        if all((*key, *forms)):
            texts[key[0]] = forms
        if LOADER in message.auto_comments:
            of_loader.add(key[0])
    return texts, frozenset(of_loader)


def as_forms(text: str | Sequence[str | None] | None) -> tuple[str, ...]:
    """Babel's one text, or a plural's list of them, always as a tuple; a form without a text is empty."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(form or "" for form in text)


# A board of 500 agents writes 1 500 figures at every change, most of them again and again; Babel takes 40 µs for each.
@lru_cache(maxsize=10_000)
def _number(value: Decimal, pattern: str, locale: Locale) -> str:
    return str(format_decimal(value, format=pattern, locale=locale))


@lru_cache(maxsize=10_000)
def _percent(share: Decimal, pattern: str, locale: Locale) -> str:
    return str(format_percent(share, format=pattern, locale=locale))


@lru_cache(maxsize=10_000)
def _money(amount: Decimal, currency: str, pattern: str, locale: Locale) -> str:
    return str(format_currency(amount, currency, format=pattern, locale=locale, currency_digits=False))


def _pattern(digits: int) -> str:
    return "#,##0." + "0" * digits if digits else "#,##0"


def _decimal(value: Number) -> Decimal:
    """Exact but for fractions without an end; a float by its shortest writing, so that 2.675 is 2.675."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(str(value))


def _rounded(value: Number, digits: int) -> Decimal:
    """Half up, as people do it: Babel by itself would round half to even."""
    return _decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
