"""Somebody is away, is back earlier, or was not away after all."""

from datetime import date, timedelta

from floor.rules.access import Permission
from floor.rules.special_day import away_fault
from floor.rules.working_days import Away
from floor.store.absences import KnownAbsence, absences_of, add_absence, known_absence, remove_absence, set_last_day
from floor.store.audit import Event
from floor.store.people import known_person
from floor.tasks.calendar_refusals import Sentence, refuse_fault, told_past
from floor.tasks.people_refusals import subject_of
from floor.tasks.task import Actor, Impossible, Task, task

# Why somebody is away may be a matter of health: it stands in the calendar, where it can be deleted, not in the audit.


def set_absence(actor: Actor, person_id: int | None, away: Away) -> None:
    """Note that somebody is away. Days that are over need a reason."""
    with task(actor, Permission.SET_CALENDAR, "set_absence") as job:
        person = None if person_id is None else known_person(job.session, person_id)
        if person is None:
            raise Impossible(Sentence.NOBODY)
        refuse_fault(away_fault(away))
        past = told_past(away.day_from, away.reason)
        if absences_of(job.session, person.person_id, away.day_from, away.day_to):
            raise Impossible(Sentence.ALREADY_AWAY)
        add_absence(job.session, person.person_id, away)
        after = {**_told(away), **{key: value for key, value in past.items() if key != "why"}}
        job.note(Event("set_absence", subject_of(person), None, after))


def end_absence(actor: Actor, seen: KnownAbsence, last_day: date, why: str = "") -> None:
    """Let it end on that day, which must lie inside it."""
    with task(actor, Permission.SET_CALENDAR, "end_absence") as job:
        subject = _subject(job, seen)
        if not seen.away.day_from <= last_day <= seen.away.day_to:
            raise Impossible(Sentence.NOT_INSIDE)
        past = told_past(last_day + timedelta(days=1), why)
        set_last_day(job.session, seen.absence_id, last_day)
        job.note(Event("end_absence", subject, {"day_to": seen.away.day_to}, {"day_to": last_day, **past}))


def delete_absence(actor: Actor, seen: KnownAbsence, why: str = "") -> None:
    """Let it not have been."""
    with task(actor, Permission.SET_CALENDAR, "delete_absence") as job:
        subject = _subject(job, seen)
        past = told_past(seen.away.day_from, why)
        remove_absence(job.session, seen.absence_id)
        job.note(Event("delete_absence", subject, _told(seen.away), past))


def _subject(job: Task, seen: KnownAbsence) -> str:
    """Whom it is about, in the audit's words. Raises that it is not any more as it was seen."""
    person = known_person(job.session, seen.person_id)
    if person is None or known_absence(job.session, seen.absence_id) != seen:
        raise Impossible(Sentence.CHANGED)
    return subject_of(person)


def _told(away: Away) -> dict[str, object]:
    return {"day_from": away.day_from, "day_to": away.day_to, "share": str(away.share)}
