"""Every number of a person's progress is that of the whiteboard and of its file, to the digit."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from floor.i18n import Words
from floor.rules.metrics import METRICS, Metric
from floor.rules.targets import is_met
from floor.settings import settings
from floor.store.board_sheet import board_sheet
from floor.store.boards import BoardQuery
from floor.store.progress import KINDS, SHOWN, Kind, ProgressQuery, read_standing
from floor.store.sheet_csv import csv_bytes
from floor.store.streaks import read_streaks
from floor.ui.board.payload import board_payload
from floor.ui.progress.payload import tiles
from tests.sample_boards import ASKED, NOW, SampleBoards

T = Words("en")


def whiteboard(floor: SampleBoards, query: BoardQuery) -> dict[str, dict[str, object]]:
    """The rows that the whiteboard's script is given to draw."""
    house = settings()
    payload = board_payload(
        floor.board(query), T, reading="list", theme="auto", now=NOW, house=house, sample=house.is_sample
    )
    return {row["id"]: row for row in payload["rows"]}


def file(floor: SampleBoards, query: BoardQuery) -> dict[str, list[str]]:
    """The lines of the CSV file, by whose they are."""
    board = floor.board(query)
    told = csv_bytes(board_sheet(board, T, settings().currency)).decode("utf-8-sig")
    return {row.key: line for row, line in zip(board.rows, list(csv.reader(io.StringIO(told)))[1:], strict=True)}


def as_shown(metric: Metric, cell: str) -> str:
    """A number of a file as a screen writes it."""
    if not cell:
        return T("too few")
    return T.metric(metric, Decimal(cell) * (100 if metric.unit == "money" else 1))


@pytest.mark.parametrize(("kind", "day"), ASKED)
def test_every_figure_is_the_whiteboards_and_the_files(floor: SampleBoards, kind: Kind, day: date) -> None:
    compared = 0
    for key in floor.keys:
        standing = read_standing(floor.board, ProgressQuery(day, kind), key)
        shown = tiles(standing, T)
        for metric in SHOWN:
            query = BoardQuery(day, kind, metric)
            row, line = whiteboard(floor, query).get(key), file(floor, query).get(key)
            assert (row is None) == (line is None) == (metric not in standing.rows)
            if row is None or line is None:
                continue
            (tile,) = [one for one in shown if one.label == METRICS[metric].name]
            assert tile.value == row["value"] == as_shown(METRICS[metric], line[4])
            if tile.note:
                assert tile.note.removeprefix("of ").removeprefix("target ") == row["of"]
                assert row["of"] == as_shown(METRICS[metric], line[5])
            if metric == "orders":
                assert shown[1].value == str(row["rank"]) == line[0]
                assert (shown[1].move, row["move"] or 0) == (row["move"], int(line[1] or 0))
            compared += 1
    assert compared or day.weekday() == 6


def test_every_line_around_somebody_is_the_whiteboards(floor: SampleBoards) -> None:
    for kind in KINDS:
        board = floor.board(BoardQuery(NOW.date(), kind))
        keys = [row.key for row in board.rows]
        for at, key in enumerate(keys):
            around = read_standing(floor.board, ProgressQuery(NOW.date(), kind), key).around
            assert list(around) == list(board.rows[max(at - 2, 0) : at + 3])


def test_every_day_of_a_streak_is_as_its_whiteboard_has_it(floor: SampleBoards) -> None:
    days: dict[date, dict[str, tuple[int, object, bool]]] = {}
    for key in floor.keys:
        for one in read_streaks(floor.warehouse, floor.roster, key, NOW.date()).days:
            days.setdefault(one.day, {})[key] = (one.orders, one.target, one.met)
    for day, told in days.items():
        rows = {row.key: row for row in floor.board(BoardQuery(day)).rows}
        assert told == {key: (int(rows[key].value or 0), rows[key].target, rows[key].met) for key in told}
        assert all(row.met == is_met(METRICS["orders"], row.value, row.target) for row in rows.values())
    assert len(days) > 40
