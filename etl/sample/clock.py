"""Times of day as numbers, as moments and as text."""

from datetime import date, datetime, time, timedelta
from functools import cache

from etl.sample.arrays import Ints, Texts, texts

DAY_SECONDS = 86_400
_UNIX_ORDINAL = date(1970, 1, 1).toordinal()


def midnight_epoch(day: date) -> int:
    """The Unix time of the day's midnight, were the floor in Greenwich.

    The sample must be the same on every machine, so it may not ask the machine for its time zone.
    """
    return (day.toordinal() - _UNIX_ORDINAL) * DAY_SECONDS


def moment(day: date, seconds: int) -> datetime:
    """That many seconds after the day's midnight."""
    return datetime.combine(day, time()) + timedelta(seconds=seconds)


def seconds_into(day: date, at: datetime) -> float:
    """Seconds from the day's midnight to the moment; negative before it."""
    return (at - datetime.combine(day, time())).total_seconds()


def spelled(day: date, seconds: Ints) -> list[str]:
    """Each as text, like 2026-11-20 14:32:05."""
    head = f"{day} "
    return [head + clock for clock in _clock()[seconds].tolist()]


@cache
def _clock() -> Texts:
    """Every second of a day as text: looking a time up is much faster than spelling it."""
    sixty = [f"{number:02d}" for number in range(60)]
    return texts([f"{hour}:{minute}:{second}" for hour in sixty[:24] for minute in sixty for second in sixty])
