"""`python -m floor accounts`: what an administrator does at the Accounts screen, for whoever has a shell."""

# ruff: noqa: PLC0415 - `--help` stays fast when what a command needs is imported by the command

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from floor.commands.harmless import harmless
from floor.commands.stop import BROKEN, NO_DATA, WRONG_USE, stop
from floor.rules.access import Role

app = typer.Typer(no_args_is_help=True, help="Who may sign in. A password is chosen by its owner, by a link.")

Name = Annotated[str, typer.Argument(help="The account's name.")]


@app.command("list")
def show() -> None:
    """Print every account: name, role, person, and whether it can be signed in to."""
    from floor.settings import settings
    from floor.store.account_list import account_list
    from floor.store.records import records

    with _trouble_in_words(), records().reading() as session:
        accounts = account_list(session, settings().utc_now())
    if not accounts:
        stop("There is no account yet. Make the first administrator: python -m floor first-run", NO_DATA)
    for one in accounts:
        typer.echo(harmless(f"{one.name:32}{one.role:16}{one.person:32}{one.state}"))


@app.command()
def add(
    name: Name,
    *,
    role: Annotated[Role, typer.Option(help="What they may see and do.")],
    person: Annotated[str | None, typer.Option(help="The dialer id of the person whose account it is.")] = None,
) -> None:
    """Make an account and print the link with which its owner chooses a password."""
    from floor.tasks.make_account import NewAccount, make_account
    from floor.tasks.task import AT_THE_CONSOLE

    with _trouble_in_words():
        token = make_account(AT_THE_CONSOLE, NewAccount(name, role, _person_id(person)))
    _print_link(token)


@app.command()
def link(name: Name) -> None:
    """Print a link with which the account's owner chooses a new password."""
    from floor.tasks.new_password_link import new_password_link
    from floor.tasks.task import AT_THE_CONSOLE

    with _trouble_in_words():
        token = new_password_link(AT_THE_CONSOLE, _account_id(name))
    _print_link(token)


@app.command()
def disable(name: Name) -> None:
    """Let nobody sign in to the account any more, and end what is open in it."""
    from floor.tasks.close_account import disable_account
    from floor.tasks.task import AT_THE_CONSOLE

    with _trouble_in_words():
        disable_account(AT_THE_CONSOLE, _account_id(name))
    typer.echo(f"{name} is disabled.")


def _person_id(agent_id: str | None) -> int | None:
    from floor.store.account_list import person_of_agent
    from floor.store.records import records

    if agent_id is None:
        return None
    with records().reading() as session:
        found = person_of_agent(session, agent_id)
    if found is None:
        stop(f'Nobody has the dialer id "{agent_id}".', WRONG_USE)
    return found


def _account_id(name: str) -> int:
    from floor.store.accounts import account_named
    from floor.store.records import records

    with records().reading() as session:
        found = account_named(session, name)
    if found is None:
        stop(f'There is no account "{name}". `accounts list` shows them.', WRONG_USE)
    return found.id


def _print_link(token: str) -> None:
    from floor.settings import settings

    house = settings()
    start = f"https://{house.hosts[0]}" if house.https else "http://localhost:8501"
    typer.echo(f"{start}/welcome/{token}")
    typer.echo("It works once, within 24 hours. If your floor has another address, put that before /welcome.", err=True)


@contextmanager
def _trouble_in_words() -> Iterator[None]:
    from floor.i18n import words
    from floor.settings import SettingsError
    from floor.store.records import RecordsUnreachable
    from floor.tasks.account_problem import AccountProblem, account_sentence

    try:
        yield
    except AccountProblem as problem:
        stop(account_sentence(problem.why, words("en")), BROKEN)
    except SettingsError as error:
        stop(str(error), WRONG_USE)
    except RecordsUnreachable as error:
        stop(str(error), NO_DATA)
