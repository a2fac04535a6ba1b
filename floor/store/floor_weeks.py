"""The floor's own weeks: the one since ever, and those that took its place, each from a day on."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from sqlmodel import Session

from floor.rules.working_days import FIVE_DAYS, OwnWeek
from floor.store.setting_values import people_changed, read_setting, write_setting

WEEK = "week"
DAYS = 7

Weeks = tuple[tuple[Fraction, ...], tuple[OwnWeek, ...]]


def read_floor_weeks(session: Session) -> Weeks:
    """The week since ever, and the later ones by their first day. A line: a day if it has one, seven weights."""
    lines = [line.split() for line in (read_setting(session, WEEK) or "").splitlines()]
    since_ever = [_weights(line) for line in lines if len(line) == DAYS]
    later = [OwnWeek(date.fromisoformat(line[0]), _weights(line[1:])) for line in lines if len(line) > DAYS]
    return (since_ever[0] if since_ever else FIVE_DAYS), tuple(later)


def write_floor_weeks(session: Session, week: Sequence[Fraction], weeks: Sequence[OwnWeek]) -> None:
    """Make these the floor's weeks."""
    later = sorted(weeks, key=lambda one: one.day_from)
    lines = [as_text(week), *(f"{one.day_from} {as_text(one.week)}" for one in later)]
    write_setting(session, WEEK, "\n".join(lines))
    people_changed(session)


def fractions(text: str | None) -> tuple[Fraction, ...]:
    """Fractions as they are kept: with a blank between them."""
    return _weights((text or "").split())


def as_text(week: Sequence[Fraction]) -> str:
    """Weights as they are kept."""
    return " ".join(map(str, week))


def _weights(parts: Sequence[str]) -> tuple[Fraction, ...]:
    return tuple(Fraction(part) for part in parts)
