"""A board as a table for a terminal."""

from unicodedata import east_asian_width

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.store.boards import Board, BoardRow
from floor.store.pace_words import pace_mark


def board_table(board: Board, t: Words) -> str:
    """Return one line a row: place, movement, name, team, value, target and pace."""
    rows = [_cells(row, board, t) for row in board.rows]
    widths = [max(_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _cells(row: BoardRow, board: Board, t: Words) -> tuple[str, ...]:
    metric = METRICS[board.query.metric]
    return (
        "-" if row.rank is None else str(row.rank),
        "" if not row.move else f"{row.move:+}",
        row.name or t("No team"),
        row.team if board.query.by == "agent" else "",
        t.metric(metric, row.value),
        "" if row.target is None else f"/ {t.metric(metric, row.target)}",
        pace_mark(row, metric, t),
    )


def _width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
