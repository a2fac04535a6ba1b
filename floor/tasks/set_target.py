"""Set targets from a day on, and end those that are left blank: one table, saved at once."""

from floor.rules.access import Permission
from floor.rules.target_change import Changes, Plan
from floor.store.audit import Event
from floor.tasks.change_targets import change_targets
from floor.tasks.task import Actor, task


def set_targets(actor: Actor, changes: Changes, seen: Plan, reason: str = "") -> None:
    """Do the plan that was seen, all of it or nothing. `reason`: needed where days that are over change."""
    with task(actor, Permission.SET_TARGETS, "set_target") as job:
        before, after = change_targets(job, changes, seen, reason)
        metrics = sorted({one.of[2] for one in seen.stretches} | {one.metric for one in changes.new})
        job.note(Event("set_target", ", ".join(metrics), before, after))
