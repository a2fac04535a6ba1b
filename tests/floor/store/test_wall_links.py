from datetime import UTC, date, datetime, timedelta

import pytest

from floor.rules.wall_screen import WallBoard
from floor.store.models import WallLink
from floor.store.records import records
from floor.store.wall_links import all_links, boards_as_text, boards_of, is_to_be_noted, live_link, note_seen

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 6, 32, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("any_records")


def link(name: str, **columns: object) -> None:
    with records().writing() as session:
        made = {"token_hash": f"hash of {name}", "name": name, "boards": "[]", "created_at": NOW}
        session.add(WallLink(**made | columns))


def live(name: str, today: date = TODAY) -> bool:
    with records().reading() as session:
        return live_link(session, f"hash of {name}", today) is not None


def test_a_link_lives_until_it_is_revoked() -> None:
    link("open")
    link("revoked", revoked_at=NOW)
    assert (live("open"), live("open", date(2099, 1, 1)), live("revoked"), live("unknown")) == (
        True,
        True,
        False,
        False,
    )


def test_the_last_day_still_counts() -> None:
    link("until today", last_day=TODAY)
    assert live("until today")
    assert not live("until today", TODAY + timedelta(days=1))


def test_only_the_whole_hash_finds_a_link() -> None:
    link("%")
    assert not live("")
    assert not live("_")
    assert live("%")


def test_the_newest_link_comes_first_and_none_is_forgotten() -> None:
    link("one", revoked_at=NOW)
    link("two")
    with records().reading() as session:
        assert [found.name for found in all_links(session)] == ["two", "one"]


def test_boards_are_read_as_they_were_written() -> None:
    boards = (WallBoard("revenue", "week", "team"), WallBoard())
    assert boards_of(WallLink(boards=boards_as_text(boards))) == boards


def test_a_screen_is_noted_when_a_minute_has_passed() -> None:
    link("hall")
    with records().writing() as session:
        (found,) = all_links(session)
        assert is_to_be_noted(found, NOW)
        note_seen(session, found.id, NOW)
    with records().reading() as session:
        (found,) = all_links(session)
    assert not is_to_be_noted(found, NOW + timedelta(seconds=59))
    assert is_to_be_noted(found, NOW + timedelta(seconds=60))
