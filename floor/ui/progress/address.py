"""The progress that a link asks for, in keys that know no language; no Streamlit."""

from collections.abc import Mapping
from datetime import date

from floor.store.progress import KINDS, ProgressQuery
from floor.ui.address import choice_of, day_of, shortest, unknown_in

CHECKED = ("kind", "day")
PARTS = (*CHECKED, "agent")


def read_progress_address(parameters: Mapping[str, str], today: date) -> tuple[ProgressQuery, dict[str, str]]:
    """The progress a link asks for, and what of the link nobody knows; the default stands in for that."""
    query = ProgressQuery(
        day=day_of(parameters.get("day"), today),
        kind=choice_of(parameters.get("kind"), KINDS, "day"),
        agent=parameters.get("agent"),
    )
    return query, unknown_in(parameters, query, CHECKED)


def write_progress_address(query: ProgressQuery, today: date) -> dict[str, str]:
    """The shortest parameters that are read as this query; today stays out, so that the link stays live."""
    return shortest(query, ProgressQuery(day=today), PARTS)
