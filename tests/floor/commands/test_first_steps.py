import re
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from floor.__main__ import app
from floor.tasks.first_run import FirstAdministrator, make_first_administrator
from floor.tasks.sample_accounts import shown_sample_accounts
from floor.tasks.sign_in import Browser
from tests.at_the_door import PASSWORD, with_password
from tests.sample_floor_of import sample_floor

pytestmark = pytest.mark.usefixtures("house")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_the_printed_code_makes_the_first_administrator() -> None:
    result = run("first-run")
    assert result.exit_code == 0
    (code,) = re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", result.stdout)
    assert make_first_administrator(FirstAdministrator(code, "Ada", PASSWORD), Browser())
    again = run("first-run")
    assert again.exit_code == 1
    assert again.stdout == ""
    assert "has an administrator" in again.stderr


def test_the_sample_accounts_are_printed_at_each_start_with_role_name_and_password(house: Path) -> None:
    sample_floor(house)
    first, second = run("sample-accounts"), run("sample-accounts")
    assert first.exit_code == 0
    assert first.stdout == second.stdout
    lines = [line.split() for line in first.stdout.splitlines()[1:]]
    assert [line[:3] for line in lines] == [[one.role, one.name, one.password] for one in shown_sample_accounts()]


def test_before_real_accounts_the_sample_ones_are_refused_in_a_sentence(house: Path) -> None:
    sample_floor(house)
    with_password("manager", "Real")
    result = run("sample-accounts")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "hold accounts that are not the sample's" in result.stderr
