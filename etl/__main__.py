"""The command line: load, check, guess, status, undo, watch, sample."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from floor.rules.one_line import one_line

if TYPE_CHECKING:
    from etl.report import Report
    from floor.store.audit import Doer

WRONG_USE = 2
REFUSED = 3

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Logs of the floor into its warehouse.")

Paths = Annotated[list[Path], typer.Argument(help="Log files, or folders of them.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AcceptDrift = Annotated[
    bool, typer.Option("--accept-drift", help="Load also what differs from earlier files; it is noted who did.")
]


@app.callback()
def _any_text_can_be_printed() -> None:
    # A name that the terminal's encoding lacks must not end a command whose work is done.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@app.command()
def load(paths: Paths, *, accept_drift: AcceptDrift = False, as_json: AsJson = False) -> None:
    """Load log files: read, check, keep, roll up and publish."""
    from etl.load import load_files
    from etl.progress import bar
    from floor.settings import settings

    files = _files(paths)
    with _told_in_words(), bar("Loading", len(files), quiet=as_json) as step:
        doer = _at_the_console() if accept_drift else None
        reports = load_files(files, settings(), settings().now(), lambda _: step(), doer)
    _tell(reports, as_json=as_json)


@app.command()
def check(paths: Paths, *, as_json: AsJson = False) -> None:
    """Say what loading these files would bring; nothing is kept."""
    from etl.load import check_files
    from floor.settings import settings

    with _told_in_words():
        reports = check_files(_files(paths), settings(), settings().now())
    _tell(reports, as_json=as_json)


@app.command()
def guess(file: Annotated[Path, typer.Argument(help="A log that no format fits.", show_default=False)]) -> None:
    """Print a draft of a format for this log, each guess with its reason; keep it in the data folder's formats/."""
    from etl.guess.draft import guess as guess_format
    from etl.guess.draft import shipped_format_of
    from etl.guess.name import name_for
    from etl.guess.written import written

    _files([file])
    with _told_in_words():
        found = guess_format(file, name_for(file))
        known = shipped_format_of(found.table)
        if known:
            raise _wrong(f"The format {known}, which comes with the program, reads it already. Load it as it is.")
        typer.echo(written(found), nl=False)


@app.command()
def undo(load_id: Annotated[str, typer.Argument(metavar="LOAD")], *, as_json: AsJson = False) -> None:
    """Take a load back: what was known before it holds again."""
    from etl.undo import undo_load
    from floor.settings import settings

    with _told_in_words():
        row = undo_load(load_id, settings(), settings().now())
    if as_json:
        typer.echo(json.dumps({"load_id": row.load_id, "file": row.file, "rows": row.loaded}))
    else:
        typer.echo(one_line(f"{row.load_id} ({row.file}) is undone: its {row.loaded} rows no longer count."))


@app.command()
def status(*, as_json: AsJson = False) -> None:
    """List the loads, what they brought, and what waits in the inbox."""
    from etl.status import status as read_status
    from etl.status import status_lines
    from floor.settings import settings

    with _told_in_words():
        found = read_status(settings())
    typer.echo(json.dumps(found, indent=2) if as_json else "\n".join(map(one_line, status_lines(found))))


@app.command()
def watch() -> None:
    """Load what lands in the inbox, until interrupted. On the sample floor, let its day go on."""
    from etl.sample_floor import living
    from etl.watch import watch as watching
    from floor.settings import settings

    with _told_in_words():
        here = settings()
        for _ in watching(here, here.now, _print, partial(typer.echo, err=True)):
            living(here, here.now())


@app.command()
def sample(
    *,
    out: Annotated[Path | None, typer.Option(help="Only write the logs, into this folder.")] = None,
    days: Annotated[int, typer.Option(min=1, help="Days of history before today.")] = 183,
    agents: Annotated[int, typer.Option(min=5, help="How many agents.")] = 60,
) -> None:
    """Make the sample floor in the data folder: six months of logs, loaded like any other."""
    from etl.sample_floor import Size, make_sample, write_logs
    from floor.settings import settings

    with _told_in_words():
        size, now = Size(days, agents), settings().now()
        if out:
            write_logs(out, size, now)
        else:
            make_sample(settings(), size, now)


def _files(paths: list[Path]) -> list[Path]:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise _wrong(f"There is no {', '.join(missing)}.")
    # A pipe or a device can be read once; a load reads a file several times.
    odd = [str(path) for path in paths if not path.is_file() and not path.is_dir()]
    if odd:
        raise _wrong(f"{', '.join(odd)} is no file and no folder. Save it as a file and load that.")
    return [file for path in paths for file in (_files_below(path) if path.is_dir() else [path])]


def _files_below(folder: Path) -> list[Path]:
    """Without what is hidden, or lies in a hidden folder."""
    inside = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return [folder / path for path in sorted(inside) if not any(part.startswith(".") for part in path.parts)]


def _at_the_console() -> "Doer":
    from etl.accepted_drift import at_the_console

    return at_the_console()


def _tell(reports: "list[Report]", *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([report.as_json() for report in reports], indent=2))
    else:
        for report in reports:
            _print(report)
    if any(report.status in {"refused", "drift"} for report in reports):
        raise typer.Exit(REFUSED)


def _print(report: "Report") -> None:
    typer.echo("\n".join(map(one_line, [report.sentence(), *report.details()])))


@contextmanager
def _told_in_words() -> Iterator[None]:
    """What cannot be done ends the command with its sentence and no trace."""
    from etl.problems import Refused, WrongUse
    from floor.settings import SettingsError

    try:
        yield
    except (WrongUse, SettingsError) as error:
        raise _wrong(str(error)) from error
    except Refused as error:
        typer.echo(one_line(str(error)), err=True)
        raise typer.Exit(REFUSED) from error


def _wrong(sentence: str) -> typer.Exit:
    typer.echo(one_line(sentence), err=True)
    return typer.Exit(WRONG_USE)


if __name__ == "__main__":
    app()
