"""The command line of the reading side: the whiteboard and the metric catalogue."""

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from floor.commands.accounts import app as accounts_commands
from floor.commands.audit import app as audit_commands
from floor.commands.first_steps import app as first_steps

if TYPE_CHECKING:
    from floor.settings import Settings
    from floor.store.boards import Board, BoardQuery

WRONG_USE = 2
NO_DATA = 3

app = typer.Typer(no_args_is_help=True, add_completion=False, help="What the floor's screens show, as text.")
app.add_typer(audit_commands, name="audit")
app.add_typer(accounts_commands, name="accounts")
app.add_typer(first_steps)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def board(
    *,
    day: Annotated[str, typer.Option(help="A day of the period, like 2026-11-20. Left out: today.")] = "",
    kind: Annotated[str, typer.Option(help="day, week or month.")] = "day",
    metric: Annotated[str, typer.Option(help="A metric's key; `metrics` lists them.")] = "orders",
    by: Annotated[str, typer.Option(help="agent or team.")] = "agent",
    team: Annotated[str | None, typer.Option(help="Only this team.")] = None,
    campaign: Annotated[str | None, typer.Option(help="Only this campaign.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the whiteboard: the same rows, from the same functions."""
    from floor.i18n import words
    from floor.store.board_document import board_document
    from floor.store.board_table import board_table

    chosen = _settings()
    choices = {"kind": kind, "metric": metric, "by": by, "team": team, "campaign": campaign}
    shown = _read(chosen, _query(chosen, day, choices))
    t = words("en")
    if as_json:
        typer.echo(json.dumps(board_document(shown, t, chosen.currency), ensure_ascii=False, indent=2))
    else:
        typer.echo(board_table(shown, t))


@app.command()
def metrics(
    *,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print docs/metrics.md.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the metric catalogue."""
    from floor.rules.metrics import METRICS
    from floor.rules.metrics_page import markdown
    from floor.store.board_document import metric_document

    if as_markdown:
        typer.echo(markdown(), nl=False)
    elif as_json:
        typer.echo(json.dumps([metric_document(metric) for metric in METRICS.values()], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(f"{metric.key:24}{metric.definition}" for metric in METRICS.values()))


def _settings() -> "Settings":
    from floor.settings import SettingsError, settings

    try:
        return settings()
    except SettingsError as error:
        _stop(str(error), WRONG_USE)


def _query(settings: "Settings", day: str, choices: dict[str, Any]) -> "BoardQuery":
    from floor.store.boards import BoardQuery

    try:
        chosen_day = date.fromisoformat(day) if day else settings.today(settings.now())
    except ValueError:
        _stop(f'"{day}" is no day. Write it like 2026-11-20.', WRONG_USE)
    try:
        return BoardQuery(chosen_day, **choices)
    except ValueError as error:
        _stop(str(error), WRONG_USE)


def _read(settings: "Settings", query: "BoardQuery") -> "Board":
    from floor.store.boards import read_board
    from floor.store.records import RecordsUnreachable, records
    from floor.store.roster import roster_now
    from floor.store.warehouse import NoWarehouse, WarehouseUnreadable, warehouse

    try:
        opened = warehouse(settings.data / "warehouse")
        roster = roster_now(records())
    except (NoWarehouse, WarehouseUnreadable, RecordsUnreachable) as error:
        _stop(str(error), NO_DATA)
    shown = read_board(opened, roster, query, opens_at=settings.opens_at, closes_at=settings.closes_at)
    if query.team and query.team not in shown.team_names:
        _stop(f'There is no team "{query.team}". Choose one of: {", ".join(shown.team_names)}.', WRONG_USE)
    if not shown.rows:
        _stop(_nothing(shown), NO_DATA)
    return shown


def _nothing(shown: "Board") -> str:
    period = shown.query.period
    span = f"on {period.day_from}" if period.days == 1 else f"from {period.day_from} to {period.day_to}"
    known = f" There are facts from {shown.first_day} to {shown.last_day}." if shown.first_day else ""
    return f"Nothing happened {span} by these choices.{known}"


def _stop(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


if __name__ == "__main__":
    app(prog_name="python -m floor")
