from streamlit.testing.v1 import AppTest

from floor.ui.board.component import whole_minutes
from tests.board_payloads import board, row


def test_within_a_minute_the_page_sends_nothing_anew() -> None:
    earlier = board([], now="2026-11-20T14:32:05", age_seconds=65)
    later = board([], now="2026-11-20T14:32:48", age_seconds=108)
    assert whole_minutes(earlier) == whole_minutes(later)
    assert whole_minutes(board([], now="2026-11-20T14:32:48", age_seconds=3))["age_seconds"] == 0


def test_a_page_draws_the_board() -> None:
    def page(payload: dict[str, object]) -> None:
        from floor.ui.board.component import show_board  # noqa: PLC0415  a page of its own

        show_board(payload)

    drawn = AppTest.from_function(page, args=(board([row("ada", 1, 5)]),), default_timeout=30).run()
    assert not drawn.exception
    assert '"Ada"' in str(drawn.get("bidi_component")[0].proto.json)
