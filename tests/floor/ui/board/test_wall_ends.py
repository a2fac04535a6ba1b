"""A screen whose link or session has ended shows that, and nothing of the board it had."""

import pytest

from tests.board_payloads import Payload, board, crowd, row
from tests.wall_screen import Wall

pytestmark = pytest.mark.browser

LATER: Payload = {"version": "floor-000002", "as_of": "2026-11-20T14:32:30", "now": "2026-11-20T14:32:40"}


@pytest.mark.parametrize(
    ("status", "sentence"), [(404, "This screen's link has ended"), (401, "You are signed out")], ids=str
)
def test_one_question_later_the_board_is_gone_and_the_screen_says_why(wall: Wall, status: int, sentence: str) -> None:
    wall.open(crowd(25))
    wall.stage.refusal = status
    wall.poll()
    assert wall.page.inner_text(".fb-empty-title") == sentence
    assert wall.page.title() == sentence
    text = wall.page.content()
    assert [gone for gone in ("Grace Dubois", "North", "609", "$17,252", "Orders") if gone in text] == []


def test_it_is_not_called_lost_or_old(wall: Wall) -> None:
    wall.open(board([row("ada", 1, 5)], age_seconds=890))
    wall.stage.refusal = 404
    wall.poll()
    wall.wait(19_000)
    assert wall.badge == ""


def test_an_ended_screen_asks_seldom(wall: Wall) -> None:
    wall.open(board([row("ada", 1, 5)]))
    wall.stage.refusal = 404
    wall.poll()
    asked = wall.page.evaluate("window.asked")
    wall.wait(19_000)
    assert wall.page.evaluate("window.asked") == asked


def test_a_link_that_lives_after_all_brings_its_board_back_and_nothing_lights(wall: Wall) -> None:
    wall.open(board([row("ada", 1, 5)]))
    wall.stage.refusal = 404
    wall.poll()
    wall.stage.refusal = 0
    wall.hear(board([row("ada", 1, 6)], **LATER))
    assert wall.shown == ["Ada"]
    assert wall.lit == []
    assert not wall.page.is_visible(".fb-empty")


def test_a_screen_that_ended_and_lost_its_server_says_so(wall: Wall) -> None:
    wall.open(board([row("ada", 1, 5)]))
    wall.stage.refusal = 404
    wall.poll()
    wall.stage.away = True
    wall.poll(2)
    assert wall.badge == "No connection since 14:32"
