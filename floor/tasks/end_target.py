"""End a target on a day, with those that would come back where that is wanted; or take one back that has not begun."""

from floor.rules.access import Permission
from floor.rules.target_change import Changes, Ending, Plan
from floor.store.audit import Event
from floor.tasks.change_targets import change_targets
from floor.tasks.task import Actor, task


def end_targets(actor: Actor, ended: tuple[Ending, ...], seen: Plan, reason: str = "") -> None:
    """Do the plan that was seen. What the days before were measured by stays, unless a reason is given."""
    with task(actor, Permission.SET_TARGETS, "end_target") as job:
        before, after = change_targets(job, Changes(ended=ended), seen, reason)
        job.note(Event("end_target", ", ".join(sorted({one.of[2] for one in seen.stretches})), before, after))
