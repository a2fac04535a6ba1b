"""The catalogue as a page to read: docs/metrics.md is this text."""

from fractions import Fraction

from floor.rules.metric import Metric, Term
from floor.rules.metrics import METRICS
from floor.rules.targets import REVENUE_REASON, TARGETS

_INTRODUCTION = """\
# The metrics

Every number on a screen, in an award or in pay comes from this catalogue (`floor/rules/metrics.py`). Each is a sum, or
a ratio of sums, of additive facts, so the same definition serves an agent, a team, an hour, a campaign and a month;
a team's rate is that of its summed facts, never an average of its agents' rates. Below its smallest sample a metric
shows "too few" instead of a number, and nobody is ranked by it.

## Target and pace

A target is set for the floor, a team, a level or a person, for each day, week or month or for days of its own. Where
none is set, everybody has the plain figure that stands with each metric below. The target of a sum is spread over the
working days of what it is for and asked of a person for the days they are at work; a team has its own target or that
of its people together, the floor its own or that of its teams. The target of a rate is a level: nothing of it is due.

Due by now are the working days that are over, and of today the share that the floor has usually done by this time of
day, by the hours of the last four weeks (by the opening hours while there are too few facts, and for a team whose hours
are new). Pace is what is done less what is due. Nothing is expected, and nobody is measured, on a free day, on a board
of one campaign, and of somebody the records do not know. Of a period that is over all is due.

This page is written by `python -m floor metrics --markdown`.
"""


def markdown() -> str:
    """Return the whole page."""
    return "\n".join([_INTRODUCTION, *(_section(metric) for metric in METRICS.values())])


def formula(metric: Metric) -> str:
    """Return the computation in the names of the facts, e.g. `orders x 3600 / login_seconds`."""
    scaled = _sum(metric.numerator) + (f" × {metric.scale}" if metric.scale != 1 else "")
    divided = f"{scaled} / {_sum(metric.denominator)}" if metric.denominator else scaled
    return f"{divided} / {metric.divisor}" if metric.divisor != 1 else divided


def _section(metric: Metric) -> str:
    lines = [
        f"## {metric.name}",
        "",
        metric.definition,
        "",
        f"- Key: `{metric.key}`, {metric.unit.replace('_', ' ')}, {metric.better} is better",
        f"- Formula: `{formula(metric)}`",
        f"- Smallest sample: {_smallest_sample(metric)}",
        f"- Target until the floor sets its own: {_target(metric)}",
        f"- Source: {metric.source}",
        "",
    ]
    return "\n".join(lines)


def _sum(terms: tuple[Term, ...]) -> str:
    text = "".join(f"{' + ' if term.sign > 0 else ' - '}{term.fact}" for term in terms).removeprefix(" + ")
    return f"({text})" if len(terms) > 1 else text


def _smallest_sample(metric: Metric) -> str:
    if not metric.smallest_sample:
        return "none, it is a plain sum"
    return f"{metric.smallest_sample} {' + '.join(metric.sample)}. {metric.sample_reason}"


def _target(metric: Metric) -> str:
    if metric.unit in {"money", "money_per_hour"}:
        return REVENUE_REASON
    target = TARGETS.get(metric.key)
    if target is None:
        return "none"
    a_day = " a working day" if metric.is_sum else ""
    return f"{_figure(metric, target.figure)}{a_day}: {target.reason}"


def _figure(metric: Metric, figure: Fraction) -> str:
    return f"{float(figure * 100):g} %" if metric.unit == "percent" else f"{float(figure):g}"
