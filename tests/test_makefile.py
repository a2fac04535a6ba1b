"""What `make` would do, read from its dry run in a copy of the house without anything installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def dry(checkout: Path, *arguments: str) -> str:
    environment = {"PATH": "/usr/bin:/bin"}
    return subprocess.run(
        ["make", "-n", *arguments], cwd=checkout, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_a_new_floor_runs_on_the_sample(checkout: Path) -> None:
    plan = dry(checkout, "run")
    assert 'export FLOOR_DATA="data/sample"' in plan
    assert "etl watch" in plan


def test_a_floor_with_logs_of_its_own_runs_on_them(checkout: Path) -> None:
    own = checkout / "data" / "warehouse" / "CURRENT"
    own.parent.mkdir(parents=True)
    own.write_text("floor-000001.duckdb\n")
    assert 'export FLOOR_DATA="data"' in dry(checkout, "run")
    assert 'export FLOOR_DATA="data/sample"' in dry(checkout, "run", "FLOOR_DATA=data/sample")


def test_own_logs_never_go_into_the_sample(checkout: Path) -> None:
    assert 'FLOOR_DATA="data" .venv/bin/python -m etl load calls.csv' in dry(checkout, "load", "FILES=calls.csv")


def test_removing_the_sample_keeps_what_the_repository_holds(checkout: Path) -> None:
    sample = checkout / "data" / "sample"
    (sample / "three-days").mkdir(parents=True)
    (sample / "warehouse").mkdir()
    (sample / "README.md").touch()
    (sample / "sample.json").touch()
    subprocess.run(["make", "remove-sample"], cwd=checkout, check=True, capture_output=True)
    assert sorted(path.name for path in sample.iterdir()) == ["README.md", "three-days"]


def test_what_is_installed_is_not_installed_again(checkout: Path) -> None:
    for stamp in ("python.stamp", "run.stamp"):
        (checkout / ".venv").mkdir(exist_ok=True)
        (checkout / ".venv" / stamp).touch()
    assert "pip install" not in dry(checkout, "run")
    (checkout / "requirements.txt").touch()
    assert "pip install" in dry(checkout, "run")
