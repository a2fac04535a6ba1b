"""Say who an agent of the logs is whom nobody knew: all that stands under that id is theirs, without reloading."""

from floor.rules.access import Permission
from floor.rules.memberships import Stay
from floor.rules.person import Details, KnownPerson
from floor.store.audit import Event
from floor.store.people import add_agent_ids, add_person
from floor.tasks.people_refusals import refuse_changed, refuse_fault, refuse_taken, refuse_text, subject_of
from floor.tasks.task import Actor, task

ACTION = "name_agent"


def name_new_person(actor: Actor, agent_id: str, name: str, team: str) -> None:
    """It is somebody new; in the team ("": in none) since ever, so that old days are right too."""
    with task(actor, Permission.MANAGE_PEOPLE, ACTION) as job:
        refuse_taken(job.session, agent_id)
        refuse_text(team)
        details, team = Details(name.strip()), team.strip()
        refuse_fault(details)
        add_person(job.session, details, (agent_id,), (Stay(team),) if team else ())
        job.note(Event(ACTION, agent_id, None, {"name": details.name, "team": team}))


def name_known_person(actor: Actor, agent_id: str, seen: KnownPerson) -> None:
    """It is another id of somebody who is known."""
    with task(actor, Permission.MANAGE_PEOPLE, ACTION) as job:
        refuse_taken(job.session, agent_id)
        refuse_changed(job.session, seen)
        add_agent_ids(job.session, seen.person_id, (agent_id,))
        before, after = {"agent_ids": list(seen.agent_ids)}, {"agent_ids": [*seen.agent_ids, agent_id]}
        job.note(Event(ACTION, subject_of(seen), before, after))
