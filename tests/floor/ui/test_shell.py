from datetime import datetime, timedelta

import pytest

from floor.settings import Settings, settings
from floor.store import sign_ins
from floor.store.models import SignIn
from floor.store.records import RecordsUnreachable, records
from floor.ui.activity import BY_ITSELF
from tests.opened import opened
from tests.signed_in import identity


@pytest.mark.usefixtures("house")
def test_a_page_that_breaks_says_so_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("floor.ui.whiteboard.sight_or_stop", broken)
    page = opened()
    assert not page.exception
    assert "could not be shown" in page.error[0].value
    assert "secret" not in str(page.main)


@pytest.mark.usefixtures("house")
def test_the_language_goes_along_to_the_next_page() -> None:
    page = opened()
    page.button_group(key="language_switch").set_value("zh-Hans").run()
    page.query_params.clear()  # as Streamlit does when the reader goes to another page
    page.run()
    assert page.button_group(key="language_switch").value == "zh-Hans"
    assert page.query_params["lang"] == "zh-Hans"


@pytest.mark.usefixtures("house")
def test_a_language_nobody_knows_gives_the_readers_own() -> None:
    page = opened(lang="tlh")
    assert page.button_group(key="language_switch").value == "en"


@pytest.mark.usefixtures("house")
def test_nobody_signed_in_sees_a_way_to_sign_in_and_no_menu() -> None:
    page = opened(user={})
    assert page.subheader[0].value == "You are signed out"
    assert not page.get("bidi_component")
    assert not page.get("popover")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("told", ["", "0", "999", "-1", "1 or 1", "1e0", "١"])
def test_an_identity_that_is_no_live_session_is_nobody(told: str) -> None:
    assert opened(user={"sign_in": told}).subheader[0].value == "You are signed out"


@pytest.mark.usefixtures("house")
def test_records_that_cannot_be_reached_are_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened()

    def gone(*_: object) -> None:
        raise RecordsUnreachable("postgresql://floor:secret@host")

    monkeypatch.setattr("floor.ui.guard.records", gone)
    page.run()
    assert not page.exception
    assert "records cannot be reached" in page.subheader[0].value
    assert "secret" not in str(page.main)


@pytest.mark.usefixtures("house")
def test_a_session_that_ends_shows_at_the_next_click_in_every_tab() -> None:
    who = identity("manager")
    tabs = [opened(user=who), opened(user=who), opened(user=who)]
    other = opened(user=identity("agent"))
    assert all(tab.get("popover") for tab in tabs)
    with records().writing() as session:
        sign_ins.end(session, int(who["sign_in"]), settings().utc_now())
    assert [tab.run().subheader[0].value for tab in tabs] == ["You are signed out"] * 3
    assert other.run().get("popover")


def seen_at(who: dict[str, str]) -> datetime:
    with records().reading() as session:
        found = session.get(SignIn, int(who["sign_in"]))
        assert found is not None
        return found.seen_at


@pytest.mark.usefixtures("house")
def test_a_click_keeps_a_session_alive_and_a_page_that_follows_the_data_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    who = identity("manager")
    page = opened(user=who)
    begun = seen_at(who)
    monkeypatch.setattr(Settings, "utc_now", lambda _: begun + timedelta(minutes=1))
    page.session_state[BY_ITSELF] = True
    page.run()
    assert seen_at(who) == begun
    page.run()
    assert seen_at(who) == begun + timedelta(minutes=1)
