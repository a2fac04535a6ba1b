"""The command line: load, check, status, undo, watch, sample."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from etl.report import Report

WRONG_USE = 2
REFUSED = 3

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Logs of the floor into its warehouse.")

Paths = Annotated[list[Path], typer.Argument(help="Log files, or folders of them.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def load(paths: Paths, *, as_json: AsJson = False) -> None:
    """Load log files: read, check, keep, roll up and publish."""
    from etl.load import load_files
    from etl.progress import bar
    from floor.settings import settings

    files = _files(paths)
    with bar("Loading", len(files), quiet=as_json) as step:
        reports = load_files(files, settings(), settings().now(), lambda _: step())
    _tell(reports, as_json=as_json)


@app.command()
def check(paths: Paths, *, as_json: AsJson = False) -> None:
    """Say what loading these files would bring; nothing is kept."""
    from etl.load import check_files
    from floor.settings import settings

    _tell(check_files(_files(paths), settings(), settings().now()), as_json=as_json)


@app.command()
def undo(load_id: Annotated[str, typer.Argument(metavar="LOAD")], *, as_json: AsJson = False) -> None:
    """Take a load back: what was known before it holds again."""
    from etl.problems import WrongUse
    from etl.undo import undo_load
    from floor.settings import settings

    try:
        row = undo_load(load_id, settings(), settings().now())
    except WrongUse as error:
        raise _wrong(str(error)) from error
    if as_json:
        typer.echo(json.dumps({"load_id": row.load_id, "file": row.file, "rows": row.loaded}))
    else:
        typer.echo(f"{row.load_id} ({row.file}) is undone: its {row.loaded} rows no longer count.")


@app.command()
def status(*, as_json: AsJson = False) -> None:
    """List the loads, what they brought, and what waits in the inbox."""
    from etl.status import status as read_status
    from etl.status import status_lines
    from floor.settings import settings

    found = read_status(settings())
    typer.echo(json.dumps(found, indent=2) if as_json else "\n".join(status_lines(found)))


@app.command()
def watch() -> None:
    """Load what lands in the inbox, until interrupted. On the sample floor, let its day go on."""
    from etl.sample_floor import living
    from etl.watch import watch as watching
    from floor.settings import settings

    here = settings()
    for _ in watching(here, here.now, _print):
        living(here, here.now())


@app.command()
def sample(
    *,
    out: Annotated[Path | None, typer.Option(help="Only write the logs, into this folder.")] = None,
    days: Annotated[int, typer.Option(min=1, help="Days of history before today.")] = 183,
    agents: Annotated[int, typer.Option(min=5, help="How many agents.")] = 60,
) -> None:
    """Make the sample floor in the data folder: six months of logs, loaded like any other."""
    from etl.problems import WrongUse
    from etl.sample_floor import Size, make_sample, write_logs
    from floor.settings import settings

    size, now = Size(days, agents), settings().now()
    try:
        if out:
            write_logs(out, size, now)
        else:
            make_sample(settings(), size, now)
    except WrongUse as error:
        raise _wrong(str(error)) from error


def _files(paths: list[Path]) -> list[Path]:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise _wrong(f"There is no {', '.join(missing)}.")
    found = [[path] if not path.is_dir() else sorted(p for p in path.rglob("*") if p.is_file()) for path in paths]
    return [path for some in found for path in some if not path.name.startswith(".")]


def _tell(reports: "list[Report]", *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([report.as_json() for report in reports], ensure_ascii=False, indent=2))
    else:
        for report in reports:
            _print(report)
    if any(report.status == "refused" for report in reports):
        raise typer.Exit(REFUSED)


def _print(report: "Report") -> None:
    typer.echo("\n".join([report.sentence(), *report.details()]))


def _wrong(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(WRONG_USE)


if __name__ == "__main__":
    app()
