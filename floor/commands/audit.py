"""`python -m floor audit`: show what was noted, and check that nobody changed it."""

# ruff: noqa: PLC0415 - `--help` stays fast when what a command needs is imported by the command

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from floor.commands.harmless import harmless
from floor.commands.stop import BROKEN, NO_DATA, WRONG_USE, stop

if TYPE_CHECKING:
    from sqlmodel import Session

    from floor.rules.sealing import Head
    from floor.store.audit_search import AuditPage, AuditQuery

app = typer.Typer(no_args_is_help=True, help="What was done and refused, and whether the record of it is whole.")

Result = Literal["done", "refused"]

NOTED = re.compile(r"(\d{1,12}):([0-9a-f]{64})")


@app.command()
def verify(
    *,
    noted: Annotated[str, typer.Option(help="A last seal as an earlier check printed it, like 417:9f0c...")] = "",
) -> None:
    """Walk every entry and say whether all stand as they were written; exit code 1 where one does not."""
    from floor.i18n import words
    from floor.rules.sealing import Broken
    from floor.store.audit import verify as walk
    from floor.store.audit_words import fault_text

    with _reading() as session:
        found = walk(session, _noted(noted))
    t = words("en")
    if isinstance(found, Broken):
        stop(fault_text(found, t), BROKEN)
    typer.echo(f"{t.plural('{n} entry', '{n} entries', found.head.entries)}, unbroken.")
    typer.echo(f"The last seal, to be noted elsewhere: {found.head.entries}:{found.head.seal}")


@app.command()
def show(
    *,
    text: Annotated[str, typer.Option(help="Words that stand anywhere in an entry.")] = "",
    who: Annotated[str | None, typer.Option(help="Who did it, by the name they had then.")] = None,
    action: Annotated[str | None, typer.Option(help="What was done, by its key: sign_in, look, export ...")] = None,
    result: Annotated[Result | None, typer.Option(help="How it ended.")] = None,
    day_from: Annotated[str, typer.Option(help="From this day on, like 2026-11-20.")] = "",
    day_to: Annotated[str, typer.Option(help="To this day, itself included.")] = "",
    page: Annotated[int, typer.Option(min=1, help="50 entries are a page; the newest are on page 1.")] = 1,
) -> None:
    """Print entries, newest first."""
    from floor.store.audit_search import AuditQuery

    _print(_search(AuditQuery(text, who, _action(action), result, _day(day_from), _day(day_to), page)))


def _search(query: "AuditQuery") -> "AuditPage":
    from floor.settings import settings
    from floor.store.audit_search import search_audit

    with _reading() as session:
        return search_audit(session, query, settings())


def _print(page: "AuditPage") -> None:
    from floor.i18n import words
    from floor.settings import settings
    from floor.store.audit_words import entry_line

    if not page.entries:
        stop("Nothing like this has been noted.", NO_DATA)
    t = words("en")
    for entry in page.entries:
        typer.echo(harmless(entry_line(entry, settings(), t)))
    if page.pages > 1:
        typer.echo(f"Page {page.query.page} of {page.pages}: {page.found} entries in all.", err=True)


def _action(key: str | None) -> str | None:
    from floor.rules.audit_actions import ACTIONS

    if key is not None and key not in ACTIONS:
        stop(f'There is no action "{key}". Choose one of: {", ".join(ACTIONS)}.', WRONG_USE)
    return key


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        stop(f'"{text}" is no day. Write it like 2026-11-20.', WRONG_USE)


def _noted(text: str) -> "Head | None":
    from floor.rules.sealing import Head

    match = NOTED.fullmatch(text)
    if text and match is None:
        stop(f'"{text}" is no seal. Write it as an earlier check printed it: number, colon, 64 signs.', WRONG_USE)
    return Head(int(match[1]), match[2]) if match else None


@contextmanager
def _reading() -> "Iterator[Session]":
    from floor.settings import SettingsError
    from floor.store.records import RecordsUnreachable, records

    try:
        with records().reading() as session:
            yield session
    except SettingsError as error:
        stop(str(error), WRONG_USE)
    except RecordsUnreachable as error:
        stop(str(error), NO_DATA)
