"""Places on a board: equal values share a place and the next ones are skipped (1, 1, 3)."""

from collections.abc import Sequence
from fractions import Fraction

from floor.rules.metric import Better


def rank(values: Sequence[Fraction | None], better: Better) -> list[int | None]:
    """Return each value's place, in the order given; None has no place and takes none away."""
    ranked = sorted((value for value in values if value is not None), reverse=better == "higher")
    places: dict[Fraction, int] = {}
    for place, value in enumerate(ranked, start=1):
        places.setdefault(value, place)
    return [None if value is None else places[value] for value in values]


def moved(now: int | None, before: int | None) -> int | None:
    """Return how many places somebody went up since then, or None where there was no place at either time."""
    return None if now is None or before is None else before - now
