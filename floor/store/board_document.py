"""A board as plain values for other programs: what the whiteboard shows, number and text side by side."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric
from floor.store.board_reading import FLOOR
from floor.store.boards import Board, BoardRow
from floor.store.pace_words import pace_mark

Document = dict[str, Any]


def board_document(board: Board, t: Words, currency: str) -> Document:
    """Return the board for JSON. Numbers are in the metric's unit: shares of one, seconds, minor units of money."""
    query, period, metric = board.query, board.query.period, METRICS[board.query.metric]
    return {
        "metric": metric.key,
        "name": t.label(metric.name),
        "unit": metric.unit,
        "currency": currency,
        "better": metric.better,
        "kind": query.kind,
        "day_from": period.day_from.isoformat(),
        "day_to": period.day_to.isoformat(),
        "by": query.by,
        "team": query.team,
        "campaign": query.campaign,
        "version": board.version,
        "people_version": board.people_version,
        "as_of": board.as_of.isoformat() if board.as_of else None,
        "published_at": board.published_at.isoformat(),
        "headline": dict(board.headline),
        "floor": _row(board.floor, metric, t),
        "teams": [_row(row, metric, t) for row in board.teams],
        "rows": [_row(row, metric, t) for row in board.rows],
        "unknown_agents": board.unknown_agents,
        "unknown_code_calls": board.unknown_code_calls,
    }


def metric_document(metric: Metric) -> Mapping[str, Any]:
    """Return a metric of the catalogue for JSON."""
    return {
        "key": metric.key,
        "name": metric.name,
        "unit": metric.unit,
        "better": metric.better,
        "smallest_sample": metric.smallest_sample,
        "sample": list(metric.sample),
        "definition": metric.definition,
        "source": metric.source,
    }


def _row(row: BoardRow, metric: Metric, t: Words) -> Document:
    return {
        "rank": row.rank,
        "move": row.move,
        "key": row.key,
        "name": row.name or (t("Whole floor") if row.key == FLOOR else t("No team")),
        "team": row.team,
        "value": _number(row.value),
        "value_text": t.metric(metric, row.value),
        "target": _number(row.target),
        "target_text": None if row.target is None else t.metric(metric, row.target),
        "share": row.share,
        "pace": row.pace,
        "due": _number(row.due),
        "ahead": _number(row.ahead),
        "ahead_text": pace_mark(row, metric, t) or None,
        "goal": _number(row.goal),
        "met": row.met,
        "trend": list(row.trend),
        "sample": row.sample,
    }


def _number(value: Fraction | None) -> int | float | None:
    """Whole numbers stay whole in JSON."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
