"""The open page follows the data by itself."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from floor.settings import settings
from floor.store.records import RecordsUnreachable
from floor.store.viewers import Viewer
from floor.ui import cached
from floor.ui.activity import run_again_by_itself
from floor.ui.guard import viewer_now

EVERY_SECONDS = 3

Seen = tuple[str | None, int | None, date, bool]


def seen_now() -> Seen:
    """What a page hangs on: the versions of data and people, the floor's day, sample or not. Ask before reading."""
    house = settings()
    return cached.newest_version(), _people_version(), house.today(house.now()), house.is_sample


def follow_the_data(seen: Seen) -> None:
    """Run the page anew as soon as there is something else to see than when it was drawn."""
    _look_again(lambda: seen_now() != seen)


def try_again() -> None:
    """Run the page anew every few seconds, because it could not show what it should."""
    looks = iter((False,))  # the first look is this very run
    _look_again(lambda: next(looks, True))


def _look_again(is_time: Callable[[], bool]) -> None:
    drawn_for = _viewer()

    @st.fragment(run_every=EVERY_SECONDS)
    def look() -> None:
        """Draws nothing, so that nothing flickers. Whoever was signed out or given another role sees it here too."""
        if is_time() or _viewer() != drawn_for:
            run_again_by_itself()

    look()


def _people_version() -> int | None:
    """None while the records cannot be reached: that is said by the page, or it goes on showing what it has."""
    try:
        return cached.people_version()
    except RecordsUnreachable:
        return None


def _viewer() -> Viewer | None:
    """Who is looking; nobody, too, while that cannot be looked up."""
    try:
        return viewer_now()
    except RecordsUnreachable:
        return None
