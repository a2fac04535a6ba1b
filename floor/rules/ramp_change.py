"""What another ramp for new hires would change."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from floor.rules.target_book import Member
from floor.rules.working_days import WHOLE

MOST_WEEKS = 52


def is_ramp(ramp: Sequence[Fraction]) -> bool:
    """Whether it can be one: shares of a full target, for a year at most."""
    return len(ramp) <= MOST_WEEKS and all(0 <= share <= 1 for share in ramp)


def trimmed(shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Without the weeks at its end in which all of a target is asked: that is so after a ramp anyway."""
    last = max((week for week, share in enumerate(shares, start=1) if share != WHOLE), default=0)
    return tuple(shares[:last])


def weeks_changed(before: Sequence[Fraction], after: Sequence[Fraction]) -> list[int]:
    """The weeks after hiring, counted from 0, in which something else is asked."""
    longest = max(len(before), len(after))
    return [week for week in range(longest) if _share(before, week) != _share(after, week)]


def with_other_past(
    members: Iterable[Member], before: Sequence[Fraction], after: Sequence[Fraction], today: date
) -> list[Member]:
    """Those of whom something else would have been asked on days that are over."""
    weeks = weeks_changed(before, after)
    if not weeks:
        return []
    first = timedelta(weeks=weeks[0])
    return [one for one in members if one.presence.hire_date and one.presence.hire_date + first < today]


def _share(ramp: Sequence[Fraction], week: int) -> Fraction:
    return ramp[week] if week < len(ramp) else WHOLE
