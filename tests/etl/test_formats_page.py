"""docs/formats.md says what the code knows: every key, every column, every outcome; and its example loads."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from etl.canonical import LOGS, Column, Log
from etl.conform import KINDS
from etl.formats import SHIPPED, ColumnSpec, LogFormat, Unit, read_format
from etl.sections import Period, Section
from floor.rules.outcomes import OUTCOMES
from tests.floor_folder import FloorFolder

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    return PAGE.partition(f"```{language}\n")[2].partition("```")[0]


def table(heading: str) -> dict[str, list[str]]:
    """The rows of the first table below a line, by the first cell."""
    rows = re.search(r"^\|.*\n\|---.*\n((?:\|.*\n)*)", PAGE.partition(heading)[2], re.MULTILINE)
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in (rows[1] if rows else "").splitlines()]
    return {first.strip("`"): rest for first, *rest in cells}


def default(model: type[BaseModel], key: str) -> str:
    value = model.model_fields[key].get_default()
    if value == '"':
        return "'\"'"
    if isinstance(value, tuple):
        return json.dumps(value)
    return str(value) if isinstance(value, int | dict | None) else f'"{value}"'


KEYS = [
    ("## Keys\n", LogFormat),
    ("or a table:\n", ColumnSpec),
    ("rejects stay those of the file.\n", Section),
    ("a column of each row.\n", Period),
]


@pytest.mark.parametrize(("heading", "model"), KEYS)
def test_every_key_stands_there_with_its_default(heading: str, model: type[BaseModel]) -> None:
    told = table(heading)
    assert told.keys() == model.model_fields.keys()
    defaults = {
        key: cells[-1].strip("`") for key, cells in told.items() if "`" in cells[-1] and "this or" not in cells[-1]
    }
    assert defaults == {key: default(model, key) for key in defaults}
    given = {key for key, cells in told.items() if cells[-1] == "must be given"}
    assert given == {key for key, field in model.model_fields.items() if field.is_required()}


def test_every_unit_and_kind_is_explained() -> None:
    units = get_args(Unit)
    assert [unit for unit in units if f"`{unit}`" not in table("or a table:\n")["unit"][0]] == []
    assert table("<!-- end of logs -->").keys() == KINDS.keys()


def test_every_log_stands_there_with_its_columns() -> None:
    told = PAGE.partition("by a test -->\n\n")[2].partition("\n<!-- end of logs -->")[0]
    assert told == "\n".join(map(log_section, LOGS.values()))


def log_section(log: Log) -> str:
    made = f", made of `{'` and `'.join(log.key_from)}` where there is none" if log.key_from else ""
    rows = "".join(f"| `{column.name}` | {kind(column)} | {empty(column)} |\n" for column in log.columns)
    return f"### {log.name}\n\nKey `{log.key}`{made}.\n\n| column | kind | empty |\n|---|---|---|\n{rows}"


def kind(column: Column) -> str:
    return f"{column.kind}: {', '.join(column.allowed)}" if column.allowed else column.kind


def empty(column: Column) -> str:
    if column.default is not None:
        return f"`{column.default}`" if column.default else "stays empty"
    return "rejects the row" if column.required else "unknown"


def test_every_shipped_format_stands_there_with_the_log_it_becomes() -> None:
    shipped = {path.stem: read_format(path) for path in SHIPPED.glob("*.toml")}
    told = {name: cells[1] for name, cells in table("<!-- shipped:").items()}
    assert told == {name: "nothing" if one.never else one.log for name, one in shipped.items()}


def test_every_outcome_stands_there_with_its_flags() -> None:
    flags = ("human_answered", "contact", "sale", "resolved")
    assert {key: [cell == "yes" for cell in cells] for key, cells in table("## Outcomes\n").items()} == {
        key: [asdict(outcome)[flag] for flag in flags] for key, outcome in OUTCOMES.items()
    }


def test_the_example_loads_as_the_page_says(floor: FloorFolder) -> None:
    floor.describe("acme-dialer", block("toml").replace('name = "acme-dialer"\n', ""))
    report = floor.load_lines("calls.csv", *block("csv").splitlines())
    assert (report.format, report.rows_read, report.loaded, report.rejected) == ("acme-dialer", 3, 3, 0)
    assert report.unknown_codes == ["Maybe next year"]
    assert floor.rows("select agent_id, campaign, calls, call_sales, refusals, talk_seconds from facts order by 1") == [
        ("S1-7", "main", 2, 1, 1, 137),
        ("S2-4", "main", 1, 0, 0, 31),
    ]
