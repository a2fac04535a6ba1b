import ast
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.opened import opened
from tests.signed_in import identity
from tests.sold_floor import sold_floor

ROOT = Path(__file__).parents[3]
ORDERS = ROOT / "pages" / "everyone" / "orders.py"


@pytest.fixture(autouse=True)
def floor(house: Path) -> None:
    sold_floor(house)


def links(page: AppTest) -> list[str]:
    assert not page.exception
    every = [button.proto.url for button in page.get("link_button")]
    return [url for url in every if url.startswith("/files/")]


def test_the_board_is_taken_along_by_the_link_of_the_board() -> None:
    page = opened(kind="week", metric="revenue", team="South")
    asked = "kind=week&metric=revenue&team=South&lang=en"
    assert links(page) == [f"/files/whiteboard.csv?{asked}", f"/files/whiteboard.xlsx?{asked}"]


def test_orders_are_taken_along_by_the_link_of_the_list_in_the_readers_language() -> None:
    page = AppTest.from_file(str(ORDERS), default_timeout=20)
    page.user = dict(identity("manager"))
    page.query_params["person"] = "bo"
    page.query_params["lang"] = "zh-Hans"
    asked = "person=bo&lang=zh-Hans"
    assert links(page.run()) == [f"/files/orders.csv?{asked}", f"/files/orders.xlsx?{asked}"]


def test_nothing_leaves_through_streamlits_own_download() -> None:
    """What it serves lies under an address of its own, open to whoever is signed in and knows it."""
    named = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("floor", "pages")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "download_button"
    }
    assert named == set()
