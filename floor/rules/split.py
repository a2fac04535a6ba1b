"""A whole divided so that the parts add up to it, to the last unit."""

from collections.abc import Sequence
from fractions import Fraction


def split(whole: int, weights: Sequence[Fraction]) -> tuple[int, ...]:
    """Divide by weight into integers that sum to the whole, by the largest remainder; of equal ones the first has more.

    Where all weights are zero the parts are equal. Raises ValueError for a negative weight.
    """
    if not weights:
        return ()
    if any(weight < 0 for weight in weights):
        raise ValueError("A weight is negative.")
    total = sum(weights, Fraction(0))
    fair = [whole * weight / total if total else Fraction(whole, len(weights)) for weight in weights]
    parts = [int(part // 1) for part in fair]
    left = whole - sum(parts)
    by_remainder = sorted(range(len(fair)), key=lambda at: (parts[at] - fair[at], at))
    for at in by_remainder[:left]:
        parts[at] += 1
    return tuple(parts)
