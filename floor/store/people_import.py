"""A planned import done: every change of it in the session that was given, and what the audit says of it."""

from collections.abc import Mapping

from sqlmodel import Session

from floor.rules.people_plan import PeoplePlan
from floor.store.audit import Event
from floor.store.people import add_agent_ids, add_person, set_details, set_stays

IMPORT = "import_people"

Told = dict[str, dict[str, object]]


def apply_plan(session: Session, plan: PeoplePlan) -> None:
    """Do what the plan says. The session is one of `Records.writing`, and the plan was made in it."""
    for new in plan.new:
        add_person(session, new.details, new.agent_ids, new.stays)
    for changed in plan.changed:
        set_details(session, changed.person_id, changed.details)
        add_agent_ids(session, changed.person_id, changed.new_agent_ids)
    for moved in plan.moved:
        set_stays(session, moved.person_id, moved.stays)


def import_event(plan: PeoplePlan, file_name: str) -> Event:
    """One line for the whole file: by agent, what was and what is."""
    before, after = _before_and_after(plan)
    return Event(IMPORT, file_name, before, after)


def _before_and_after(plan: PeoplePlan) -> tuple[Mapping[str, object], Mapping[str, object]]:
    before: Told = {}
    after: Told = {}
    for new in plan.new:
        after[new.agent_ids[0]] = {"name": new.details.name, "team": new.team}
    for changed in plan.changed:
        before[changed.agent_id] = {change.field: change.before for change in changed.changes}
        after[changed.agent_id] = {change.field: change.after for change in changed.changes}
    for moved in plan.moved:
        before.setdefault(moved.agent_id, {})["team"] = moved.before
        after.setdefault(moved.agent_id, {}).update(team=moved.after, team_since=moved.day_from)
    return before, after
