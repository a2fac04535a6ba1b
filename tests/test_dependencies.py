import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def direct(file: str) -> set[str]:
    """What we use ourselves: the packages above the line that begins those brought by them."""
    text, _, _ = (ROOT / file).read_text("utf-8").partition("# brought by")
    return set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))


def explained(heading: str) -> set[str]:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    section = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    named = re.findall(r"^\| ([a-z0-9, -]+?) \|", section, re.MULTILINE)
    return {name for cell in named for name in cell.split(", ")} - {"package"}


@pytest.mark.parametrize(
    ("file", "heading"), [("requirements.txt", "To run"), ("requirements-dev.txt", "To check and test")]
)
def test_every_package_we_use_says_why(file: str, heading: str) -> None:
    assert direct(file) == explained(heading)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned(file: str) -> None:
    lines = [line.partition("#")[0].strip() for line in (ROOT / file).read_text("utf-8").splitlines()]
    assert [line for line in lines if line and "==" not in line and line != "-r requirements.txt"] == []
