"""The README is held to what it speaks of."""

import re
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from etl.__main__ import app as etl_app
from floor.__main__ import app as floor_app
from floor.i18n import LANGUAGES
from floor.rules.metrics import METRICS
from floor.ui.address import PARTS
from floor.ui.board.payload import READINGS, Theme

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ("README.md", "docs/architecture.md", "docs/security.md")
APPS = {"etl": etl_app, "floor": floor_app}
LARGEST_IMAGE = 250_000


def section(heading: str) -> str:
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> set[str]:
    """What stands as code in the first column of a table."""
    return {name for cell in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(.+?)`", cell)}


def row(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"| `{name}`"))


def commands(app: typer.Typer) -> set[str]:
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    return set(command.commands)


def test_every_make_target_named_is_one() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE))
    assert {"run", "test", "load"} <= named <= targets


@pytest.mark.parametrize("program", sorted(APPS))
def test_every_command_named_answers_help_and_none_is_forgotten(program: str) -> None:
    named = set(re.findall(rf"python -m {program} ([a-z-]+)", README))
    assert named == commands(APPS[program])
    for command in named:
        assert CliRunner().invoke(APPS[program], [command, "--help"]).exit_code == 0


def test_every_setting_is_in_the_table_and_no_other() -> None:
    settings = set(re.findall(r"FLOOR_[A-Z_]+", (ROOT / "floor" / "settings.py").read_text("utf-8")))
    assert first_cells(section("Settings")) == settings


def test_every_parameter_of_the_wall_is_in_the_table_and_no_other() -> None:
    assert first_cells(section("The wall")) == {*PARTS, "reading", "theme", "lang"}


def test_the_wall_is_described_with_the_values_it_takes() -> None:
    wall = section("The wall")
    # `list` is how a page scrolls; on a wall nobody does.
    assert set(re.findall(r"`(\w+)` \(", row(wall, "reading"))) == {*READINGS} - {"list"}
    assert set(re.findall(r"`([\w-]+)`", row(wall, "theme"))) == {"theme", *get_args(Theme)}
    assert set(re.findall(r"`([\w-]+)`", row(wall, "lang"))) == {"lang", *LANGUAGES}


def test_there_are_as_many_metrics_as_it_says() -> None:
    assert "sixteen metrics" in README
    assert len(METRICS) == 16


@pytest.mark.parametrize("page", PAGES)
def test_every_file_linked_is_there(page: str) -> None:
    here = ROOT / page
    links = re.findall(r"\]\((?!https?:)([^)#]+)", here.read_text("utf-8"))
    assert [link for link in links if not (here.parent / link).is_file()] == []


@pytest.mark.parametrize("page", PAGES[1:])
def test_every_file_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"`((?:etl|floor|tests)/[\w/.]+)`", text)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_image_is_shown_and_small() -> None:
    images = list((ROOT / "docs" / "images").glob("*.png"))
    assert images
    assert [image.name for image in images if f"docs/images/{image.name}" not in README] == []
    assert [image.name for image in images if image.stat().st_size > LARGEST_IMAGE] == []
