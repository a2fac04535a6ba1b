"""The board says how old it is, what time it is, and finds its server again by itself."""

import pytest

from tests.board_payloads import Payload, board, row
from tests.wall_screen import Wall

pytestmark = pytest.mark.browser


def ada(orders: int, **changes: object) -> Payload:
    return board([row("ada", 1, orders)], **changes)


LATER: Payload = {"version": "floor-000002", "as_of": "2026-11-20T14:32:30", "now": "2026-11-20T14:50:00"}


def test_fresh_data_says_when_it_was_updated(wall: Wall) -> None:
    wall.open(ada(5))
    assert wall.page.inner_text(".fb-time").split() == ["14:32", "Updated", "14:31"]


def test_old_data_wears_a_badge_until_new_data_comes(wall: Wall) -> None:
    wall.open(ada(5, age_seconds=1380))
    assert wall.badge == "No new data for 23 min"
    assert not wall.page.is_visible(".fb-updated")
    wall.hear(ada(6, age_seconds=5, **LATER))
    assert wall.badge == ""
    assert wall.page.is_visible(".fb-updated")


def test_the_board_counts_the_age_itself(wall: Wall) -> None:
    wall.open(ada(5, age_seconds=899))
    assert wall.badge == ""
    wall.wait(2000)
    assert wall.badge == "No new data for 15 min"


def test_the_server_sets_age_and_clock_right_without_sending_the_board_again(wall: Wall) -> None:
    wall.open(ada(5))
    wall.poll()
    wall.stage.payload |= {"age_seconds": 7500, "now": "2026-11-20T16:36:00"}
    wall.poll()
    assert wall.stage.known >= 1
    assert wall.badge == "No new data for 2 h 5 min"
    assert wall.page.inner_text(".fb-clock") == "16:36"


def test_a_closed_floor_is_not_called_stale(wall: Wall) -> None:
    wall.open(ada(5, age_seconds=40_000, live=False))
    assert wall.badge == ""


def test_a_server_that_is_away_leaves_the_last_board_and_says_since_when(wall: Wall) -> None:
    wall.open(ada(5))
    wall.poll()
    wall.stage.away = True
    wall.poll(2)
    assert wall.badge == "No connection since 14:32"
    assert wall.shown == ["Ada"]


def test_the_board_recovers_by_itself_and_nothing_lights(wall: Wall) -> None:
    wall.open(ada(5))
    wall.poll()
    wall.stage.away = True
    wall.poll(3)
    wall.stage.away = False
    wall.hear(ada(9, **LATER))
    assert wall.badge == ""
    assert wall.page.inner_text(".fb-value") == "9"
    assert wall.lit == []


def test_one_missed_answer_is_not_shown(wall: Wall) -> None:
    wall.open(ada(5))
    wall.poll()
    wall.stage.away = True
    wall.poll()
    assert wall.badge == ""
