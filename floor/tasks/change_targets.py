"""The part that every task on targets has: planned anew in the transaction that writes, and told to the audit."""

from floor.rules.money import minor_units
from floor.rules.target import Target
from floor.rules.target_change import Changes, NoSuchTarget, Plan, plan
from floor.settings import settings
from floor.store.target_book import read_target_book
from floor.store.target_records import read_known, told, write_plan
from floor.tasks.target_refusals import Sentence, refuse_target
from floor.tasks.task import Impossible, Task

LONGEST_REASON = 200
Changed = tuple[dict[str, object], dict[str, object]]
"""What was and what is, as the audit keeps it."""


def change_targets(job: Task, changes: Changes, seen: Plan, reason: str) -> Changed:
    """Do the change that was seen and return before and after. Raises Impossible where it is not that any more."""
    targets, known = read_target_book(job.session).targets, read_known(job.session)
    house = settings()
    today, places = house.today(house.now()), minor_units(house.currency)
    for one in changes.new:
        refuse_target(one, known, places)
    now = _planned(targets, changes, seen)
    why = given_reason(reason, needed=now.touches(today))
    if not changes.new and not changes.ended:
        raise Impossible(Sentence.NOTHING)
    before, after = told(targets, now, known, places)
    write_plan(job.session, now, known, job.now, job.viewer.account_id if job.viewer else None)
    return {**before}, {**after, **({"reason": why} if why else {})}


def given_reason(reason: str, *, needed: bool) -> str:
    """The reason for a change of days that are over, "" where it changes none. Raises Impossible without one."""
    plain = " ".join(reason.split())
    if len(plain) > LONGEST_REASON:
        raise Impossible(Sentence.LONG_REASON)
    if needed and not plain:
        raise Impossible(Sentence.REASON_NEEDED)
    return plain if needed else ""


def _planned(targets: tuple[Target, ...], changes: Changes, seen: Plan) -> Plan:
    house = settings()
    try:
        now = plan(targets, changes, house.today(house.now()))
    except NoSuchTarget:
        raise Impossible(Sentence.CHANGED) from None
    if now != seen:
        raise Impossible(Sentence.CHANGED)
    return now
