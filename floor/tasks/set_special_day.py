"""A day becomes unlike others of its weekday: a holiday, a half day, a day lost, an extra day. Or like them again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from floor.rules.access import Permission
from floor.rules.special_day import special_day_fault
from floor.rules.working_days import SpecialDay
from floor.store.audit import Event
from floor.store.calendar_days import put_special_day, special_day
from floor.store.calendar_days import remove_special_day as remove
from floor.tasks.calendar_refusals import Sentence, refuse_fault, told_past
from floor.tasks.task import Actor, Impossible, task


def set_special_day(actor: Actor, wanted: SpecialDay, seen: SpecialDay | None) -> None:
    """Say this of its day. `seen`: what was said of it when whoever asks looked. A day that is over needs a reason."""
    wanted = replace(wanted, reason=wanted.reason.strip())
    with task(actor, Permission.SET_CALENDAR, "set_special_day") as job:
        refuse_changed(job.session, wanted.day, seen)
        refuse_fault(special_day_fault(wanted))
        past = told_past(wanted.day, wanted.reason)
        if wanted != seen:
            put_special_day(job.session, wanted)
            job.note(Event("set_special_day", str(wanted.day), told(seen), {**told(wanted), **_beside_reason(past)}))


def remove_special_day(actor: Actor, seen: SpecialDay, why: str = "") -> None:
    """Let the day be like others of its weekday again."""
    with task(actor, Permission.SET_CALENDAR, "remove_special_day") as job:
        refuse_changed(job.session, seen.day, seen)
        past = told_past(seen.day, why)
        remove(job.session, seen.day)
        job.note(Event("remove_special_day", str(seen.day), told(seen), past))


def refuse_changed(session: Session, day: date, seen: SpecialDay | None) -> None:
    """Raise that a day is not any more as the one who asks saw it."""
    if special_day(session, day) != seen:
        raise Impossible(Sentence.CHANGED)


def told(one: SpecialDay | None) -> dict[str, object]:
    """A day as the audit tells it."""
    return {} if one is None else {"kind": one.kind.value, "share": str(one.share), "reason": one.reason}


def _beside_reason(past: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in past.items() if key != "why"}
