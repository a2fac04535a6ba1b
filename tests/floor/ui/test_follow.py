"""A page that stands open comes alive by itself: its fragment runs every few seconds, and these tests are its clock."""

from datetime import datetime
from pathlib import Path

import pytest

from floor.settings import Settings
from floor.ui import follow
from tests.warehouse_factory import WarehouseFactory

MIDNIGHT = datetime(2026, 11, 21, 0, 0, 1)


class Page:
    """Holds what a page handed to the browser's timer, and counts how often it was drawn anew."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn = 0
        self.tick = lambda: None
        monkeypatch.setattr(follow.st, "fragment", lambda **_: self._keep)
        monkeypatch.setattr(follow.st, "rerun", self._count)

    def _keep(self, look: object) -> object:
        self.tick = look  # type: ignore[assignment]
        return look

    def _count(self) -> None:
        self.drawn += 1


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    return Page(monkeypatch)


def test_nothing_new_draws_nothing(house: Path, page: Page) -> None:
    WarehouseFactory(house / "warehouse").publish()
    follow.follow_the_data(follow.seen_now())
    page.tick()
    assert page.drawn == 0


def test_another_version_draws_the_page_anew(house: Path, page: Page) -> None:
    factory = WarehouseFactory(house / "warehouse")
    factory.publish()
    follow.follow_the_data(follow.seen_now())
    factory.publish()
    page.tick()
    assert page.drawn == 1


def test_the_first_version_of_all_draws_the_page_anew(house: Path, page: Page) -> None:
    follow.follow_the_data(follow.seen_now())
    WarehouseFactory(house / "warehouse").publish()
    page.tick()
    assert page.drawn == 1


def test_another_name_or_team_draws_the_page_anew(house: Path, page: Page) -> None:
    factory = WarehouseFactory(house / "warehouse").person("ada", "Ada", "North")
    factory.publish()
    follow.follow_the_data(follow.seen_now())
    factory.moved("ada", "South", since="2026-11-20").people.write()
    page.tick()
    assert page.drawn == 1


@pytest.mark.usefixtures("house")
def test_the_turn_of_the_day_draws_the_page_anew(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    follow.follow_the_data(follow.seen_now())
    monkeypatch.setattr(Settings, "now", lambda _: MIDNIGHT)
    page.tick()
    assert page.drawn == 1


def test_a_removed_sample_takes_its_banner_along(house: Path, page: Page) -> None:
    (house / "sample.json").write_text("{}")
    follow.follow_the_data(follow.seen_now())
    (house / "sample.json").unlink()
    page.tick()
    assert page.drawn == 1


def test_trouble_is_tried_again_at_every_tick_but_not_in_the_same_breath(page: Page) -> None:
    follow.try_again()
    assert page.drawn == 0
    page.tick()
    page.tick()
    assert page.drawn == 2
