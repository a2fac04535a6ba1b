"""The roster and the price list, in our own columns."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from etl.sample.logfile import write_whole
from etl.sample.offer import PRODUCTS
from etl.sample.people import Person
from etl.sample.sales_file import price

# Days of service up to which somebody is on that level.
LEVELS = ((90, "new"), (730, "agent"))
HIGHEST_LEVEL = "senior"


def people_rows(staff: Sequence[Person], today: date) -> list[dict[str, str]]:
    """The roster as of that day: who was hired by then, leavers included. Who is in no team is not on it."""
    return [_person_row(person, today) for person in staff if person.team is not None and person.hired <= today]


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


def _person_row(person: Person, today: date) -> dict[str, str]:
    served = (today - person.hired).days
    return {
        "agent_id": person.agent_id,
        "name": person.name,
        "display_name": person.display_name,
        "team": person.team_name,
        "hire_date": str(person.hired),
        "left_date": str(person.left) if person.left is not None and person.left <= today else "",
        "level": next((level for days, level in LEVELS if served < days), HIGHEST_LEVEL),
    }
