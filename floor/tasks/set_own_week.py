"""Somebody works another week than the floor's, from a day on: by hand, or as the logs show it."""

from collections.abc import Sequence
from datetime import date

from floor.rules.access import Permission
from floor.rules.own_weeks import WeekProposal
from floor.rules.special_day import week_fault
from floor.rules.working_days import OwnWeek
from floor.store.audit import Event
from floor.store.floor_weeks import as_text
from floor.store.own_weeks import known_weeks, put_week
from floor.store.own_weeks import remove_week as remove
from floor.store.people import known_people, known_person
from floor.tasks.calendar_refusals import Sentence, refuse_day, refuse_fault, told_past
from floor.tasks.people_refusals import subject_of
from floor.tasks.task import Actor, Impossible, task

Seen = tuple[OwnWeek, ...]
"""The person's weeks as whoever asks saw them."""


def set_own_week(actor: Actor, person_id: int | None, wanted: OwnWeek, seen: Seen, why: str = "") -> None:
    """Make this somebody's week from its day on; days before stay as they were."""
    with task(actor, Permission.SET_CALENDAR, "set_own_week") as job:
        person = None if person_id is None else known_person(job.session, person_id)
        if person is None:
            raise Impossible(Sentence.NOBODY)
        if known_weeks(job.session).get(person.person_id, ()) != seen:
            raise Impossible(Sentence.CHANGED)
        refuse_fault(week_fault(wanted.week))
        refuse_day(wanted.day_from)
        past = told_past(wanted.day_from, why)
        before = next(({"week": as_text(one.week)} for one in seen if one.day_from == wanted.day_from), None)
        put_week(job.session, person.person_id, wanted)
        after = {"week": as_text(wanted.week), "day_from": wanted.day_from, **past}
        job.note(Event("set_own_week", subject_of(person), before, after))


def remove_own_week(actor: Actor, person_id: int, day_from: date, seen: Seen, why: str = "") -> None:
    """Let the week before that one count on."""
    with task(actor, Permission.SET_CALENDAR, "remove_own_week") as job:
        person = known_person(job.session, person_id)
        gone = next((one for one in seen if one.day_from == day_from), None)
        if person is None or gone is None or known_weeks(job.session).get(person_id, ()) != seen:
            raise Impossible(Sentence.CHANGED)
        past = told_past(day_from, why)
        remove(job.session, person_id, day_from)
        before = {"week": as_text(gone.week), "day_from": day_from}
        job.note(Event("remove_own_week", subject_of(person), before, past))


def accept_own_weeks(actor: Actor, chosen: Sequence[WeekProposal], why: str) -> None:
    """Make what the logs speak for the weeks of these people; all of them or none.

    Who got a week of their own meanwhile was decided by somebody else: then it is refused.
    """
    with task(actor, Permission.SET_CALENDAR, "accept_own_weeks") as job:
        if not chosen:
            raise Impossible(Sentence.NOTHING_CHOSEN)
        people = {person.person_id: person for person in known_people(job.session)}
        weeks = known_weeks(job.session)
        if any(one.person_id in weeks or one.person_id not in people for one in chosen):
            raise Impossible(Sentence.CHANGED)
        past = told_past(min(one.week.day_from for one in chosen), why)
        for one in chosen:
            refuse_fault(week_fault(one.week.week))
            put_week(job.session, one.person_id, one.week)
        told = [f"{subject_of(people[one.person_id])}: {as_text(one.week.week)}" for one in chosen]
        job.note(Event("accept_own_weeks", "", None, {"weeks": told, **past}))
