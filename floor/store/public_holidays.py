"""Public holidays of a country and year, by the `holidays` library, which nothing but this file imports."""

# ruff: noqa: PLC0415 - the library holds every country of the world: who asks for none does not wait for it

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from floor.rules.special_day import USUAL_SHARE
from floor.rules.working_days import DayKind, SpecialDay

if TYPE_CHECKING:
    from holidays import HolidayBase

LETTERS = 2
ANOTHER_GB = "UK"
LANGUAGES = {"en": "en_US", "zh-Hans": "zh_CN"}


@cache
def countries() -> tuple[str, ...]:
    """Their codes of two letters."""
    from holidays import list_supported_countries

    return tuple(sorted(code for code in list_supported_countries() if len(code) == LETTERS and code != ANOTHER_GB))


@cache
def regions(country: str) -> Mapping[str, str]:
    """The states or provinces with holidays of their own, by code; the name is the library's, or the code."""
    from holidays import country_holidays

    found = country_holidays(country)
    names: dict[str, str] = {code: name for name, code in (getattr(found, "subdivisions_aliases", None) or {}).items()}
    return {code: names.get(code, code) for code in found.subdivisions}


def public_holidays(country: str, region: str, year: int, language: str) -> tuple[SpecialDay, ...]:
    """Holidays, half holidays, and the free days that are worked in exchange; named in that language if it can be.

    Raises LookupError where the library does not know the country or the region.
    """
    from holidays import HALF_DAY, PUBLIC

    whole = _holidays(country, region, year, language, PUBLIC)
    found = {day: SpecialDay(day, DayKind.HOLIDAY, USUAL_SHARE[DayKind.HOLIDAY], name) for day, name in whole.items()}
    if HALF_DAY in whole.supported_categories:
        for day, name in _holidays(country, region, year, language, HALF_DAY).items():
            found.setdefault(day, SpecialDay(day, DayKind.HALF_DAY, USUAL_SHARE[DayKind.HALF_DAY], name))
    for day in getattr(whole, "weekend_workdays", None) or ():
        if day.year == year:
            found[day] = SpecialDay(day, DayKind.EXTRA, USUAL_SHARE[DayKind.EXTRA])
    return tuple(found[day] for day in sorted(found))


def _holidays(country: str, region: str, year: int, language: str, category: str) -> "HolidayBase":
    from holidays import country_holidays

    try:
        spoken = country_holidays(country).supported_languages
        wanted = LANGUAGES[language]
        return country_holidays(
            country,
            subdiv=region or None,
            years=year,
            language=wanted if wanted in spoken else None,
            categories=(category,),
        )
    except NotImplementedError as unknown:
        raise LookupError(f"{country} {region}") from unknown


def years_around(today: date) -> range:
    """The years that a calendar is kept for."""
    return range(today.year - 1, today.year + 3)
