"""What a metric is and how it is computed: a sum, or a ratio of sums, of additive facts.

So the same definition serves an agent, a team, an hour, a campaign and a month; a team is no average of averages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

import pandas as pd

Unit = Literal["count", "money", "ratio", "percent", "duration", "per_hour", "money_per_hour", "score"]
Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Term:
    """A fact that is added, or taken off with sign -1."""

    fact: str
    sign: Literal[1, -1] = 1


@dataclass(frozen=True, kw_only=True)
class Metric:
    """numerator x scale / (denominator x divisor). Without a denominator it is a plain sum.

    Values are in plain units: percent is a share of one (0.22), duration is seconds, money is minor units.
    Below `smallest_sample` of the summed `sample` facts there is no value, and nobody is ranked.
    """

    key: str
    name: str
    unit: Unit
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...] = ()
    scale: int = 1
    divisor: int = 1
    better: Better = "higher"
    sample: tuple[str, ...] = ()
    smallest_sample: int = 0
    sample_reason: str = ""
    definition: str
    source: str

    @property
    def is_sum(self) -> bool:
        """Whether it grows as the period goes on; a rate does not."""
        return not self.denominator


def needs(metric: Metric) -> tuple[str, ...]:
    """Every fact the metric is computed from, each once."""
    terms = (*metric.numerator, *metric.denominator)
    return tuple(dict.fromkeys([term.fact for term in terms] + list(metric.sample)))


def sample(metric: Metric, facts: Mapping[str, int]) -> int:
    """How much the value rests on: dials, contacts, logged-in seconds ... A plain sum rests on itself."""
    return sum(facts[fact] for fact in metric.sample or [term.fact for term in metric.numerator])


def value(metric: Metric, facts: Mapping[str, int]) -> Fraction | None:
    """The exact value of summed facts, or None where there are too few of them to say."""
    above, below = _above(metric, facts), _below(metric, facts)
    if below <= 0 or sample(metric, facts) < metric.smallest_sample:
        return None
    return Fraction(above, below)


def values(metric: Metric, frame: pd.DataFrame) -> pd.Series:
    """`value` of every row of a frame of facts, as floats; NaN where `value` is None."""
    # A frame answers [] with a column as a mapping does with a number, so both go through the same sums.
    columns = cast("Mapping[str, int]", frame)
    return shape(metric, frame).where(pd.Series(sample(metric, columns), index=frame.index) >= metric.smallest_sample)


def shape(metric: Metric, frame: pd.DataFrame) -> pd.Series:
    """As `values` but however small the sample: for the shape of a trend line, which shows no number."""
    columns = cast("Mapping[str, int]", frame)
    above = pd.Series(_above(metric, columns), index=frame.index, dtype="float64")
    below = pd.Series(_below(metric, columns), index=frame.index, dtype="float64")
    return above / below.where(below > 0)


def _above(metric: Metric, facts: Mapping[str, int]) -> int:
    return _total(metric.numerator, facts) * metric.scale


def _below(metric: Metric, facts: Mapping[str, int]) -> int:
    return (_total(metric.denominator, facts) if metric.denominator else 1) * metric.divisor


def _total(terms: tuple[Term, ...], facts: Mapping[str, int]) -> int:
    return sum(term.sign * facts[term.fact] for term in terms)
