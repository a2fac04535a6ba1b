"""A whiteboard as a link: its filters as language-free keys, so that a link means the same to every reader.

Used by the pages and by the wall; without Streamlit.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, Protocol, TypeVar

from floor.rules.metrics import METRICS
from floor.rules.periods import KINDS, Period
from floor.store.boards import BoardQuery

BY: tuple[Literal["agent"], Literal["team"]] = ("agent", "team")
CHECKED = ("kind", "metric", "by", "day")
PARTS = (*CHECKED, "team", "campaign")

Choice = TypeVar("Choice", bound=str)
Default = TypeVar("Default", bound=date | None)


def read_address(parameters: Mapping[str, str], today: date) -> tuple[BoardQuery, dict[str, str]]:
    """The board a link asks for, and what of the link nobody knows; the default stands in for that."""
    query = BoardQuery(
        day=day_of(parameters.get("day"), today),
        kind=choice_of(parameters.get("kind"), KINDS, "day"),
        metric=choice_of(parameters.get("metric"), tuple(METRICS), "orders"),
        by=choice_of(parameters.get("by"), BY, "agent"),
        team=parameters.get("team"),
        campaign=parameters.get("campaign"),
    )
    return query, unknown_in(parameters, query, CHECKED)


def write_address(query: BoardQuery, today: date) -> dict[str, str]:
    """The shortest parameters that `read_address` reads as this query; today stays out, so that the link stays live."""
    return shortest(query, BoardQuery(day=today), PARTS)


class PeriodQuery(Protocol):
    """What a link asks for of some period; its parts bear the names they have in the link."""

    @property
    def day(self) -> date:
        """A day of the period."""
        ...

    @property
    def period(self) -> Period:
        """The period."""
        ...


def unknown_in(parameters: Mapping[str, str], query: PeriodQuery, checked: Iterable[str]) -> dict[str, str]:
    """What of these parts of a link was not read as it stands there: nobody knows it."""
    given = {part: parameters[part] for part in checked if part in parameters}
    return {part: text for part, text in given.items() if text != str(getattr(query, part))}


def shortest(query: PeriodQuery, plain: PeriodQuery, parts: Iterable[str]) -> dict[str, str]:
    """The parts in which a query differs from the plain one of today; a period that is still running needs no day."""
    told = {part: str(getattr(query, part)) for part in parts if getattr(query, part) != getattr(plain, part)}
    if plain.day in query.period:
        told.pop("day", None)
    return told


def choice_of(given: str | None, known: tuple[Choice, ...], default: Choice) -> Choice:
    """One of those known, or the default."""
    return next((choice for choice in known if choice == given), default)


def day_of(given: str | None, default: Default) -> date | Default:
    """Only 2026-11-20: Python reads other ways of writing a date too, but a link has one."""
    try:
        day = date.fromisoformat(given or "")
    except ValueError:
        return default
    return day if str(day) == given else default
