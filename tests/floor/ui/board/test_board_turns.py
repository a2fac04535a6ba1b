"""Several boards take turns on one screen: each comes up still, and goes on where it was left."""

import pytest

from tests.board_payloads import Payload, crowd
from tests.wall_screen import Wall

pytestmark = pytest.mark.browser

ORDERS = "day|2026-11-20|orders|agent|*|*"
# The mark of the page that is up fills by an animation of its own; whatever glides is a transition.
GLIDING = """document.getAnimations().filter(one => one instanceof CSSTransition)
    .map(one => one.effect.target.className + ' ' + one.transitionProperty)"""
REVENUE = "day|2026-11-20|revenue|agent|*|*"


def orders() -> Payload:
    return crowd(45, board=ORDERS)


def revenue() -> Payload:
    made = crowd(45, board=REVENUE, seed=8, title="Revenue · today")
    return made | {"teams": [team | {"bar": 0.3, "pace": 0.9} for team in made["teams"]]}


def first_places(wall: Wall) -> list[str]:
    """The range at the foot tells which page is up."""
    return wall.page.inner_text(".fb-range").split("–")[:1]


def test_a_change_of_board_moves_and_lights_nothing(wall: Wall) -> None:
    wall.open(orders())
    wall.hear(revenue())
    assert wall.page.evaluate(GLIDING) == []
    assert wall.lit == []
    assert wall.page.inner_text(".fb-title") == "Revenue · today"
    assert wall.page.title() == "Revenue · today"


def test_each_board_goes_on_after_the_page_it_was_left_at(wall: Wall) -> None:
    wall.open(orders())
    seen = []
    for _ in range(3):
        wall.wait(12_400)
        wall.hear(revenue())
        wall.wait(12_400)
        wall.hear(orders())
        seen.append(first_places(wall)[0])
    assert seen == ["21", "41", "11"]


def test_a_board_that_became_shorter_goes_on_with_its_last_page(wall: Wall) -> None:
    wall.open(orders())
    wall.wait(12_400)
    wall.hear(revenue())
    wall.hear(crowd(14, board=ORDERS))
    assert first_places(wall) == ["11"]
