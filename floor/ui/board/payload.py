"""What the board's script draws: a board written out in the reader's language. Pure."""

from datetime import datetime
from typing import Any

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric, needs
from floor.rules.wall_screen import READINGS, Reading, Theme
from floor.settings import Settings
from floor.store.boards import Board
from floor.ui.board import phrases
from floor.ui.board.lines import Line, When, row_lines, standing_words, team_lines

__all__ = ["READINGS", "Reading", "Theme", "board_payload", "data_age", "is_live", "waiting_payload"]

MOST_FIGURES = 4
SALES = {"orders", "revenue_minor"}
HEADLINE = (("orders", "orders"), ("revenue", "revenue_minor"), ("contacts", "contacts"))


def board_payload(
    board: Board, t: Words, *, reading: Reading, theme: Theme, now: datetime, house: Settings, sample: bool
) -> dict[str, Any]:
    """Everything the script needs. Outside the opening hours old data is no news: no age is complained about."""
    query, metric, today = board.query, METRICS[board.query.metric], now.date()
    when = When(query.kind, running=board.as_of is None or board.as_of < query.period.ends_at)
    return {
        **_frame(t, reading, theme, now),
        "version": board.version,
        "board": _identity(board),
        "title": phrases.title(query, today, t),
        "subtitle": phrases.subtitle(query, t),
        "as_of": board.as_of.isoformat() if board.as_of else None,
        "as_of_text": phrases.updated(board, now, t),
        "live": is_live(board, now, house),
        "age_seconds": data_age(board.as_of, now, house),
        "stale_after_seconds": house.stale_minutes * 60,
        "trend": "columns" if metric.is_sum else "line",
        "lights": metric.is_sum and set(needs(metric)) <= SALES,
        "figures": _figures(board, metric, t, when),
        "teams": _teams(board, metric, t, when),
        "rows": row_lines(board.rows, metric, t, when),
        "empty": None if board.rows else phrases.empty(query, today, t),
        "notes": phrases.notes(board, t, sample=sample),
    }


def waiting_payload(t: Words, *, reading: Reading, theme: Theme, now: datetime) -> dict[str, Any]:
    """The board before anything has been loaded."""
    hint = t("Put a log into the inbox folder, or load one: the board appears by itself.")
    return {
        **_frame(t, reading, theme, now),
        "version": "",
        "board": "",
        "title": t("Whiteboard"),
        "subtitle": "",
        "as_of": None,
        "as_of_text": "",
        "live": False,
        "age_seconds": 0,
        "stale_after_seconds": 0,
        "trend": "line",
        "lights": False,
        "figures": [],
        "teams": [],
        "rows": [],
        "notes": [],
        "empty": {"title": t("Nothing has been loaded yet"), "hint": hint},
    }


def is_live(board: Board, now: datetime, house: Settings) -> bool:
    """Whether new figures are to be expected: the period is running and the floor is open."""
    return now.date() in board.query.period and house.opens_at <= now.time() <= house.closes_at


def data_age(as_of: datetime | None, now: datetime, house: Settings) -> int:
    """How long nothing new has come, in seconds; the night before today's opening does not count."""
    opened = datetime.combine(now.date(), house.opens_at)
    return max(0, int((now - max(as_of or opened, opened)).total_seconds()))


def _frame(t: Words, reading: Reading, theme: Theme, now: datetime) -> Line:
    words = phrases.script_words(t)
    return {"language": t.language, "reading": reading, "theme": theme, "now": now.isoformat(), "words": words}


def _identity(board: Board) -> str:
    """The question the board answers: another question is another board, nothing glides or lights between them."""
    query = board.query
    asked = (query.kind, query.period.day_from, query.metric, query.by, query.team, query.campaign)
    return "|".join("*" if part is None else str(part) for part in asked)


def _teams(board: Board, metric: Metric, t: Words, when: When) -> list[Line]:
    """One team alone needs no totals beside its rows."""
    return team_lines(board.teams, metric, t, when) if board.query.by == "agent" and len(board.teams) > 1 else []


def _figures(board: Board, metric: Metric, t: Words, when: When) -> list[Line]:
    """The floor's own line first, then what the rows add up to; never more than can be read at a glance.

    On a board for one team alone the first line is the team's.
    """
    whole = board.floor
    target = None if whole.target is None else t.metric(metric, whole.target)
    label = t("Whole team") if whole.team else t("Whole floor")
    first: Line = {"label": label, "value": t.metric(metric, whole.value), "of": target}
    first["notes"] = standing_words(whole, metric, t, when)
    narrowed = board.query.team is not None and not whole.team
    totals = [
        {"label": t.label(METRICS[key].name), "value": t.metric(METRICS[key], board.headline[total])}
        for key, total in HEADLINE
        if narrowed or key != metric.key
    ]
    agents = {"label": t("Agents"), "value": t.number(board.headline["agents"])}
    return [first, *totals[: MOST_FIGURES - 2], agents]
