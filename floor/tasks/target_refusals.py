"""Why a change to targets cannot be done, each a sentence for whoever asked; the screens have them in each language."""

from enum import StrEnum

from floor.rules.metrics import METRICS
from floor.rules.target import Target
from floor.rules.target_figure import FigureFlaw, figure_flaw
from floor.store.target_records import Known
from floor.tasks.task import Impossible

FIRST_YEAR, LAST_YEAR = 2000, 2099


class Sentence(StrEnum):
    """What is wrong and what to do."""

    CHANGED = "Targets or people changed meanwhile. Look again, then decide."
    NOTHING = "There is nothing to change."
    NOBODY = "One of these targets is for nobody the records know. Choose again."
    UNKNOWN_METRIC = "One of these targets is for a metric that does not exist here. Choose again."
    NO_SUM = "Only a sum can be split: orders, revenue, dials or contacts."
    WRONG_SUM = "The parts are for other days or another metric than the whole. Look again, then decide."
    NEGATIVE = "A target cannot be negative."
    TOO_LARGE = "This figure is larger than the metric can be."
    NOT_WHOLE = "This metric is counted in whole units. Write a figure without decimals."
    TOO_FINE = "This figure has too many decimals. Four are enough."
    DAYS_TURNED = "The last day lies before the first. Correct one of them."
    STRANGE_DAY = "A day lies before 2000 or after 2099. Correct it."
    REASON_NEEDED = "This changes what days that are over are measured by. Say why; the audit keeps the reason."
    LONG_REASON = "The reason is too long. Take at most 200 characters."
    BAD_ROWS = "Some rows cannot be taken. Mend them in the file and upload it again."
    BAD_RAMP = "A week's share is between 0 and 100 percent, and a ramp has at most 52 weeks."


OF_FIGURE = {
    FigureFlaw.NEGATIVE: Sentence.NEGATIVE,
    FigureFlaw.TOO_LARGE: Sentence.TOO_LARGE,
    FigureFlaw.NOT_WHOLE: Sentence.NOT_WHOLE,
    FigureFlaw.TOO_FINE: Sentence.TOO_FINE,
}


def refuse_target(target: Target, known: Known, places: int) -> None:
    """Raise what cannot be a target."""
    sentence = target_fault(target, known, places)
    if sentence:
        raise Impossible(sentence)


def target_fault(target: Target, known: Known, places: int) -> Sentence | None:
    """What cannot be one, if anything."""
    metric = METRICS.get(target.metric)
    if metric is None:
        return Sentence.UNKNOWN_METRIC
    if not known.has(target):
        return Sentence.NOBODY
    days = [day for day in (target.day_from, target.day_to, target.period_to) if day is not None]
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        return Sentence.STRANGE_DAY
    if min(days) < target.day_from:
        return Sentence.DAYS_TURNED
    flaw = figure_flaw(metric, target.figure, places)
    return OF_FIGURE[flaw] if flaw else None
