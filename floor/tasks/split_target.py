"""Split a floor's or a team's sum down: a target of their own for each of its parts."""

from floor.rules.access import Permission
from floor.rules.metrics import METRICS
from floor.rules.target import Target
from floor.rules.target_change import Changes, Plan
from floor.store.audit import Event
from floor.tasks.change_targets import change_targets
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import Actor, Impossible, task


def split_target(actor: Actor, whole: Target, parts: tuple[Target, ...], seen: Plan, reason: str = "") -> None:
    """Set the parts as they were seen; they need not sum to the whole, for whoever edits them may want that."""
    with task(actor, Permission.SET_TARGETS, "split_target") as job:
        metric = METRICS.get(whole.metric)
        if metric is None or not metric.is_sum:
            raise Impossible(Sentence.NO_SUM)
        if any((one.metric, one.span, one.period_to) != (whole.metric, whole.span, whole.period_to) for one in parts):
            raise Impossible(Sentence.WRONG_SUM)
        before, after = change_targets(job, Changes(parts), seen, reason)
        job.note(Event("split_target", " ".join(filter(None, (whole.metric, whole.whom, whole.name))), before, after))
