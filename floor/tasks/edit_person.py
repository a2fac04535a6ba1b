"""Say something else of a person: name, display name, days of hire and of leaving, level, dialer ids."""

from collections.abc import Mapping
from dataclasses import asdict

from floor.rules.access import Permission
from floor.rules.person import Details, KnownPerson
from floor.store.audit import Event
from floor.store.people import add_agent_ids, remove_agent_id, set_details
from floor.tasks.people_refusals import refuse_changed, refuse_fault, refuse_taken, subject_of
from floor.tasks.task import Actor, task


def edit_person(actor: Actor, seen: KnownPerson, details: Details, agent_ids: tuple[str, ...]) -> None:
    """Make `details` and `agent_ids` the person's own. An id taken away is unknown again, with all that it did."""
    with task(actor, Permission.MANAGE_PEOPLE, "edit_person") as job:
        refuse_changed(job.session, seen)
        refuse_fault(details)
        added = tuple(one for one in agent_ids if one not in seen.agent_ids)
        removed = tuple(one for one in seen.agent_ids if one not in agent_ids)
        for one in added:
            refuse_taken(job.session, one)
        before, after = _changes(_told(seen.details, seen.agent_ids), _told(details, agent_ids))
        if not after:
            return
        set_details(job.session, seen.person_id, details)
        for one in removed:
            remove_agent_id(job.session, seen.person_id, one)
        add_agent_ids(job.session, seen.person_id, added)
        job.note(Event("edit_person", subject_of(seen), before, after))


def _told(details: Details, agent_ids: tuple[str, ...]) -> dict[str, object]:
    return {**asdict(details), "agent_ids": sorted(agent_ids)}


def _changes(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[Mapping[str, object], Mapping[str, object]]:
    changed = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}
