"""What a change to targets would do, day by day, told before it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from floor.rules.periods import KINDS, Kind
from floor.rules.target import Span, Target, Whom, in_force

ONE_DAY = timedelta(days=1)
Of = tuple[Whom, str, str]
"""Whom a target is for, by kind and name, and in which metric."""
Meaning = tuple[Span, Fraction, bool, date | None, date | None]


@dataclass(frozen=True)
class Ending:
    """The target of this number holds to `last_day`; where that lies before its first day it is taken back."""

    number: int
    last_day: date


@dataclass(frozen=True)
class Changes:
    """Targets to set, whatever their numbers, and targets to end."""

    new: tuple[Target, ...] = ()
    ended: tuple[Ending, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """From `day_from` to `day_to` (None: for good) boards of these kinds go by `after` instead of `before`.

    `then`: what they go by the day after.
    """

    of: Of
    kinds: tuple[Kind, ...]
    day_from: date
    day_to: date | None
    before: Target | None
    after: Target | None
    then: Target | None


@dataclass(frozen=True)
class Plan:
    """Changes and what they do. `removed`: targets that never held a day and are taken back or replaced."""

    changes: Changes
    removed: tuple[Target, ...]
    stretches: tuple[Stretch, ...]

    def touches(self, today: date) -> bool:
        """Whether days that are over would be measured by something else."""
        return any(one.day_from < today for one in self.stretches)


class NoSuchTarget(ValueError):  # noqa: N818 - what is wrong
    """There is no target of that number."""


def plan(targets: Sequence[Target], changes: Changes, today: date) -> Plan:
    """What these changes do to these targets. Raises NoSuchTarget."""
    after, removed = _changed(targets, changes, today)
    of = dict.fromkeys((of_target(one) for one in changes.new), True)
    by_number = {one.number: one for one in targets}
    of |= dict.fromkeys((of_target(by_number[one.number]) for one in changes.ended), True)
    stretches = [
        stretch
        for one in of
        for stretch in _stretches(
            one, [old for old in targets if of_target(old) == one], [new for new in after if of_target(new) == one]
        )
    ]
    return Plan(changes, removed, tuple(stretches))


def of_target(target: Target) -> Of:
    """Whom it is for and in what."""
    return target.whom, target.name, target.metric


def coming_back(targets: Iterable[Target], ending: Target, last_day: date) -> list[Target]:
    """The older ones of the same kind of period that would hold again after `last_day`, were that one ended then."""
    return [
        one
        for one in targets
        if of_target(one) == of_target(ending)
        and (one.span, one.number != ending.number) == (ending.span, True)
        and one.day_from <= last_day < one.last_day
    ]


def _changed(targets: Sequence[Target], changes: Changes, today: date) -> tuple[list[Target], tuple[Target, ...]]:
    by_number = {one.number: one for one in targets}
    removed: list[Target] = []
    for ending in changes.ended:
        one = by_number.get(ending.number)
        if one is None:
            raise NoSuchTarget(f"There is no target {ending.number}.")
        if ending.last_day < one.day_from:
            removed.append(by_number.pop(ending.number))
        else:
            by_number[ending.number] = replace(one, day_to=ending.last_day)
    first = max((one.number for one in targets), default=0) + 1
    for number, new in enumerate(changes.new, start=first):
        gone = [one.number for one in by_number.values() if _replaced(one, new, today)]
        removed += [by_number.pop(one) for one in gone]
        by_number[number] = replace(new, number=number)
    return list(by_number.values()), tuple(removed)


def _replaced(old: Target, new: Target, today: date) -> bool:
    """One that has not begun and would never hold is no history: it gives way."""
    same = of_target(old) == of_target(new) and (old.span, old.day_from) == (new.span, new.day_from)
    return same and old.day_from >= today and new.last_day >= old.last_day


def _stretches(of: Of, before: Sequence[Target], after: Sequence[Target]) -> list[Stretch]:
    days = sorted({day for one in (*before, *after) for day in _turns(one)})
    found: dict[tuple[object, ...], Stretch] = {}
    for kind in KINDS:
        for stretch in _merged(of, kind, days, before, after):
            same = (stretch.day_from, stretch.day_to, *map(_meaning, (stretch.before, stretch.after, stretch.then)))
            known = found.get(same)
            found[same] = replace(known, kinds=(*known.kinds, kind)) if known else stretch
    return sorted(found.values(), key=lambda one: (one.day_from, one.kinds))


def _merged(
    of: Of, kind: Kind, days: Sequence[date], before: Sequence[Target], after: Sequence[Target]
) -> list[Stretch]:
    """Where a board of that kind goes by something else; days on which the difference is the same are one stretch."""
    found: list[Stretch] = []
    for day, following in pairwise([*days, date.max]):
        was, now = in_force(before, day, kind), in_force(after, day, kind)
        if _meaning(was) == _meaning(now):
            continue
        last = None if following == date.max else following - ONE_DAY
        then = None if last is None else in_force(after, following, kind)
        earlier = found[-1] if found else None
        if earlier and earlier.day_to == day - ONE_DAY and _same(earlier, was, now):
            found[-1] = replace(earlier, day_to=last, then=then)
        else:
            found.append(Stretch(of, (kind,), day, last, was, now, then))
    return found


def _same(one: Stretch, before: Target | None, after: Target | None) -> bool:
    return (_meaning(one.before), _meaning(one.after)) == (_meaning(before), _meaning(after))


def _turns(one: Target) -> Iterable[date]:
    yield one.day_from
    if one.last_day < date.max:
        yield one.last_day + ONE_DAY


def _meaning(one: Target | None) -> Meaning | None:
    """What a day is measured by: two records that say the same are no change."""
    if one is None:
        return None
    return one.span, one.figure, one.exact, *((one.day_from, one.period_to) if one.span == "own" else (None, None))
