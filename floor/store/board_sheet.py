"""A whiteboard as a table to take along: the rows of the screen in their order, its figures as numbers."""

from collections.abc import Mapping

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric, Unit
from floor.rules.money import minor_units
from floor.store.boards import Board, BoardRow
from floor.store.sheet import Cell, Column, Kind, Sheet

KINDS: Mapping[Unit, Kind] = {
    "count": "whole",
    "money": "money",
    "money_per_hour": "money",
    "percent": "share",
    "duration": "whole",
    "ratio": "decimal",
    "per_hour": "decimal",
    "score": "decimal",
}


def board_sheet(board: Board, t: Words, currency: str) -> Sheet:
    """In the reader's words. Where there is too little to say a figure, its cell is empty and the note says so."""
    metric = METRICS[board.query.metric]
    kind, places = KINDS[metric.unit], minor_units(currency)
    # A target may be a part of a day, and half an order behind is behind.
    exact: Kind = "decimal" if kind == "whole" and metric.is_sum else kind
    columns = (
        Column(t("Rank"), "whole"),
        Column(t("Movement"), "whole"),
        Column(t("Name")),
        Column(t("Team")),
        Column(_with_unit(t.label(metric.name), metric, t, currency), kind, places),
        Column(_with_unit(t("Target"), metric, t, currency), exact, places),
        Column(_with_unit(t("Due by now"), metric, t, currency), exact, places),
        Column(_with_unit(t("Pace"), metric, t, currency), exact, places),
        Column(t("Note")),
    )
    return Sheet(t("Whiteboard"), columns, [_row(row, t) for row in board.rows])


def _row(row: BoardRow, t: Words) -> tuple[Cell, ...]:
    note = t("too few") if row.value is None else ""
    return row.rank, row.move, row.name or t("No team"), row.team, row.value, row.target, row.due, row.ahead, note


def _with_unit(name: str, metric: Metric, t: Words, currency: str) -> str:
    match metric.unit:
        case "money" | "money_per_hour":
            return f"{name} ({currency})"
        case "duration":
            return t("{name} (seconds)", name=name)
        case _:
            return name
