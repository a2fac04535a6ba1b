"""The rows of a board as the screen wants them: written out, scaled to bars, with their medals."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from floor.i18n import Words
from floor.rules.metrics import Metric
from floor.rules.periods import Kind
from floor.store.boards import BoardRow
from floor.store.pace_words import gap_words, pace_mark, pace_side, pace_words

PODIUM = 3
MOST_MEDALS = 6  # in the first hour forty people share the first place: then nobody wears one

Line = dict[str, Any]


@dataclass(frozen=True)
class When:
    """The period that the rows are of: what kind it is, and whether it is still running."""

    kind: Kind
    running: bool


def row_lines(rows: Sequence[BoardRow], metric: Metric, t: Words, when: When | None = None) -> list[Line]:
    """One line a row. Bars share one scale: the longest is the best value or the highest target."""
    scale = full_bar(rows)
    medals = medals_of(rows, metric)
    return [
        {**_row_line(row, metric, t, scale=scale, medal=medal), "label": _label(row, metric, t, when)}
        for row, medal in zip(rows, medals, strict=True)
    ]


def team_lines(teams: Sequence[BoardRow], metric: Metric, t: Words, when: When | None = None) -> list[Line]:
    """The strip of team totals, best team first."""
    scale = full_bar(teams)
    return [
        {
            "id": team.key,
            "name": shown_name(team, t),
            "rank": team.rank,
            **measures(team, metric, t, scale),
            "label": _label(team, metric, t, when),
        }
        for team in teams
    ]


def full_bar(rows: Sequence[BoardRow]) -> Fraction:
    """What a full bar stands for; going past the target stays visible."""
    figures = [figure for row in rows for figure in (row.value, row.target, row.goal) if figure is not None]
    return max(figures, default=Fraction(0)) or Fraction(1)


def measures(row: BoardRow, metric: Metric, t: Words, scale: Fraction) -> Line:
    """Value, target, bar, tick and pace. The tick is what is due by now; for a rate, the target itself."""
    due = None if row.target is None else row.target * Fraction(1 if row.pace is None else row.pace)
    return {
        "value": t.metric(metric, row.value),
        "of": None if row.target is None else t.metric(metric, row.target),
        "bar": _share(row.value, scale),
        "pace": _share(due, scale),
        "met": row.met,
        "goal": _share(row.goal, scale),
        "ahead": pace_mark(row, metric, t),
        "side": pace_side(row, metric, t),
    }


def standing_words(row: BoardRow, metric: Metric, t: Words, when: When | None) -> list[str]:
    """What is to go, and the pace: while the period is running. Of one that is over, what it came to."""
    if when is None or not metric.is_sum:
        return []
    pace = pace_words(row, metric.key, when.kind, t, running=when.running)
    found = [gap_words(row, metric, t), pace] if when.running else [pace]
    return [part for part in found if part]


def medals_of(rows: Sequence[BoardRow], metric: Metric) -> list[int]:
    """0 or the medal of each row. Ties share one; nobody gets one for nothing sold, nor a crowd at once."""
    places = [row.rank if row.rank is not None and _earned(row, metric) else PODIUM + 1 for row in rows]
    by_place = sorted(places)
    return [place if place <= PODIUM and bisect_right(by_place, place) <= MOST_MEDALS else 0 for place in places]


def shape_of(trend: Sequence[float | None], metric: Metric) -> list[float | None]:
    """The trend scaled to 0..1: sums from zero, rates between their own lowest and highest."""
    known = [step for step in trend if step is not None]
    if not known:
        return []
    low = 0.0 if metric.is_sum else min(known)
    high = max(known)
    width = high - low
    level = 0.0 if metric.is_sum else 0.5  # where all steps are the same
    return [None if step is None else round((step - low) / width, 3) if width else level for step in trend]


def shown_name(row: BoardRow, t: Words) -> str:
    """The name on the board; the team of those who have none is called so."""
    return row.name or t("No team")


def _row_line(row: BoardRow, metric: Metric, t: Words, *, scale: Fraction, medal: int) -> Line:
    return {
        "id": row.key,
        "rank": row.rank,
        "move": row.move,
        "name": shown_name(row, t),
        "team": "" if row.team == row.name else row.team,
        "n": None if row.value is None else float(row.value),
        **measures(row, metric, t, scale),
        "medal": medal,
        "trend": shape_of(row.trend, metric),
    }


def _label(row: BoardRow, metric: Metric, t: Words, when: When | None) -> str:
    """The row in words, for those who hear it."""
    value = t.metric(metric, row.value)
    parts = [
        t("not ranked") if row.rank is None else t("place {rank}", rank=row.rank),
        shown_name(row, t),
        "" if row.team == row.name else row.team,
        value if row.target is None else t("{value} of {target}", value=value, target=t.metric(metric, row.target)),
        *standing_words(row, metric, t, when),
        "" if row.goal is None else t("own goal {goal}", goal=t.metric(metric, row.goal)),
        _move(row.move, t),
    ]
    return " · ".join(part for part in parts if part)


def _move(move: int | None, t: Words) -> str:
    if not move:
        return ""
    return t("up {n}", n=move) if move > 0 else t("down {n}", n=-move)


def _earned(row: BoardRow, metric: Metric) -> bool:
    return row.value is not None and (metric.better == "lower" or row.value > 0)


def _share(value: Fraction | None, scale: Fraction) -> float | None:
    return None if value is None else round(min(max(float(value / scale), 0.0), 1.0), 4)
