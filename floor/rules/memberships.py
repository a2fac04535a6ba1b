"""Who was in which team when, as a timeline: stays one after the other, never two on one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


class TwoTeams(ValueError):  # noqa: N818 - what is wrong, not that something is
    """Somebody would be in two teams on one day."""


@dataclass(frozen=True)
class Stay:
    """In `team` from `day_from` to `day_to`, both inside; None: since ever, for ever."""

    team: str
    day_from: date | None = None
    day_to: date | None = None

    @property
    def first(self) -> date:
        """The first day, as one that can be compared."""
        return self.day_from or date.min

    @property
    def last(self) -> date:
        """The last day, as one that can be compared."""
        return self.day_to or date.max


Stays = tuple[Stay, ...]
"""One person's timeline, oldest first. A day in none of them is a day without a team."""


def settled(stays: Iterable[Stay]) -> Stays:
    """In order, and two stays in one team that follow each other made one. Raises TwoTeams."""
    found: list[Stay] = []
    for stay in sorted(stays, key=lambda stay: (stay.first, stay.last)):
        if stay.last < stay.first:
            raise ValueError(f"{stay.team} would be left on {stay.day_to}, before it is entered on {stay.day_from}.")
        before = found[-1] if found else None
        if before and before.last >= stay.first:
            raise TwoTeams(f"{before.team} and {stay.team} overlap on {stay.first}.")
        if before and before.team == stay.team and before.last + ONE_DAY == stay.first:
            found[-1] = Stay(stay.team, before.day_from, stay.day_to)
        else:
            found.append(stay)
    return tuple(found)


def move(stays: Stays, team: str, day_from: date | None) -> Stays:
    """In `team` ("": in none) from that day on (None: since ever): the stay before ends on the day before.

    What was known of that day and later ones is replaced.
    """
    day = day_from or date.min
    before = [stay if stay.last < day else Stay(stay.team, stay.day_from, day - ONE_DAY) for stay in _begun(stays, day)]
    return settled([*before, Stay(team, day_from)] if team else before)


def team_on(stays: Stays, day: date) -> str:
    """The team on that day, "" for none."""
    return next((stay.team for stay in stays if stay.first <= day <= stay.last), "")


@dataclass(frozen=True)
class Difference:
    """The first day (None: since ever) on which two timelines differ, and the team of each on it."""

    day_from: date | None
    before: str
    after: str


def first_difference(before: Stays, after: Stays) -> Difference | None:
    """Where `after` leaves `before`; None: it does not."""
    for day in sorted({date.min, *_turns(before), *_turns(after)}):
        teams = team_on(before, day), team_on(after, day)
        if teams[0] != teams[1]:
            return Difference(None if day == date.min else day, *teams)
    return None


def _begun(stays: Stays, day: date) -> list[Stay]:
    return [stay for stay in stays if stay.first < day]


def _turns(stays: Stays) -> Iterable[date]:
    for stay in stays:
        yield stay.first
        if stay.last < date.max:
            yield stay.last + ONE_DAY
