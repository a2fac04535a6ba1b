"""Cases as data: `@cases("ranking")` runs a test for each case of tests/cases/ranking.yaml, under its sentence."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"

Case = dict[str, Any]


def cases(name: str) -> pytest.MarkDecorator:
    listed = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in listed])


def exact(number: str | int | None) -> Fraction | None:
    """A number as cases write it: 4, "1/3" or null."""
    return None if number is None else Fraction(number)
