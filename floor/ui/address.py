"""A whiteboard as a link: its filters as language-free keys, so that a link means the same to every reader.

Used by the pages and by the wall; without Streamlit.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeVar

from floor.rules.metrics import METRICS
from floor.rules.periods import KINDS
from floor.store.boards import BoardQuery

BY: tuple[Literal["agent"], Literal["team"]] = ("agent", "team")
CHECKED = ("kind", "metric", "by", "day")
PARTS = (*CHECKED, "team", "campaign")

Choice = TypeVar("Choice", bound=str)


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
    given = {part: parameters[part] for part in CHECKED if part in parameters}
    return query, {part: text for part, text in given.items() if text != str(getattr(query, part))}


def write_address(query: BoardQuery, today: date) -> dict[str, str]:
    """The shortest parameters that `read_address` reads as this query; today stays out, so that the link stays live."""
    plain = BoardQuery(day=today)
    parts = {part: str(getattr(query, part)) for part in PARTS if getattr(query, part) != getattr(plain, part)}
    if today in query.period:
        parts.pop("day", None)
    return parts


def choice_of(given: str | None, known: tuple[Choice, ...], default: Choice) -> Choice:
    """One of those known, or the default."""
    return next((choice for choice in known if choice == given), default)


def day_of(given: str | None, today: date) -> date:
    """Only 2026-11-20: Python reads other ways of writing a date too, but a link has one."""
    try:
        day = date.fromisoformat(given or "")
    except ValueError:
        return today
    return day if str(day) == given else today
