import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from floor.rules.access import Role
from floor.rules.wall_screen import WallBoard
from floor.store.wall_links import boards_of
from floor.tasks.revoke_wall_link import revoke_wall_link
from floor.tasks.task import AT_THE_CONSOLE
from tests.signed_in import identity
from tests.walls import link, links, teams, wall

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "walls.py"
HOSTILE = "**bold** :red[x] ![x](http://a.example/b) <b>"

pytestmark = pytest.mark.usefixtures("house")


def opened(role: Role = "administrator", **query: str) -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=20)
    page.user = identity(role)
    page.context = {"url": "https://floor.example/walls"}
    for part, value in query.items():
        page.query_params[part] = value
    page.run()
    assert not page.exception
    return page


def make(page: AppTest) -> AppTest:
    next(button for button in page.button if button.label == "Make the link").click().run()
    assert not page.exception
    return page


def texts(page: AppTest) -> list[str]:
    return [text.value for text in page.text]


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_the_page_is_refused_to_everybody_else(role: Role) -> None:
    wall("Canary hall")
    page = opened(role)
    assert page.subheader[0].value == "This page is not for your role"
    assert (len(page.button), texts(page)) == (0, [])


def test_the_address_is_shown_once_and_opens_the_screen() -> None:
    page = opened()
    page.text_input(key="wall_name").input("Hall")
    make(page)
    (shown,) = [block.value for block in page.code]
    match = re.fullmatch(r"https://floor\.example/wall/([\w-]{43})", shown)
    assert match is not None
    made = link(match[1])
    assert (made.name, boards_of(made)) == ("Hall", (WallBoard(),))
    assert match[1] not in str(page.run().main)


def test_everything_in_the_form_is_in_the_link() -> None:
    teams("North", "South")
    page = opened()
    page.text_input(key="wall_name").input("Hall")
    page.multiselect(key="wall_boards").set_value([WallBoard("revenue", "week"), WallBoard("orders", "month")])
    page.selectbox(key="wall_team").set_value("North")
    page.selectbox(key="wall_reading").set_value("hall")
    page.selectbox(key="wall_theme").set_value("light")
    page.selectbox(key="wall_language").set_value("zh-Hans")
    page.date_input(key="wall_last_day").set_value(date(2026, 12, 24))
    make(page)
    (made,) = links()
    assert boards_of(made) == (WallBoard("revenue", "week"), WallBoard("orders", "month"))
    looks = (made.team, made.reading, made.theme, made.language, made.last_day)
    assert looks == ("North", "hall", "light", "zh-Hans", date(2026, 12, 24))


def test_a_screen_is_for_all_teams_unless_one_is_chosen() -> None:
    teams("North")
    page = opened()
    page.text_input(key="wall_name").input("Hall")
    make(page)
    assert [made.team for made in links()] == [None]


def test_it_begins_with_the_board_that_the_whiteboard_showed() -> None:
    teams("North")
    page = opened(metric="conversion", kind="month", team="North")
    assert page.multiselect(key="wall_boards").value == [WallBoard("conversion", "month")]
    assert page.selectbox(key="wall_team").value == "North"


def test_what_is_wrong_is_said_and_what_was_typed_stays() -> None:
    page = opened()
    page.multiselect(key="wall_boards").set_value([WallBoard("revenue")])
    make(page)
    assert page.error[0].value == "Give the screen a name, for example where it hangs."
    assert page.multiselect(key="wall_boards").value == [WallBoard("revenue")]
    assert (links(), list(page.code)) == ([], [])


def test_a_live_screen_says_what_it_shows_and_until_when() -> None:
    teams("North")
    wall("Hall", (WallBoard("revenue", "week"),), team="North", last_day=date(2026, 12, 24))
    page = opened()
    assert texts(page) == ["Hall", "North — Revenue · Week · Agents"]
    assert "never opened yet · until Dec 24" in [caption.value for caption in page.caption]


def test_revoking_takes_two_clicks_and_moves_the_screen_to_the_ended_ones() -> None:
    token = wall("Hall")
    page = opened()
    assert page.expander == []
    page.button(key=f"revoke-{link(token).id}").click().run()
    assert link(token).revoked_at is not None
    assert page.expander[0].label == "1 ended screen"
    assert not [button for button in page.button if button.label == "Revoke this link"]


def test_a_screen_past_its_last_day_stands_among_the_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    wall("Hall", last_day=date(2026, 11, 20))
    monkeypatch.setattr("floor.ui.walls.screens.today", lambda: date(2026, 11, 21))
    page = opened()
    assert page.expander[0].label == "1 ended screen"
    assert any(caption.value.startswith("ended after Nov 20") for caption in page.caption)


def test_names_stay_text() -> None:
    teams(HOSTILE)
    revoke_wall_link(AT_THE_CONSOLE, link(wall(HOSTILE[:40], team=HOSTILE)).id)
    wall(HOSTILE[:50], team=HOSTILE)
    page = opened()
    marked = [element.value for kind in (page.markdown, page.caption, page.subheader) for element in kind]
    assert [text for text in marked if "**bold**" in text] == []
    assert sum("**bold**" in text for text in texts(page)) == 4


def test_chinese_readers_read_chinese() -> None:
    page = opened(lang="zh-Hans")
    assert page.title[0].value == "大屏"
