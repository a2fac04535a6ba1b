"""Somebody goes into another team, from a day on."""

from datetime import date

from floor.rules.access import Permission
from floor.rules.memberships import first_difference, move
from floor.rules.person import KnownPerson
from floor.store.audit import Event
from floor.store.people import set_stays
from floor.tasks.people_refusals import refuse_changed, refuse_text, subject_of
from floor.tasks.task import Actor, task


def move_person(actor: Actor, seen: KnownPerson, team: str, day_from: date | None) -> None:
    """Into `team` ("": out of every team) from that day on (None: since ever); what was known of later is replaced.

    A team is made by being named.
    """
    with task(actor, Permission.MANAGE_PEOPLE, "move_person") as job:
        refuse_changed(job.session, seen)
        refuse_text(team)
        stays = move(seen.stays, team.strip(), day_from)
        turn = first_difference(seen.stays, stays)
        if turn is None:
            return
        set_stays(job.session, seen.person_id, stays)
        after = {"team": turn.after, "team_since": turn.day_from}
        job.note(Event("move_person", subject_of(seen), {"team": turn.before}, after))
