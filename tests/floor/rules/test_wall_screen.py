from dataclasses import replace
from datetime import date, timedelta

import pytest

from floor.rules.wall_screen import MOST_BOARDS, Flaw, WallBoard, WallScreen, board_up, flaw_of

TODAY = date(2026, 11, 20)
GOOD = WallScreen("Hall", (WallBoard(),))


def flaw(**changes: object) -> Flaw | None:
    return flaw_of(replace(GOOD, **changes), today=TODAY, teams={"North"}, languages={"en"})  # type: ignore[arg-type]


def test_a_plain_screen_is_good() -> None:
    assert flaw() is None
    assert flaw(team="North", last_day=TODAY, reading="near", theme="auto", boards=(WallBoard(),) * MOST_BOARDS) is None


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"name": ""}, Flaw.NO_NAME),
        ({"name": "x" * 61}, Flaw.LONG_NAME),
        ({"boards": ()}, Flaw.NO_BOARD),
        ({"boards": (WallBoard(),) * 13}, Flaw.MANY_BOARDS),
        ({"boards": (WallBoard(), WallBoard("luck"))}, Flaw.UNKNOWN_BOARD),
        ({"boards": (WallBoard(kind="decade"),)}, Flaw.UNKNOWN_BOARD),
        ({"boards": (WallBoard(by="planet"),)}, Flaw.UNKNOWN_BOARD),
        ({"team": "Nowhere"}, Flaw.UNKNOWN_TEAM),
        ({"team": ""}, Flaw.UNKNOWN_TEAM),
        ({"team": "North", "boards": (WallBoard(), WallBoard(by="team"))}, Flaw.TEAMS_OF_A_TEAM),
        ({"reading": "list"}, Flaw.UNKNOWN_LOOK),
        ({"theme": "pink"}, Flaw.UNKNOWN_LOOK),
        ({"language": "xx"}, Flaw.UNKNOWN_LOOK),
        ({"last_day": date(2026, 11, 19)}, Flaw.PAST_DAY),
    ],
)
def test_what_is_wrong_with_a_screen_has_a_name(wrong: dict[str, object], expected: Flaw) -> None:
    assert flaw(**wrong) is expected


def test_boards_take_turns_of_twenty_seconds_and_begin_again() -> None:
    boards = (WallBoard("orders"), WallBoard("revenue"))
    up = [board_up(boards, timedelta(seconds=seconds)).metric for seconds in (0, 19.9, 20, 39.9, 40, -1)]
    assert up == ["orders", "orders", "revenue", "revenue", "orders", "revenue"]


def test_a_single_board_is_always_up() -> None:
    assert board_up((WallBoard(),), timedelta(days=400)) == WallBoard()
