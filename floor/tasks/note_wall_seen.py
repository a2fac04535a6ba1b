"""A screen asked for its board."""

from floor.settings import settings
from floor.store.models import WallLink
from floor.store.records import records
from floor.store.wall_links import is_to_be_noted, note_seen


def note_wall_seen(link: WallLink) -> None:
    """Note it, at most once a minute. No audit line: it says that a screen is on, not what somebody did."""
    now = settings().utc_now()
    if is_to_be_noted(link, now):
        with records().writing() as session:
            note_seen(session, link.id, now)
