"""The board to take along: the same rows, order and rounding as on the screen."""

import csv
import io
import re

import streamlit as st

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.store.boards import Board, BoardRow

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes Chinese for another encoding
FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠\t\r]")


def export_button(board: Board, t: Words) -> None:
    """Download the board as CSV; the file is written when somebody asks for it."""
    st.download_button(
        t("CSV"),
        data=lambda: board_csv(board, t),
        file_name=file_name(board),
        mime="text/csv",
        icon=":material/download:",
        help=t("These rows as a file for a spreadsheet"),
        on_click="ignore",
        key="export",
    )


def file_name(board: Board) -> str:
    """whiteboard-orders-week-2026-11-16.csv: metric, period and its first day."""
    query = board.query
    return f"whiteboard-{query.metric}-{query.kind}-{query.period.day_from.isoformat()}.csv"


def board_csv(board: Board, t: Words) -> bytes:
    """UTF-8 with a mark for spreadsheets; every value as the screen writes it."""
    metric = METRICS[board.query.metric]
    out = io.StringIO()
    write = csv.writer(out).writerow
    write([t("Rank"), t("Movement"), t("Name"), t("Team"), t.label(metric.name), t("Target")])
    for row in board.rows:
        write([_rank(row), _move(row), defused(row.name or t("No team")), defused(row.team), *_values(row, board, t)])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def defused(text: str) -> str:
    """A text that a spreadsheet would run as a formula, made plain text by a leading apostrophe."""
    return f"'{text}" if FORMULA.match(text) else text


def _rank(row: BoardRow) -> str:
    return "" if row.rank is None else str(row.rank)


def _move(row: BoardRow) -> str:
    return "" if row.move is None else str(row.move)


def _values(row: BoardRow, board: Board, t: Words) -> list[str]:
    metric = METRICS[board.query.metric]
    return [t.metric(metric, row.value), "" if row.target is None else t.metric(metric, row.target)]
