"""Every reading distance fills its screen and no more; pages turn; names are data."""

import pytest

from tests.board_payloads import LONG, board, crowd, in_chinese, row
from tests.wall_screen import Wall

pytestmark = pytest.mark.browser

SCREENS = [(1920, 1080), (3840, 2160), (1440, 900), (1366, 768), (1080, 1920)]
FIRST_PAGE = {"near": 60, "room": 60, "floor": 10, "hall": 6}

OUTSIDE = """() => {
  const stage = document.querySelector('.fb-stage').getBoundingClientRect();
  return Array.from(document.querySelectorAll('.fb-row:not(.fb-away)')).filter(row => {
    const box = row.getBoundingClientRect();
    return box.top < stage.top - 0.5 || box.left < stage.left - 0.5
      || box.bottom > Math.min(stage.bottom, innerHeight) + 0.5 || box.right > stage.right + 0.5;
  }).length;
}"""
SCROLLS = """() => document.documentElement.scrollHeight > innerHeight
  || document.documentElement.scrollWidth > innerWidth"""
OVERLAPS = """() => Array.from(document.querySelectorAll('.fb-row:not(.fb-away)')).filter(row => {
  const cells = Array.from(row.children).filter(cell => getComputedStyle(cell).visibility !== 'hidden'
    && getComputedStyle(cell).display !== 'none').map(cell => cell.getBoundingClientRect());
  return cells.some((cell, at) => cells.slice(at + 1).some(other => cell.left < other.right - 1
    && other.left < cell.right - 1 && cell.top < other.bottom - 1 && other.top < cell.bottom - 1));
}).length"""


@pytest.mark.parametrize("reading", FIRST_PAGE)
def test_a_reading_distance_fits_every_screen(wall: Wall, reading: str) -> None:
    wall.open(crowd(60, reading=reading, notes=["Sample data"]))
    for width, height in SCREENS:
        wall.page.set_viewport_size({"width": width, "height": height})
        wall.page.wait_for_function("() => document.querySelector('.fb').clientWidth === innerWidth")
        wall.page.wait_for_function(f"() => ({OUTSIDE})() === 0")
        tall = width < height and reading == "room"
        assert len(wall.shown) == (10 if tall else FIRST_PAGE[reading]), (width, height)
        assert not wall.page.evaluate(SCROLLS), (width, height)
        assert wall.page.evaluate(OVERLAPS) == 0, (width, height)


@pytest.mark.parametrize(
    ("reading", "counts"),
    [("near", (1, 8, 21, 200)), ("room", (3, 11, 21, 200)), ("floor", (3, 200)), ("hall", (1, 200))],
)
def test_few_and_many_fit(wall: Wall, reading: str, counts: tuple[int, ...]) -> None:
    for count in counts:
        wall.open(in_chinese(crowd(count, reading=reading, theme="light")))
        assert wall.page.evaluate(OUTSIDE) == 0, count
        assert wall.page.evaluate(OVERLAPS) == 0, count
        assert not wall.page.evaluate(SCROLLS), count


@pytest.mark.parametrize("width", [1920, 1366, 390])
def test_wide_figures_do_not_run_into_the_names(wall: Wall, width: int) -> None:
    wall.page.set_viewport_size({"width": width, "height": 900})
    for reading in FIRST_PAGE:
        payload = crowd(60, reading=reading)
        rows = [row | {"value": "US$1,113,260", "of": "US$959,780"} for row in payload["rows"]]
        wall.open(payload | {"rows": rows})
        assert wall.page.evaluate(OVERLAPS) == 0, reading
        narrow = "Array.from(document.querySelectorAll('.fb-row:not(.fb-away) .fb-who')).map(who => who.clientWidth)"
        assert min(wall.page.evaluate(narrow)) >= 60, reading


def test_the_letters_are_as_large_as_the_distance_asks(wall: Wall) -> None:
    wall.open(crowd(60))
    font = "parseFloat(getComputedStyle(document.querySelector('.fb-name')).fontSize)"
    assert wall.page.evaluate(font) >= 59
    wall.hear(crowd(60, reading="hall"))
    assert wall.page.evaluate(font) >= 90
    wall.hear(crowd(60, reading="near"))
    assert wall.page.evaluate(font) >= 29


def test_a_phone_gets_a_list_that_scrolls(wall: Wall) -> None:
    wall.page.set_viewport_size({"width": 390, "height": 844})
    wall.open(crowd(60))
    assert len(wall.shown) == 60
    assert wall.page.evaluate("document.documentElement.scrollWidth") == 390
    wall.page.mouse.wheel(0, 100_000)
    assert wall.page.locator(".fb-row").last.is_visible()


def test_pages_turn_every_twelve_seconds_and_begin_again(wall: Wall) -> None:
    wall.open(crowd(25))
    first = wall.shown
    assert wall.page.inner_text(".fb-range") == "1–10 of 25"
    wall.wait(12_400)
    assert wall.page.inner_text(".fb-range") == "11–20 of 25"
    assert len(wall.shown) == 10
    wall.wait(12_000)
    assert len(wall.shown) == 5
    wall.wait(12_000)
    assert wall.shown == first


def test_news_does_not_turn_the_page_back(wall: Wall) -> None:
    wall.open(crowd(25))
    wall.wait(12_400)
    wall.hear(crowd(25, seed=8, version="floor-000002"))
    assert wall.page.inner_text(".fb-range") == "11–20 of 25"


def test_the_top_ten_stay_while_the_rest_turns(wall: Wall) -> None:
    wall.open(crowd(200, reading="room"))
    top = wall.ids(".fb-row:not(.fb-away)[aria-rowindex='1'], .fb-row:not(.fb-away)[aria-rowindex='10']")
    wall.wait(12_400)
    assert wall.page.inner_text(".fb-range") == "61–110 of 200"
    assert wall.ids(".fb-row:not(.fb-away)[aria-rowindex='1'], .fb-row:not(.fb-away)[aria-rowindex='10']") == top


def test_a_page_can_be_picked(wall: Wall) -> None:
    wall.open(crowd(25))
    wall.page.get_by_role("button", name="21–25 of 25").click()
    wall.wait(400)
    assert wall.page.inner_text(".fb-range") == "21–25 of 25"


def test_a_long_name_is_whole_before_it_is_cut(wall: Wall) -> None:
    wall.open(crowd(60))
    cut = """() => Array.from(document.querySelectorAll('.fb-row:not(.fb-away) .fb-name'))
    .filter(name => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 2)
    .map(name => name.textContent)"""
    assert wall.shown[4] == LONG[0]
    assert wall.page.evaluate(cut) == []


def test_hostile_names_run_nothing(wall: Wall) -> None:
    hostile = "</script><script>window.hit=1</script><img src=x onerror='window.hit=2'>"
    wall.open(board([row("a", 1, 5, name=hostile, team=hostile, of="<b>5</b>")], title=hostile, notes=[hostile]))
    assert wall.shown == [hostile]
    assert wall.page.evaluate("window.hit === undefined && document.querySelectorAll('img, b, script').length") == 2


def test_nobody_there_is_said_in_words(wall: Wall) -> None:
    wall.open(board([], empty={"title": "No calls yet today", "hint": "The first ones appear here."}))
    assert wall.page.is_visible("text=No calls yet today")
    assert wall.page.locator(".fb-row").count() == 0
    wall.hear(board([row("ada", 1, 1)], version="floor-000002"))
    assert wall.shown == ["Ada"]
    assert not wall.page.is_visible("text=No calls yet today")
