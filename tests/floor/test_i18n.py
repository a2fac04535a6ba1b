from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from floor import i18n
from floor.i18n import Words, language_of, words


@dataclass(frozen=True)
class Unit:
    unit: str


EN = Words("en")
ZH = Words("zh-Hans", "CNY")


@pytest.fixture
def small_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Words:
    file = tmp_path / "zh_Hans" / "LC_MESSAGES" / "floor.po"
    file.parent.mkdir(parents=True)
    file.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Updated {time}"\nmsgstr "更新于 {time}"\n\n'
        'msgid "{n} order"\nmsgid_plural "{n} orders"\nmsgstr[0] "{n} 个订单"\n\n'
        'msgid "{raw}"\nmsgstr "括号 {raw}"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(i18n, "LOCALES", tmp_path)
    return Words("zh-Hans")


def test_a_text_is_translated_and_filled(small_catalogue: Words) -> None:
    t = small_catalogue
    assert t("Updated {time}", time="14:32") == "更新于 14:32"


def test_a_text_without_translation_stays_english(small_catalogue: Words) -> None:
    t = small_catalogue
    assert t("Nobody wrote {this} yet", this="line") == "Nobody wrote line yet"


def test_a_label_keeps_its_braces(small_catalogue: Words) -> None:
    assert small_catalogue.label("{raw}") == "括号 {raw}"
    assert small_catalogue.label("{other}") == "{other}"


def test_plural_follows_the_language(small_catalogue: Words) -> None:
    t = small_catalogue
    assert [t.plural("{n} order", "{n} orders", n) for n in (1, 2)] == ["1 个订单", "2 个订单"]
    t = EN
    assert [t.plural("{n} thing", "{n} things", n) for n in (0, 1, 1200)] == ["0 things", "1 thing", "1,200 things"]


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0, 0, "0"),
        (2.5, 0, "3"),
        (3.5, 0, "4"),
        (2.675, 2, "2.68"),
        (Fraction(1, 3), 1, "0.3"),
        (1234567, 0, "1,234,567"),
    ],
)
def test_numbers_are_rounded_half_up(value: float, digits: int, text: str) -> None:
    assert EN.number(value, digits) == text


@pytest.mark.parametrize(
    ("t", "minor", "cents", "text"),
    [
        (EN, 123450, False, "$1,235"),
        (EN, 123450, True, "$1,234.50"),
        (EN, -500, False, "-$5"),
        (ZH, 123450, True, "¥1,234.50"),
        (Words("en", "JPY"), 1234, True, "¥1,234"),
    ],
)
def test_money_is_minor_units_of_the_floors_currency(t: Words, minor: int, cents: bool, text: str) -> None:
    assert t.money(minor, cents=cents) == text


def test_dates_are_written_as_the_language_does() -> None:
    day = date(2026, 11, 20)
    assert [EN.date(day), EN.date(day, "short"), EN.date(day, "weekday"), EN.month(day)] == [
        "Friday, November 20, 2026",
        "Nov 20",
        "Fri, Nov 20",
        "November 2026",
    ]
    assert [ZH.date(day), ZH.date(day, "short"), ZH.date(day, "weekday"), ZH.month(day)] == [
        "2026年11月20日星期五",
        "11月20日",
        "11月20日周五",
        "2026年11月",
    ]
    assert EN.time(datetime(2026, 11, 20, 14, 5)) == ZH.time(datetime(2026, 11, 20, 14, 5)) == "14:05"


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (59.5, "1:00"), (185, "3:05"), (3725, "1:02:05")])
def test_durations_are_minutes_and_seconds(seconds: float, text: str) -> None:
    assert EN.duration(seconds) == text


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("count", 1200, "1,200"),
        ("money", 123450, "$1,235"),
        ("money_per_hour", Fraction(12345, 2), "$62"),
        ("percent", Fraction(685, 10000), "6.9%"),
        ("duration", Fraction(371, 2), "3:06"),
        ("ratio", Fraction(11, 2), "5.5"),
        ("per_hour", Fraction(4, 3), "1.3"),
        ("score", 87, "87.0"),
        ("count", None, "too few"),
    ],
)
def test_a_metric_is_written_by_its_unit(unit: str, value: Fraction | int | None, text: str) -> None:
    assert EN.metric(Unit(unit), value) == text


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="furlong"):
        EN.metric(Unit("furlong"), 1)


def test_an_unknown_language_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(ValueError, match="zh-Hans"):
        words("tlh")


def test_the_browsers_locale_chooses_the_language() -> None:
    assert [language_of(locale) for locale in ("zh-CN", "ZH", "en-GB", "fr", "", None)] == [
        "zh-Hans",
        "zh-Hans",
        "en",
        "en",
        "en",
        "en",
    ]


def test_a_language_is_read_once() -> None:
    assert words("en") is words("en")
