"""Rows glide, a sale lights its row, and nothing lights that is no news."""

import pytest

from tests.board_payloads import Payload, board, row
from tests.wall_screen import Wall

pytestmark = pytest.mark.browser


def three(ada: int, bo: int, cy: int, **changes: object) -> Payload:
    """Three agents by their orders."""
    values = {"ada": ada, "bo": bo, "cy": cy}
    order = sorted(values, key=lambda key: -values[key])
    return board([row(key, at + 1, values[key]) for at, key in enumerate(order)], **changes)


LATER: Payload = {"version": "floor-000002", "as_of": "2026-11-20T14:32:30", "now": "2026-11-20T14:32:40"}


def test_rows_glide_to_their_new_places(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    wall.page.evaluate("window.ada = document.querySelector('.fb-row')")
    wall.hear(three(5, 6, 3, **LATER))
    assert wall.shown == ["Bo", "Ada", "Cy"]
    moving = "getComputedStyle(window.ada).transitionProperty + document.querySelector('.fb-stage').className"
    assert "transform" in wall.page.evaluate(moving)
    assert "fb-still" not in wall.page.evaluate(moving)
    assert wall.page.evaluate("window.ada.isConnected && window.ada.getAnimations().length > 0")


def test_nothing_flies_in_at_the_first_layout(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    assert wall.page.evaluate("document.getAnimations().length") == 0


def test_nothing_flies_when_the_screen_changes_its_size(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    before = wall.page.evaluate("document.querySelector('.fb-row').style.width")
    wall.page.set_viewport_size({"width": 1280, "height": 720})
    wall.page.wait_for_function("(before) => document.querySelector('.fb-row').style.width !== before", arg=before)
    assert wall.page.evaluate("document.getAnimations().length") == 0


def test_another_question_is_another_board_and_nothing_flies(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    wall.poll()
    wall.hear(three(5, 4, 9, board="day|2026-11-20|revenue|agent|*|*", **LATER))
    assert wall.shown == ["Cy", "Ada", "Bo"]
    assert wall.page.evaluate("document.getAnimations().length") == 0


def test_a_sale_lights_exactly_its_row_and_goes_out_again(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    assert wall.lit == []
    wall.hear(three(5, 4, 4, **LATER))
    assert wall.lit == ["Cy"]
    wall.wait(2600)
    assert wall.lit == []


def test_a_cancellation_lights_nothing(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    wall.hear(three(5, 3, 3, **LATER))
    assert wall.lit == []


@pytest.mark.parametrize(
    "no_news",
    [
        {"as_of": "2026-11-20T14:40:00"},  # the data jumped
        {"age_seconds": 600},
        {"live": False},
        {"lights": False},
        {"board": "day|2026-11-20|revenue|agent|*|*"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_nothing_lights_that_is_no_news(wall: Wall, no_news: Payload) -> None:
    wall.open(three(5, 4, 3))
    wall.hear(three(5, 4, 9, **LATER | no_news))
    assert "9" in wall.page.text_content(".fb-stage")
    assert wall.lit == []


def test_an_unchanged_row_is_not_touched(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    wall.page.evaluate(
        """() => {
          const rowOf = node => (node.closest ? node : node.parentNode).closest('.fb-row');
          window.touched = [];
          new MutationObserver(list => list.forEach(one => window.touched.push(rowOf(one.target))))
            .observe(document.querySelector('.fb-stage'), {subtree: true, childList: true, characterData: true});
        }"""
    )
    wall.hear(three(5, 4, 2, **LATER))
    touched = (
        "Array.from(new Set(window.touched.filter(Boolean).map(row => row.querySelector('.fb-name').textContent)))"
    )
    assert wall.page.evaluate(touched) == ["Cy"]


def test_someone_new_appears_and_someone_gone_goes(wall: Wall) -> None:
    wall.open(board([row("ada", 1, 5), row("bo", 2, 4)]))
    wall.hear(board([row("bo", 1, 4), row("cy", 2, 1)], **LATER))
    assert wall.shown == ["Bo", "Cy"]
    assert wall.lit == []


def test_the_document_follows_the_ranks_for_those_who_hear_it(wall: Wall) -> None:
    wall.open(three(5, 4, 3))
    wall.hear(three(5, 4, 9, **LATER))
    wall.wait(3000)
    names = "Array.from(document.querySelectorAll('[role=row]')).map(row => row.getAttribute('aria-label'))"
    assert wall.page.evaluate(names) == ["1 cy", "2 ada", "3 bo"]
    assert wall.page.get_attribute("[role=table]", "aria-rowcount") == "3"


def test_those_who_want_no_motion_get_none(wall: Wall) -> None:
    wall.page.emulate_media(reduced_motion="reduce")
    wall.open(three(5, 4, 3))
    wall.hear(three(5, 4, 9, **LATER))
    assert wall.shown == ["Cy", "Ada", "Bo"]
    assert wall.lit == ["Cy"]
    assert wall.page.evaluate("document.getAnimations().length") == 0
