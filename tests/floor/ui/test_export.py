import csv
import io
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from floor.i18n import Words
from floor.store.boards import Board, BoardQuery, BoardRow
from floor.ui.export import board_csv, defused, file_name

ROW = BoardRow("ada", "Ada", "North", 1, 2, Fraction(25), Fraction(14), 1.8, 0.5, met=True, trend=(), sample=25)
LAST = replace(ROW, key="bo", name="Bo", rank=None, move=None, value=None, target=None)
BOARD = Board(
    query=BoardQuery(date(2026, 11, 20), "week"),
    version="floor-000001",
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


def rows_of(board: Board, language: str = "en") -> list[list[str]]:
    return list(csv.reader(io.StringIO(board_csv(board, Words(language)).decode("utf-8-sig"))))


def test_the_file_holds_the_rows_of_the_screen_in_their_order() -> None:
    assert rows_of(BOARD) == [
        ["Rank", "Movement", "Name", "Team", "Orders", "Target"],
        ["1", "2", "Ada", "North", "25", "14"],
        ["", "", "Bo", "North", "too few", ""],
    ]


def test_a_spreadsheet_is_told_that_it_is_unicode() -> None:
    chinese = replace(BOARD, rows=(replace(ROW, name="张敏"),))
    assert board_csv(chinese, Words("zh-Hans")).startswith(b"\xef\xbb\xbf")
    assert rows_of(chinese, "zh-Hans")[1][2] == "张敏"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@sum(a)", " =1", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x"])
def test_a_name_that_a_spreadsheet_would_run_is_defused(name: str) -> None:
    assert defused(name) == f"'{name}"
    assert rows_of(replace(BOARD, rows=(replace(ROW, name=name, team=name),)))[1][2:4] == [f"'{name}"] * 2


@pytest.mark.parametrize("name", ["Ada", "O'Brien", "张敏", "", "a=b", "Anne-Marie"])
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert defused(name) == name


def test_a_money_value_below_zero_stays_a_number() -> None:
    query = BoardQuery(date(2026, 11, 20), metric="revenue")
    assert rows_of(replace(BOARD, query=query, rows=(replace(ROW, value=Fraction(-1234)),)))[1][4] == "-$12"


def test_the_files_name_says_metric_and_period() -> None:
    assert file_name(BOARD) == "whiteboard-orders-week-2026-11-16.csv"
