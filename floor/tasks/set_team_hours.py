"""A team works from another hour to another hour, from a day on."""

from dataclasses import dataclass
from datetime import date, time

from floor.rules.access import Permission
from floor.rules.special_day import hours_fault
from floor.store.audit import Event
from floor.store.team_hours import KnownHours, hours_from, put_hours, remove_hours, team_id_of
from floor.tasks.calendar_refusals import Sentence, refuse_day, refuse_fault, told_past
from floor.tasks.task import Actor, Impossible, task


@dataclass(frozen=True)
class WantedHours:
    """What a team's hours should be from a day on."""

    team: str
    day_from: date
    opens_at: time
    closes_at: time


def set_team_hours(actor: Actor, wanted: WantedHours, why: str = "") -> None:
    """Make these the team's hours from that day on; days before stay as they were."""
    with task(actor, Permission.SET_CALENDAR, "set_team_hours") as job:
        team_id = team_id_of(job.session, wanted.team)
        if team_id is None:
            raise Impossible(Sentence.NO_TEAM)
        refuse_fault(hours_fault(wanted.opens_at, wanted.closes_at))
        refuse_day(wanted.day_from)
        past = told_past(wanted.day_from, why)
        present = hours_from(job.session, wanted.team, wanted.day_from)
        made = KnownHours(team_id, wanted.team, wanted.day_from, wanted.opens_at, wanted.closes_at)
        if made == present:
            return
        put_hours(job.session, made)
        before = _told(present) if present else None
        after = {**_told(made), "day_from": made.day_from, **past}
        job.note(Event("set_team_hours", wanted.team, before, after))


def remove_team_hours(actor: Actor, seen: KnownHours, why: str = "") -> None:
    """Let the hours before them count on, or the floor's where there are none."""
    with task(actor, Permission.SET_CALENDAR, "remove_team_hours") as job:
        if hours_from(job.session, seen.team, seen.day_from) != seen:
            raise Impossible(Sentence.CHANGED)
        past = told_past(seen.day_from, why)
        remove_hours(job.session, seen)
        job.note(Event("remove_team_hours", seen.team, {**_told(seen), "day_from": seen.day_from}, past))


def _told(one: KnownHours) -> dict[str, object]:
    return {"opens_at": f"{one.opens_at:%H:%M}", "closes_at": f"{one.closes_at:%H:%M}"}
