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


def moves(now: Sequence[Fraction | None], before: Sequence[Fraction | None], better: Better) -> list[int | None]:
    """Return how many places each went up among those who had a value both times; None for all others.

    Only among those: after a day of thirty, nobody of twelve has climbed because eighteen stayed at home.
    """
    both = [n for n, pair in enumerate(zip(now, before, strict=True)) if None not in pair]
    then, today = (rank([values[n] for n in both], better) for values in (before, now))
    gone_up: list[int | None] = [None] * len(now)
    for n, old, new in zip(both, then, today, strict=True):
        gone_up[n] = None if old is None or new is None else old - new
    return gone_up
