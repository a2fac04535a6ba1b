"""What the progress screen draws, written out in the reader's language as the whiteboard writes it. Pure."""

from dataclasses import dataclass
from typing import Any

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.rules.periods import Kind
from floor.store.boards import BoardRow
from floor.store.pace_words import pace_words
from floor.store.progress import Standing
from floor.store.streaks import Streaks
from floor.ui.board.lines import full_bar, measures, row_lines


@dataclass(frozen=True)
class Tile:
    """One number: what it is, how much, and a small word below it. `move`: places up, or down where negative."""

    label: str
    value: str
    note: str = ""
    move: int | None = None
    line: tuple[int, ...] = ()


def tiles(standing: Standing, t: Words) -> list[Tile]:
    """Orders, place, value and conversion; what is not there has no tile."""
    rows = standing.rows
    return [tile for metric in standing.rows for tile in _tiles_of(metric, rows[metric], standing, t)]


def _tiles_of(metric: str, row: BoardRow, standing: Standing, t: Words) -> list[Tile]:
    figure = METRICS[metric]
    target = "" if row.target is None else t.metric(figure, row.target)
    # Nothing is asked on a free day: "of 0" would be no news.
    note = (
        ""
        if not row.target
        else t("of {target}", target=target)
        if figure.is_sum
        else t("target {target}", target=target)
    )
    tile = Tile(t.label(figure.name), t.metric(figure, row.value), note)
    return [tile, _place(row, standing, t)] if metric == "orders" else [tile]


def _place(row: BoardRow, standing: Standing, t: Words) -> Tile:
    label = t("Rank of {n}", n=t.number(standing.ranked))
    return Tile(label, "–" if row.rank is None else t.number(row.rank), move=row.move)


def bullet(row: BoardRow, kind: Kind, t: Words, *, running: bool) -> dict[str, Any]:
    """Value against target, with the tick at what is due by now, and the sentence of pace."""
    metric = METRICS["orders"]
    measured = measures(row, metric, t, full_bar([row]))
    said = pace_words(row, "orders", kind, t, running=running)
    due = "" if row.due is None or not row.target else t("{due} due by now", due=t.number(row.due, 1))
    full = full_bar([row])
    return {
        **measured,
        "label": {"day": t("Today"), "week": t("This week"), "month": t("This month")}[kind]
        if running
        else t("Target"),
        "of": t("of {target}", target=measured["of"]) if row.target else "",
        "goal": float(row.target / full) if row.target else None,
        "said": said,
        "due": due if running else "",
        "state": _state(row),
    }


def _state(row: BoardRow) -> str:
    """Met, ahead, behind, or nothing to be held against."""
    if row.met and row.target:
        return "met"
    if row.due is None or row.value is None or not row.target:
        return "plain"
    return "ahead" if row.value >= row.due else "behind"


def neighbours(standing: Standing, key: str, t: Words) -> list[dict[str, Any]]:
    """The lines around somebody, as the whiteboard shows them to everybody."""
    return [line | {"self": line["id"] == key} for line in row_lines(standing.around, METRICS["orders"], t)]


def streak_tiles(streaks: Streaks, t: Words) -> list[Tile]:
    """Days at target in a row and the best day. Nobody is told of a row of none who never had one."""
    longest, best = streaks.longest, streaks.best
    found = []
    if longest:
        in_a_row = t.plural("{n} day", "{n} days", streaks.in_a_row)
        found.append(Tile(t("Streak at target"), in_a_row, t("longest: {n}", n=t.number(longest))))
    if best is not None:
        found.append(Tile(t("Best day of a year"), t.number(best.orders), t.date(best.day, "short")))
    return found


def last_days(streaks: Streaks, t: Words) -> Tile | None:
    """The last day of work before today, with the days before it as a line; one day is no line."""
    if len(streaks.last) <= 1:
        return None
    newest = streaks.last[-1]
    return Tile(
        t("Last day of work before today"),
        t.number(newest.orders),
        t.date(newest.day, "weekday"),
        line=tuple(one.orders for one in streaks.last),
    )
