from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from floor.__main__ import app
from floor.tasks.choose_password import owner_of_link
from tests.at_the_door import audit, read, whole_audit, with_password
from tests.people_on_record import person
from tests.signed_in import account

pytestmark = pytest.mark.usefixtures("house")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["accounts", *arguments])


def token(result: Result) -> str:
    return result.stdout.strip().rpartition("/welcome/")[2]


def test_without_an_account_it_says_how_to_begin() -> None:
    result = run("list")
    assert result.exit_code == 3
    assert "python -m floor first-run" in result.stderr


def test_a_made_account_has_a_link_and_stands_in_the_list() -> None:
    person("ag_1", name="Ada Lovelace")
    made = run("add", "ada", "--role", "agent", "--person", "ag_1")
    assert made.exit_code == 0
    assert owner_of_link(token(made)) == "ada"
    assert token(made) not in whole_audit()
    (line,) = run("list").stdout.splitlines()
    assert line.split() == ["ada", "agent", "Ada", "Lovelace", "no", "password", "yet"]
    assert audit() == [("make_account", "ada", "done")]


def test_a_new_link_and_disabling() -> None:
    with_password("administrator", "root")
    made = with_password("lead", "ada")
    assert owner_of_link(token(run("link", "ADA"))) == "ada"
    assert run("disable", "ada").exit_code == 0
    assert read(made).disabled_at is not None
    assert [line.split()[-1] for line in run("list").stdout.splitlines()] == ["disabled", "ready"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("add", "root", "--role", "agent"), 1, "Another account has this name."),
        (("add", "", "--role", "agent"), 1, "Give the account a name."),
        (("add", "ada", "--role", "owner"), 2, "owner"),
        (("add", "ada", "--role", "agent", "--person", "nobody"), 2, 'Nobody has the dialer id "nobody".'),
        (("link", "nobody"), 2, 'There is no account "nobody".'),
        (("disable", "nobody"), 2, 'There is no account "nobody".'),
        (("disable", "root"), 1, "This is the last administrator who can sign in."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], code: int, says: str) -> None:
    with_password("administrator", "root")
    result = run(*arguments)
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stdout == ""


def test_a_name_cannot_write_on_the_terminal() -> None:
    account("agent", "ada", person="\x1b[2Jgone\n")
    shown = run("list").stdout
    assert "\x1b" not in shown
    assert len(shown.splitlines()) == 1


@pytest.mark.usefixtures("house")
def test_records_that_cannot_be_opened_are_said_so(house: Path) -> None:
    (house / "records.db").mkdir()
    result = run("list")
    assert result.exit_code == 3
    assert "cannot be reached" in result.stderr
    assert "Traceback" not in result.output
