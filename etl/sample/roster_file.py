"""The roster and the price list, in our own columns."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from etl.sample.logfile import write_whole
from etl.sample.offer import PRODUCTS
from etl.sample.people import TEAMS, Person
from etl.sample.sales_file import price

# Days of service up to which somebody is on that level.
LEVELS = ((90, "new"), (730, "agent"))
HIGHEST_LEVEL = "senior"


def people_rows(staff: Sequence[Person], today: date) -> list[dict[str, str]]:
    """The roster as of that day: who was hired by then, leavers included. Who is in no team is not on it.

    Who has moved has a second row, with the day from which it holds.
    """
    there = [person for person in staff if person.team is not None and person.hired <= today]
    return [row for person in there for row in _rows_of(person, today)]


def product_rows() -> list[dict[str, str]]:
    """The price list."""
    return [
        {"product": one.key, "name": one.name, "category": one.category, "list_price": price(one.price_minor)}
        for one in PRODUCTS
    ]


def write_rows(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    """Write the rows as CSV with their keys as header."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return write_whole(path, text.getvalue())


def _rows_of(person: Person, today: date) -> list[dict[str, str]]:
    row = _person_row(person, today)
    if person.move is None or person.move.day > today:
        return [row]
    return [row, row | {"team": TEAMS[person.move.team], "team_since": str(person.move.day)}]


def _person_row(person: Person, today: date) -> dict[str, str]:
    served = (today - person.hired).days
    return {
        "agent_id": person.agent_id,
        "other_agent_ids": person.friday_id,
        "name": person.name,
        "display_name": person.display_name,
        "team": person.team_name,
        "team_since": "",
        "hire_date": str(person.hired),
        "left_date": str(person.left) if person.left is not None and person.left <= today else "",
        "level": next((level for days, level in LEVELS if served < days), HIGHEST_LEVEL),
    }
