"""A figure of a target as people write it: percent instead of a share of one, money in whole units of its currency."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from floor.rules.metric import Metric

MOST = Fraction(10) ** 12
PLACES = 4
"""Decimals of a figure as people write it, at most; money has those of its currency."""


class FigureFlaw(StrEnum):
    """Why a figure cannot be a target of a metric."""

    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    NOT_WHOLE = "not_whole"
    TOO_FINE = "too_fine"


def exact(metric: Metric, written: Decimal, places: int) -> Fraction:
    """In the metric's own unit. `places`: the decimals of the floor's currency."""
    return Fraction(written) / _factor(metric, places)


def written(metric: Metric, figure: Fraction, places: int) -> Fraction:
    """As people write it; the way back from `exact`."""
    return figure * _factor(metric, places)


def figure_flaw(metric: Metric, figure: Fraction, places: int) -> FigureFlaw | None:
    """What is wrong with it: sums are counted in whole units, a share is at most one, and a level has few decimals."""
    if figure < 0:
        return FigureFlaw.NEGATIVE
    if figure > MOST or (metric.unit == "percent" and figure > 1) or (metric.unit == "score" and figure > 100):  # noqa: PLR2004 - a score is out of 100
        return FigureFlaw.TOO_LARGE
    if figure.denominator != 1 and (metric.is_sum or metric.unit == "duration"):
        return FigureFlaw.NOT_WHOLE
    if (written(metric, figure, places) * 10**PLACES).denominator != 1:
        return FigureFlaw.TOO_FINE
    return None


def as_kept(figure: Fraction) -> str:
    """The exact decimal that the records keep. Raises ValueError where there is none."""
    decimal = Decimal(figure.numerator) / Decimal(figure.denominator)
    if Fraction(decimal) != figure:
        raise ValueError(f"{figure} has no exact decimal.")
    return f"{decimal:f}"


def _factor(metric: Metric, places: int) -> Fraction:
    match metric.unit:
        case "percent":
            return Fraction(100)
        case "money" | "money_per_hour":
            return Fraction(1, 10**places)
        case _:
            return Fraction(1)
