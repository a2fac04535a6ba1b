"""Why a file was refused, a sentence a line: a person reads it beside the file, the Logs screen in two languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from floor.rules.one_line import one_line

if TYPE_CHECKING:
    from etl.report import Report

ASKED = (
    "Nothing of it is loaded. If it is right all the same, load it with `python -m etl load --accept-drift FILE`; "
    "if not, correct the export, or the format."
)


def reason_text(report: "Report") -> str:
    """What became of one log, with all that somebody has to look into."""
    return "".join(f"{one_line(sentence)}\n" for sentence in _sentences(report))


def _sentences(report: "Report") -> Iterator[str]:
    if report.packed_in or report.status != "refused":  # of a file that lies among the refused, that is plain
        yield _fate(report)
    yield from report.reasons
    if report.status == "drift":
        yield ASKED
    if report.unknown_agents:
        yield f"Not on the roster: {', '.join(report.unknown_agents)}."
    if report.unknown_codes:
        yield f"Outcome codes that nobody mapped: {', '.join(report.unknown_codes)}."
    yield from report.warnings


def _fate(report: "Report") -> str:
    """Of a log in a zip its own name, else the file's: no path of this machine."""
    name = report.file.removeprefix(f"{report.packed_in}: ") if report.packed_in else Path(report.file).name
    match report.status:
        case "refused":
            return f"{name}: refused; nothing of it is loaded."
        case "drift":
            return f"{name}: differs from the earlier {report.format} files."
        case "already loaded":
            return f"{name}: loaded before; nothing changed."
        case _:
            return f"{name}: loaded; {report.loaded} of {report.rows_read} rows count."
