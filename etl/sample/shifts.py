"""The shifts people work and the rests in them."""

from dataclasses import dataclass

HOUR = 3600
MINUTE = 60


@dataclass(frozen=True)
class Rest:
    """A rest that begins with the first call cycle so many seconds into the shift."""

    after: int
    seconds: int
    code: str


@dataclass(frozen=True)
class Shift:
    """One working pattern: seconds since midnight, and the share of people who work it."""

    starts: int
    ends: int
    rests: tuple[Rest, ...]
    share: float


def _full(lunch: int) -> tuple[Rest, ...]:
    """The rests of a full shift whose lunch begins so long after its start."""
    return (
        Rest(40 * MINUTE, 15 * MINUTE, "MEET"),
        Rest(lunch - 80 * MINUTE, 10 * MINUTE, "BREAK"),
        Rest(lunch, 40 * MINUTE, "LUNCH"),
        Rest(lunch + 2 * HOUR, 10 * MINUTE, "BREAK"),
    )


_SHORT_REST = (Rest(130 * MINUTE, 10 * MINUTE, "BREAK"),)

SHIFTS = (
    Shift(9 * HOUR, 17 * HOUR, _full(220 * MINUTE), 0.45),
    Shift(10 * HOUR, 18 * HOUR, _full(205 * MINUTE), 0.4),
    Shift(9 * HOUR, 13 * HOUR + 30 * MINUTE, _SHORT_REST, 0.07),
    Shift(13 * HOUR + 30 * MINUTE, 18 * HOUR, _SHORT_REST, 0.08),
)
