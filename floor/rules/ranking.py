"""Places on a board: equal values share a place and the next ones are skipped (1, 1, 3)."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from floor.rules.metric import Better


def rank(values: Sequence[Fraction | None], better: Better) -> list[int | None]:
    """Return each value's place, in the order given; None has no place and takes none away."""
    places: list[int | None] = [None] * len(values)
    # A float settles nearly every comparison at a tenth of the cost; the exact value decides where floats are equal.
    standing = [(float(value), value, n) for n, value in enumerate(values) if value is not None]
    standing.sort(key=lambda entry: entry[:2], reverse=better == "higher")
    place = 1
    for _, tied in groupby(standing, key=lambda entry: entry[1]):
        sharing = [n for _, _, n in tied]
        for n in sharing:
            places[n] = place
        place += len(sharing)
    return places


def moved(now: int | None, before: int | None) -> int | None:
    """Return how many places somebody went up since then, or None where there was no place at either time."""
    return None if now is None or before is None else before - now
