"""One column under trial: texts in through a real load, what is then known or why a row was rejected out."""

import csv
import io
from dataclasses import dataclass

from tests.floor_folder import FloorFolder

HEADER = ("id", "at", "who", "code", "sum", "it")
GOOD = ("2026-11-20 09:00:00", "a1", "contact", "1")

Judged = dict[str, object]


@dataclass(frozen=True)
class Trial:
    """A log in which to try a column: its other columns, and where the warehouse shows the row named `id`."""

    log: str
    columns: dict[str, str]
    shown: str
    values: str = ""


SALES = Trial("sales", {"sale_id": "id", "sold_at": "at", "agent_id": "who", "amount": "sum"}, "sale_id, {} from sales")
CALLS = Trial(
    "calls",
    {"call_id": "id", "started_at": "at", "agent_id": "id", "outcome_code": "code"},
    "agent_id, {} from facts",
    '[values.outcome_code]\ncontact = "contact"',
)
PEOPLE = Trial("people", {"agent_id": "id", "name": "who"}, "")
QUALITY = Trial(
    "quality", {"review_id": "id", "reviewed_at": "at", "agent_id": "id", "score": "sum"}, "agent_id, {} from facts"
)


def no(reason: str) -> str:
    """What `judged` says of a text whose row was rejected for this reason."""
    return f"rejected: {reason}"


def judged(
    floor: FloorFolder,
    trial: Trial,
    column: str,
    texts: Judged,
    *,
    spec: str = 'source = "it"',
    top: str = "",
    kept: str,
) -> Judged:
    """Each text as the value that the warehouse keeps of it, or `no(reason)`. `top` and `spec` go into the format."""
    others = {name: f'source = "{source}"' for name, source in trial.columns.items()} | {column: spec}
    floor.describe("trial", f'log = "{trial.log}"\nrequired = ["it"]\n{top}\n[columns]\n{_lines(others)}{trial.values}')
    rows = [(f"r{number}", *GOOD, text) for number, text in enumerate(texts)]
    # One row that is good whatever the column: a file of bad rows alone is refused as a whole.
    spare = next(text for text, expected in texts.items() if not str(expected).startswith("rejected"))
    report = floor.load(floor.file("trial.csv", *map(_line, [HEADER, ("spare", *GOOD, spare), *rows])))[0]
    assert report.status == "loaded", report.reasons
    found: Judged = _people(floor, kept) if trial is PEOPLE else dict(floor.rows(f"select {trial.shown.format(kept)}"))
    if report.rejected:
        found |= {row["row"].partition(",")[0]: no(row["reason"]) for row in floor.rejected(report)}
    return {text: found[f"r{number}"] for number, text in enumerate(texts)}


def _people(floor: FloorFolder, kept: str) -> Judged:
    """People are not in the warehouse but in the records."""
    return {person.agent_id: getattr(person.details, kept) for person in floor.known()}


def _lines(columns: dict[str, str]) -> str:
    return "".join(f"{name} = {{ {spec} }}\n" for name, spec in columns.items())


def _line(row: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(row)
    return text.getvalue().removesuffix("\n")
