"""How somebody gets in for the first time: the code of a new floor, and the accounts of the sample floor."""

# ruff: noqa: PLC0415 - `--help` stays fast when what a command needs is imported by the command

import typer

from floor.commands.harmless import harmless
from floor.commands.stop import BROKEN, stop

app = typer.Typer()


@app.command("first-run")
def first_run() -> None:
    """Print a fresh code that makes the first administrator."""
    from floor.tasks.first_run import code_for_first_administrator, code_notice

    code = code_for_first_administrator()
    if code is None:
        stop("This floor has an administrator who can sign in, so no code is needed.", BROKEN)
    typer.echo(code_notice(code))


@app.command("sample-accounts")
def sample_accounts() -> None:
    """Make the sample floor's accounts if need be, and print them with their passwords."""
    from floor.tasks.sample_accounts import make_sample_accounts
    from floor.tasks.task import Impossible

    try:
        accounts = make_sample_accounts()
    except Impossible as refusal:
        stop(str(refusal), BROKEN)
    typer.echo("Sample floor: sign in as")
    for one in accounts:
        whose = " · ".join(part for part in (one.person, one.team) if part)
        typer.echo(harmless(f"  {one.role:16}{one.name:10}{one.password:18}{whose}"))
