"""docs/loading.md names every command and key that the program has, and what it shows is so."""

import re
from dataclasses import fields
from pathlib import Path

from etl.__main__ import REFUSED, WRONG_USE, app
from etl.report import Report
from etl.status import status
from tests.floor_folder import FloorFolder

PAGE = (Path(__file__).parents[2] / "docs" / "loading.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    rows = re.search(r"^\|---.*\n((?:\|.*\n)*)", PAGE.partition(heading)[2], re.MULTILINE)
    return [line.split("|")[1].strip().strip("`") for line in (rows[1] if rows else "").splitlines()]


def test_every_command_stands_there() -> None:
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"^python -m etl (\w+)", PAGE, re.MULTILINE)) | {"sample"} == commands


def test_every_key_of_the_json_stands_there(floor: FloorFolder) -> None:
    assert first_cells("one entry a file:\n") == [
        "file",
        "status",
        *(field.name for field in fields(Report) if field.name not in {"file", "status"}),
    ]
    for key in status(floor.settings):
        assert f"`{key}`" in PAGE


def test_every_exit_code_stands_there() -> None:
    assert first_cells("`file` and `rows`.\n") == ["0", str(WRONG_USE), str(REFUSED)]


def test_the_rejects_look_as_shown(floor: FloorFolder) -> None:
    shown = PAGE.partition("## Rejected rows")[2].partition("```csv\n")[2].partition("```")[0]
    report = floor.load_lines(
        "calls.csv",
        "call_id,started_at,agent_id,outcome_code",
        "c1,2026-11-20 09:00:00,a1,sale",
        "c3,yesterday,a1,machine",
        "c4,2026-11-20 09:05:00,a1,machine,one more",
    )
    assert floor.rejects(report).splitlines() == shown.splitlines()


def test_the_people_load_as_shown(floor: FloorFolder) -> None:
    shown = PAGE.partition("## People")[2].partition("```csv\n")[2].partition("```")[0]
    report = floor.load_lines("people.csv", *shown.splitlines())
    counts = report.sentence().partition("(")[2].removesuffix(")")
    assert f"`{counts}`" in PAGE
    assert [(one.agent_ids, [stay.team for stay in one.stays]) for one in floor.known()] == [
        (("a1",), ["North", "South"]),
        (("b1", "b1-home"), ["North"]),
    ]
