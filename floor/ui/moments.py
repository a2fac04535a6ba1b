"""When something was, on the floor's clock."""

from datetime import datetime

from floor.i18n import Words
from floor.settings import settings


def written_moment(moment: datetime, t: Words) -> str:
    """A moment of the records; the day too, unless it is today."""
    house = settings()
    there = house.local(moment)
    if there.date() == house.now().date():
        return t.time(there)
    return f"{t.date(there.date(), 'short')}, {t.time(there)}"
