"""Why a change to the calendar cannot be done, each a sentence for whoever asked; the screens translate them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from floor.rules.special_day import NEWEST, OLDEST, CalendarFault, reason_fault
from floor.settings import settings
from floor.tasks.task import Impossible


class Sentence(StrEnum):
    """What is wrong and what to do."""

    CHANGED = "The calendar changed meanwhile. Look again, then decide."
    SHARE = "A day is worked between 0 and 100 percent."
    NO_HALF = "Of a half day a part is worked: more than 0 and less than 100 percent."
    NO_EXTRA = "An extra day needs some work: more than 0 percent."
    REASON_NEEDED = "A day that was lost needs its reason."
    REASON_TOO_LONG = "A reason has at most 200 characters."
    NOT_TEXT = "There is a character in it that cannot be kept. Write it without."
    DAY = "This day lies too far away. Choose one between 2000 and 2099."
    DAY_NEEDED = "Choose a day first."
    ORDER = "The last day lies before the first one. Correct one of them."
    WEEK = "A week needs some work, and no weekday more than 100 percent."
    HOURS = "A team cannot open and close at the same time."
    PAST = "This changes days before today. Write down why, then save again."
    NOBODY = "Choose who it is about."
    NO_TEAM = "There is no team of that name any more."
    ALREADY_AWAY = "They are away on some of these days already. End or delete that first."
    NOT_INSIDE = "The last day must lie inside the absence."
    NOTHING_CHOSEN = "Nothing is ticked. Tick what you want to take over."


OF_FAULT = {
    CalendarFault.SHARE: Sentence.SHARE,
    CalendarFault.NO_HALF: Sentence.NO_HALF,
    CalendarFault.NO_EXTRA: Sentence.NO_EXTRA,
    CalendarFault.REASON_NEEDED: Sentence.REASON_NEEDED,
    CalendarFault.REASON_TOO_LONG: Sentence.REASON_TOO_LONG,
    CalendarFault.NOT_TEXT: Sentence.NOT_TEXT,
    CalendarFault.DAY: Sentence.DAY,
    CalendarFault.ORDER: Sentence.ORDER,
    CalendarFault.WEEK: Sentence.WEEK,
    CalendarFault.HOURS: Sentence.HOURS,
}


def refuse_fault(fault: CalendarFault | None) -> None:
    """Raise what cannot be true."""
    if fault:
        raise Impossible(OF_FAULT[fault])


def refuse_day(day: date) -> None:
    """Raise that a day lies where no floor's calendar goes."""
    if not OLDEST <= day <= NEWEST:
        raise Impossible(Sentence.DAY)


def told_past(first_changed: date | None, why: str) -> Mapping[str, object]:
    """What the audit says where days that are over change (None: since ever). Raises that this needs a reason."""
    refuse_fault(reason_fault(why))
    house = settings()
    if first_changed is not None and first_changed >= house.today(house.now()):
        return {}
    if not why.strip():
        raise Impossible(Sentence.PAST)
    return {"past_days": "yes", "why": why.strip()}
