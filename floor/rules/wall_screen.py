"""What a screen on the wall is made of, what is wrong with one as asked for, and which of its boards is up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, get_args

from floor.rules.metrics import METRICS
from floor.rules.periods import KINDS, Kind

By = Literal["agent", "team"]
Reading = Literal["near", "room", "floor", "hall", "list"]
Theme = Literal["dark", "light", "auto"]

ROWS: tuple[By, ...] = get_args(By)
THEMES: tuple[Theme, ...] = get_args(Theme)
READINGS: tuple[Reading, ...] = get_args(Reading)
"""How far away the readers are; `list` is every row one below the other, for a page that scrolls."""

WALL_READINGS: tuple[Reading, ...] = ("near", "room", "floor", "hall")
"""On a wall nobody scrolls."""

MOST_BOARDS = 12
LONGEST_NAME = 60
TURN = timedelta(seconds=20)
"""How long each of several boards is up: long enough for two pages of one."""


@dataclass(frozen=True)
class WallBoard:
    """One of a screen's boards; it always shows the day, week or month that is running."""

    metric: str = "orders"
    kind: Kind = "day"
    by: By = "agent"


@dataclass(frozen=True)
class WallScreen:
    """What a screen is to show. `team` None: everybody; else its agents and nothing of other teams.

    `last_day` None: until somebody revokes the link.
    """

    name: str
    boards: tuple[WallBoard, ...]
    team: str | None = None
    reading: Reading = "floor"
    theme: Theme = "dark"
    language: str = "en"
    last_day: date | None = None


class Flaw(StrEnum):
    """Why a screen cannot be had as it is asked for."""

    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    NAME_TAKEN = "name_taken"
    NO_BOARD = "no_board"
    MANY_BOARDS = "many_boards"
    UNKNOWN_BOARD = "unknown_board"
    UNKNOWN_TEAM = "unknown_team"
    TEAMS_OF_A_TEAM = "teams_of_a_team"
    UNKNOWN_LOOK = "unknown_look"
    PAST_DAY = "past_day"


def flaw_of(screen: WallScreen, *, today: date, teams: Collection[str], languages: Collection[str]) -> Flaw | None:
    """The first thing that is wrong with it; None: it can be had."""
    wrong = {
        Flaw.NO_NAME: not screen.name,
        Flaw.LONG_NAME: len(screen.name) > LONGEST_NAME,
        Flaw.NO_BOARD: not screen.boards,
        Flaw.MANY_BOARDS: len(screen.boards) > MOST_BOARDS,
        Flaw.UNKNOWN_BOARD: not all(map(_is_known, screen.boards)),
        Flaw.UNKNOWN_TEAM: screen.team is not None and screen.team not in teams,
        # Its one row would tell its place among the others, and an empty screen otherwise.
        Flaw.TEAMS_OF_A_TEAM: screen.team is not None and any(board.by == "team" for board in screen.boards),
        Flaw.UNKNOWN_LOOK: not _looks_known(screen, languages),
        Flaw.PAST_DAY: screen.last_day is not None and screen.last_day < today,
    }
    return next((flaw for flaw, is_so in wrong.items() if is_so), None)


def board_up(boards: tuple[WallBoard, ...], since_start: timedelta) -> WallBoard:
    """The board whose turn it is: the clock decides, so that every device with the link shows the same."""
    return boards[since_start // TURN % len(boards)]


def _is_known(board: WallBoard) -> bool:
    return board.metric in METRICS and board.kind in KINDS and board.by in ROWS


def _looks_known(screen: WallScreen, languages: Collection[str]) -> bool:
    return screen.reading in WALL_READINGS and screen.theme in THEMES and screen.language in languages
