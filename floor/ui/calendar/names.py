"""What kinds of days, weeks and parts of a day are called on the screen."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from floor.i18n import Words
from floor.rules.working_days import NOTHING, WHOLE, DayKind, SpecialDay


def kind_names(t: Words) -> Mapping[DayKind, str]:
    """Why a day is not like others."""
    return {
        DayKind.HOLIDAY: t("Holiday"),
        DayKind.HALF_DAY: t("Half day"),
        DayKind.EXCLUDED: t("Day lost"),
        DayKind.EXTRA: t("Extra day"),
    }


def amount(days: Fraction | int, t: Words) -> str:
    """21, 20.5 or 20.25: as many places as it needs, two at most."""
    digits = next((n for n in (0, 1) if (days * 10**n).denominator == 1), 2)
    return t.number(days, digits)


def part(share: Fraction, t: Words) -> str:
    """50%."""
    return t.percent(share, 0)


def special_text(one: SpecialDay | None, t: Words) -> str:
    """A day in one line: what it is, how much of it is worked, why."""
    if one is None:
        return ""
    return " · ".join(text for text in (kind_names(t)[one.kind], part(one.share, t), one.reason) if text)


def week_text(week: Sequence[Fraction], t: Words) -> str:
    """Mon Tue Wed 50% Sat: the weekdays that are worked, with their part where it is not all of the day."""
    return "  ".join(
        t.weekday(number) if weight == WHOLE else f"{t.weekday(number)} {part(weight, t)}"
        for number, weight in enumerate(week)
        if weight != NOTHING
    )
