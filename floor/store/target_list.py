"""Every target that was ever set, with what became of it, who set it and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from floor.rules.target import Target
from floor.rules.target_change import ONE_DAY, of_target
from floor.store.models import Account, TargetRecord
from floor.store.target_book import read_target_book


class State(StrEnum):
    """What became of a target by today."""

    TO_COME = "to_come"
    IN_FORCE = "in_force"
    COVERED = "covered"
    """It would hold today, but a newer one does."""
    OVER = "over"


@dataclass(frozen=True)
class ListedTarget:
    """A target; `counted_to`: the last day on which it counts for boards of its own kind, None: until another is set.

    `set_by`: "" for who had a shell on the machine.
    """

    target: Target
    state: State
    counted_to: date | None
    set_at: datetime
    set_by: str


def read_target_list(session: Session, today: date) -> tuple[ListedTarget, ...]:
    """All of them, those that count first, then by first day, the newest first."""
    targets = read_target_book(session).targets
    query = select(TargetRecord.id, TargetRecord.created_at, Account.name).join(
        Account, col(Account.id) == TargetRecord.created_by, isouter=True
    )
    made = {number: (at, name or "") for number, at, name in session.exec(query)}
    listed = [_listed(one, targets, today, *made[one.number]) for one in targets]
    order = list(State)
    return tuple(
        sorted(listed, key=lambda one: (order.index(one.state), date.max - one.target.day_from, one.target.number))
    )


def _listed(one: Target, targets: Iterable[Target], today: date, at: datetime, by: str) -> ListedTarget:
    like = [other for other in targets if of_target(other) == of_target(one) and other.span == one.span]
    last = _counted_to(one, like)
    return ListedTarget(one, _state(one, like, today), None if last == date.max else last, at, by)


def _state(one: Target, like: Sequence[Target], today: date) -> State:
    if one.day_from > today:
        return State.TO_COME
    if one.last_day < today:
        return State.OVER
    return State.COVERED if any(_covers(other, one) and other.holds(today) for other in like) else State.IN_FORCE


def _counted_to(one: Target, like: Sequence[Target]) -> date:
    """The day before a newer one took over; one that ends before this does gives the days back."""
    over = [other for other in like if _covers(other, one) and other.last_day >= one.last_day]
    return min([one.last_day, *(max(other.day_from - ONE_DAY, one.day_from - ONE_DAY) for other in over)])


def _covers(other: Target, one: Target) -> bool:
    return (other.day_from, other.number) > (one.day_from, one.number)
