"""What taking over a country's public holidays would do to the floor's calendar, day by day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from floor.rules.working_days import DayKind, SpecialDay


@dataclass(frozen=True)
class HolidayProposal:
    """A day that a country's calendar names. `replaces`: what the floor's says of it now, if something else."""

    special: SpecialDay
    replaces: SpecialDay | None = None
    known: bool = False
    """The floor's calendar says just that already."""

    def is_wanted(self, today: date) -> bool:
        """Whether it is ticked before anybody looked: new ones from today on; a half holiday is seldom everybody's."""
        is_new = not self.known and self.replaces is None and self.special.day >= today
        return is_new and self.special.kind is not DayKind.HALF_DAY


def holiday_proposals(found: Sequence[SpecialDay], special: Mapping[date, SpecialDay]) -> tuple[HolidayProposal, ...]:
    """Each of the country's days beside what the floor's calendar says of it, in order."""
    return tuple(_proposal(one, special.get(one.day)) for one in sorted(found, key=lambda one: one.day))


def _proposal(one: SpecialDay, present: SpecialDay | None) -> HolidayProposal:
    # Named in another language it is the same holiday.
    known = present is not None and (present.kind, present.share) == (one.kind, one.share)
    return HolidayProposal(one, None if known else present, known)
