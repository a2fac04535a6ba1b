"""The floor works another week, from a day on."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from floor.rules.access import Permission
from floor.rules.special_day import week_fault
from floor.rules.working_days import OwnWeek
from floor.store.audit import Event
from floor.store.floor_weeks import Weeks, as_text, read_floor_weeks, write_floor_weeks
from floor.tasks.calendar_refusals import Sentence, refuse_day, refuse_fault, told_past
from floor.tasks.task import Actor, Impossible, task


def set_week(actor: Actor, week: Sequence[Fraction], day_from: date | None, seen: Weeks, why: str = "") -> None:
    """Make this the floor's week from that day on (None: since ever); the days before stay as they were."""
    with task(actor, Permission.SET_CALENDAR, "set_week") as job:
        first, later = read_floor_weeks(job.session)
        if (first, later) != seen:
            raise Impossible(Sentence.CHANGED)
        refuse_fault(week_fault(week))
        if day_from is not None:
            refuse_day(day_from)
        past = told_past(day_from, why)
        others = [one for one in later if one.day_from != day_from]
        before = first if day_from is None else next((one.week for one in later if one.day_from == day_from), None)
        if day_from is None:
            write_floor_weeks(job.session, week, others)
        else:
            write_floor_weeks(job.session, first, [*others, OwnWeek(day_from, tuple(week))])
        told = {"week": as_text(week), "day_from": day_from, **past}
        job.note(Event("set_week", "", {"week": as_text(before)} if before else {}, told))


def remove_week(actor: Actor, day_from: date, seen: Weeks, why: str = "") -> None:
    """Let the week before that one count on."""
    with task(actor, Permission.SET_CALENDAR, "remove_week") as job:
        first, later = read_floor_weeks(job.session)
        gone = [one for one in later if one.day_from == day_from]
        if (first, later) != seen or not gone:
            raise Impossible(Sentence.CHANGED)
        past = told_past(day_from, why)
        write_floor_weeks(job.session, first, [one for one in later if one.day_from != day_from])
        job.note(Event("remove_week", "", {"week": as_text(gone[0].week), "day_from": day_from}, past))
