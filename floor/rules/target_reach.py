"""How many people would have reached a figure in a period that is over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from floor.rules.metric import Metric
from floor.rules.periods import Period
from floor.rules.target import Target
from floor.rules.target_book import Amount, Question, TargetBook
from floor.rules.target_parts import weights_of
from floor.rules.targets import is_met

Values = Mapping[str, Fraction | None]
"""What each person reached, by the key of the person; None: too few to say. Who is not in it did no work."""


@dataclass(frozen=True)
class Reaching:
    """So many of so many people."""

    reached: int
    people: int

    @property
    def share(self) -> Fraction:
        """Of one."""
        return Fraction(self.reached, self.people)


def would_have_reached(
    book: TargetBook, metric: Metric, target: Target, period: Period, values: Values
) -> Reaching | None:
    """Of those of whom the target would have asked something; None: of nobody, or it is for other days than these.

    A floor's or a team's sum is asked of its people by their working days; a level or a person's figure of each.
    """
    if target.span != period.kind:
        return None
    asked = _asked(book, metric, target, period)
    known = [(values[key], figure) for key, figure in asked.items() if figure is not None and key in values]
    if not known:
        return None
    return Reaching(sum(is_met(metric, value, figure) for value, figure in known), len(known))


def _asked(book: TargetBook, metric: Metric, target: Target, period: Period) -> Mapping[str, Amount]:
    days = period.day_from, period.day_to
    if target.whom in {"floor", "team"}:
        weights = weights_of(book, target, days, "person")
        total = sum(weights.values(), Fraction(0))
        if not metric.is_sum:
            return dict.fromkeys(weights, target.figure)
        return {key: target.figure * weight / total for key, weight in weights.items()}
    members = tuple(
        one for one in book.members if (one.key == target.name if target.whom == "person" else one.level == target.name)
    )
    then = replace(target, day_from=period.day_from, day_to=period.day_to)
    question = Question(metric, days, period.kind)
    persons = replace(book, targets=(then,), members=members).expected(question).persons
    return {key: figure for key, figure in persons.items() if figure or not metric.is_sum}
