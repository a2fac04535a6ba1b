"""How a command ends that cannot do what it was asked."""

from typing import NoReturn

import typer

BROKEN = 1
WRONG_USE = 2
NO_DATA = 3


def stop(sentence: str, code: int) -> NoReturn:
    """Say why on the error channel, and end with this code."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
