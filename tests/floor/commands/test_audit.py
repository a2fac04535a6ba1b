from datetime import UTC, datetime

import pytest
from click.testing import Result
from typer.testing import CliRunner

from floor.__main__ import app
from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.records import Records, records
from tests.audit_of import chain, keep


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments])


@pytest.fixture
def noted(any_records: Records, monkeypatch: pytest.MonkeyPatch) -> Records:
    """Ada has signed in and made a wall link; a stranger was refused, a day later."""
    monkeypatch.setenv("FLOOR_TIMEZONE", "Asia/Shanghai")
    settings.cache_clear()
    with any_records.writing() as session:
        at = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
        append(session, Doer("Ada", address="10.0.0.7"), Event("sign_in", "Ada"), at)
        append(session, Doer("Ada"), Event("make_wall_link", "Lobby", {"team": "North"}, {"team": "South"}), at)
        stranger = Event("sign_in", "ada\x1b[2J\n", result="refused")
        append(session, Doer("", address="10.0.0.9"), stranger, at.replace(day=21))
    return any_records


def test_an_audit_that_nobody_touched_is_unbroken(any_records: Records) -> None:
    kept = chain(120)
    with any_records.writing() as session:
        keep(session, kept)
    checked = run("verify")
    assert checked.exit_code == 0
    assert checked.stdout.startswith("120 entries, unbroken.\n")
    assert f"120:{kept[1].seal}" in checked.stdout


def test_the_first_broken_entry_is_named_and_the_exit_code_is_1(any_records: Records) -> None:
    lines, head = chain(1_000)
    lines[416].actor = "Somebody else"
    lines[800].actor = "Somebody else"
    with any_records.writing() as session:
        keep(session, (lines, head))
    checked = run("verify")
    assert (checked.exit_code, checked.stdout) == (1, "")
    assert checked.stderr.startswith("Entry 417 does not fit its seal: it was changed")


def test_a_seal_that_was_noted_earlier_is_held_against_the_audit(any_records: Records) -> None:
    lines, head = chain(50)
    with any_records.writing() as session:
        keep(session, (lines, head))
    assert run("verify", "--noted", f"40:{lines[39].seal}").exit_code == 0
    broken = run("verify", "--noted", f"40:{lines[38].seal}")
    assert (broken.exit_code, broken.stderr) == (1, "Entry 40 does not bear the seal that was noted.\n")
    assert run("verify", "--noted", "forty").exit_code == 2


@pytest.mark.usefixtures("noted")
def test_entries_are_printed_newest_first_on_the_floors_clock() -> None:
    shown = run("show")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "#3  2026-11-21 09:30:00  refused  Nobody signed in  Sign in  ada�[2J�  10.0.0.9",
        "#2  2026-11-20 09:30:00  done  Ada  Make a wall link  Lobby  team: North → South",
        "#1  2026-11-20 09:30:00  done  Ada  Sign in  Ada  10.0.0.7",
    ]


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (["--action", "sign_in"], [3, 1]),
        (["--who", "Ada"], [2, 1]),
        (["--result", "refused"], [3]),
        (["--day-from", "2026-11-21"], [3]),
        (["--day-to", "2026-11-20"], [2, 1]),
        (["--text", "lobby"], [2]),
        (["--who", "Ada", "--action", "sign_in"], [1]),
    ],
)
def test_what_is_printed_can_be_narrowed(arguments: list[str], numbers: list[int]) -> None:
    shown = run("show", *arguments)
    assert [int(line.split()[0].removeprefix("#")) for line in shown.stdout.splitlines()] == numbers


@pytest.mark.usefixtures("noted")
def test_nothing_found_is_said_with_an_exit_code_of_its_own() -> None:
    shown = run("show", "--who", "Zoe")
    assert (shown.exit_code, shown.stdout, shown.stderr) == (3, "", "Nothing like this has been noted.\n")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("arguments", [["--action", "dance"], ["--day-from", "soon"], ["--result", "maybe"]])
def test_a_wrong_choice_is_refused(arguments: list[str]) -> None:
    shown = run("show", *arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert arguments[1] in shown.stderr


@pytest.mark.usefixtures("house")
def test_a_long_answer_comes_in_pages() -> None:
    with records().writing() as session:
        keep(session, chain(120))
    shown = run("show", "--page", "3")
    assert shown.stdout.splitlines()[-1].startswith("#1 ")
    assert shown.stderr == "Page 3 of 3: 120 entries in all.\n"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("command", ["verify", "show"])
def test_records_that_cannot_be_reached_are_said_in_a_sentence_without_the_password(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOOR_DATABASE_URL", "postgresql://floor:geheim@127.0.0.1:1/floor")
    settings.cache_clear()
    shown = run(command)
    assert shown.exit_code == 3
    assert "127.0.0.1" in shown.stderr
    assert "geheim" not in shown.output
