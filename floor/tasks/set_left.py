"""Somebody leaves the floor, or is back."""

from dataclasses import replace
from datetime import date

from floor.rules.access import Permission
from floor.rules.person import KnownPerson
from floor.store.audit import Event
from floor.store.people import set_details
from floor.tasks.people_refusals import refuse_changed, refuse_fault, subject_of
from floor.tasks.task import Actor, task


def set_left(actor: Actor, seen: KnownPerson, left_date: date | None) -> None:
    """Make that day the person's last; None: they have not left."""
    with task(actor, Permission.MANAGE_PEOPLE, "set_left") as job:
        refuse_changed(job.session, seen)
        details = replace(seen.details, left_date=left_date)
        refuse_fault(details)
        set_details(job.session, seen.person_id, details)
        before, after = {"left_date": seen.details.left_date}, {"left_date": left_date}
        job.note(Event("set_left", subject_of(seen), before, after))
