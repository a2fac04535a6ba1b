from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from floor.i18n import Words
from floor.rules.metrics import METRICS
from floor.store.board_sheet import KINDS, board_sheet
from floor.store.boards import Board, BoardQuery, BoardRow
from floor.store.sheet_csv import csv_bytes

ROW = BoardRow(
    "ada", "Ada", "North", 1, -2, Fraction(25), Fraction(14), 1.8, Fraction(7), 0.5, met=True, trend=(), sample=25
)
LAST = replace(ROW, key="bo", name="Bo", rank=None, move=None, value=None, target=None, due=None)
BOARD = Board(
    query=BoardQuery(date(2026, 11, 20), "week"),
    version="floor-000001",
    people_version=0,
    as_of=datetime(2026, 11, 20, 14, 0),
    published_at=datetime(2026, 11, 20, 14, 1),
    rows=(ROW, LAST),
    floor=ROW,
    teams=(),
    headline={},
    unknown_agents=0,
    unknown_code_calls=0,
    campaigns=(),
    team_names=(),
    first_day=None,
    last_day=None,
)


def lines(board: Board, language: str = "en", currency: str = "USD") -> list[str]:
    return csv_bytes(board_sheet(board, Words(language), currency)).decode("utf-8-sig").splitlines()


def of(metric: str, value: Fraction) -> Board:
    return replace(BOARD, query=BoardQuery(date(2026, 11, 20), metric=metric), rows=(replace(ROW, value=value),))


def test_the_file_holds_the_rows_of_the_screen_in_their_order() -> None:
    assert lines(BOARD) == [
        "Rank,Movement,Name,Team,Orders,Target,Due by now,Pace,Note",
        "1,-2,Ada,North,25,14,7,18,",
        ",,Bo,North,,,,,too few",
    ]


def test_too_few_to_say_is_an_empty_cell_and_a_note_in_the_readers_words() -> None:
    assert lines(BOARD, "zh-Hans")[2] == ",,Bo,North,,,,,样本不足"


@pytest.mark.parametrize(
    ("metric", "value", "header", "cell"),
    [
        ("revenue", Fraction(-1234), "Revenue (USD)", "-12.34"),
        ("revenue_per_hour", Fraction(10_000, 3), "Revenue per hour (USD)", "33.33"),
        ("conversion", Fraction(17, 250), "Conversion", "0.068"),
        ("average_talk_time", Fraction(361, 2), "Average talk time (seconds)", "181"),
        ("orders_per_hour", Fraction(7, 3), "Orders per hour", "2.333333"),
    ],
)
def test_a_figure_is_a_machine_number_and_the_header_says_its_unit(
    metric: str, value: Fraction, header: str, cell: str
) -> None:
    top, row = lines(of(metric, value))
    assert (top.split(",")[4], row.split(",")[4]) == (header, cell)


def test_money_has_the_places_of_the_floors_currency() -> None:
    assert lines(of("revenue", Fraction(1234)), currency="JPY")[1].split(",")[4] == "1234"


def test_every_unit_of_the_catalogue_has_its_kind_of_column() -> None:
    assert {metric.unit for metric in METRICS.values()} <= KINDS.keys()


def test_the_line_of_nobodys_team_has_a_name() -> None:
    nobody = replace(BOARD, rows=(replace(ROW, key="", name="", team=""),))
    assert lines(nobody)[1].startswith("1,-2,No team,,")
