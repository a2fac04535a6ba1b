"""How targets, and those whom they are for, are called on the screen."""

from collections.abc import Mapping
from datetime import date

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric
from floor.rules.periods import Kind
from floor.rules.target import Span, Target, Whom
from floor.rules.target_reach import Reaching
from floor.settings import settings
from floor.store.roster import Roster
from floor.store.target_table import Subject


def span_names(t: Words) -> Mapping[Span, str]:
    """Kinds of period."""
    return {"day": t("Day"), "week": t("Week"), "month": t("Month"), "own": t("Own period")}


def whom_names(t: Words) -> Mapping[Whom, str]:
    """Kinds of those whom a target is for."""
    return {"floor": t("Floor"), "team": t("Team"), "level": t("Level"), "person": t("Person")}


def kind_names(t: Words) -> Mapping[Kind, str]:
    """Kinds of boards."""
    return {"day": t("Day"), "week": t("Week"), "month": t("Month")}


def subject_name(subject: Subject, t: Words) -> str:
    """A team or a level stands in cells by its name alone."""
    return subject.name or t("Whole floor")


def called(whom: Whom, key: str, roster: Roster, day: date, t: Words) -> str:
    """The same, where the name is not at hand."""
    match whom:
        case "floor":
            return t("Whole floor")
        case "person":
            return roster.agent(key, day).name
        case "level":
            return f"{t('Level')} {key}"
        case "team":
            return key


def figure_words(target: Target | None, t: Words) -> str:
    """120 a month; a dash where there is none."""
    if target is None:
        return "—"
    figure = t.metric(METRICS[target.metric], target.figure)
    match target.span:
        case "day":
            return t("{figure} a day", figure=figure)
        case "week":
            return t("{figure} a week", figure=figure)
        case "month":
            return t("{figure} a month", figure=figure)
        case "own":
            days = period_words(target.day_from, target.period_to or target.day_from, t)
            return t("{figure} for {days}", figure=figure, days=days)


def period_words(day_from: date, day_to: date, t: Words) -> str:
    """2026-11-20 to 2026-11-30."""
    return t("{first} to {last}", first=day_words(day_from), last=day_words(day_to))


def day_words(day: date | None) -> str:
    """2026-11-20, as in the fields for days: years count here."""
    return "" if day is None else day.isoformat()


def reaching_words(reaching: Reaching | None, whom: Whom, t: Words) -> str:
    """62 % (8 of 13); of one person yes or no."""
    if reaching is None:
        return "—"
    if whom == "person":
        return t("yes") if reaching.reached else t("no")
    share = t.percent(reaching.share, 0)
    return t("{share} ({n} of {people})", share=share, n=t.number(reaching.reached), people=t.number(reaching.people))


def unit_of(metric: Metric, t: Words) -> str:
    """What a figure is written in, behind the name of its column."""
    match metric.unit:
        case "percent":
            return " (%)"
        case "money" | "money_per_hour":
            return f" ({settings().currency})"
        case "duration":
            return t(" (seconds)")
        case _:
            return ""
