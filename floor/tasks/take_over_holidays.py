"""Public holidays of a country become days of the floor's calendar."""

from collections.abc import Sequence

from floor.rules.access import Permission
from floor.rules.holidays import HolidayProposal
from floor.rules.special_day import special_day_fault
from floor.rules.working_days import SpecialDay
from floor.store.audit import Event
from floor.store.calendar_days import put_special_day
from floor.store.setting_values import write_setting
from floor.tasks.calendar_refusals import Sentence, refuse_fault, told_past
from floor.tasks.set_special_day import refuse_changed
from floor.tasks.task import Actor, Impossible, task

COUNTRY = "holiday_country"


def take_over_holidays(actor: Actor, country: str, chosen: Sequence[HolidayProposal], why: str = "") -> None:
    """Take these over, with what was seen that they replace; all of them or none. The country is remembered."""
    with task(actor, Permission.SET_CALENDAR, "take_over_holidays") as job:
        if not chosen:
            raise Impossible(Sentence.NOTHING_CHOSEN)
        past = told_past(min(one.special.day for one in chosen), why)
        for one in chosen:
            refuse_changed(job.session, one.special.day, one.replaces)
            refuse_fault(special_day_fault(one.special))
            put_special_day(job.session, one.special)
        write_setting(job.session, COUNTRY, country)
        before = {str(one.replaces.day): _told(one.replaces) for one in chosen if one.replaces}
        after = {str(one.special.day): _told(one.special) for one in chosen}
        job.note(Event("take_over_holidays", country, before, {**after, **past}))


def _told(one: SpecialDay) -> str:
    return " · ".join(part for part in (one.kind.value, str(one.share), one.reason) if part)
