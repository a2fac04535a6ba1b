"""Set how much of a target is asked of somebody new, week by week since they were hired."""

from collections.abc import Sequence
from fractions import Fraction

from floor.rules.access import Permission
from floor.rules.ramp_change import is_ramp, with_other_past
from floor.settings import settings
from floor.store.audit import Event
from floor.store.setting_values import people_changed, write_setting
from floor.store.target_book import RAMP, read_target_book
from floor.tasks.change_targets import given_reason
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import Actor, Impossible, task


def set_ramp(actor: Actor, seen: Sequence[Fraction], ramp: Sequence[Fraction], reason: str = "") -> None:
    """Make `ramp` the ramp in place of the one that was seen. It counts for everybody, on days that are over too."""
    with task(actor, Permission.SET_TARGETS, "set_ramp") as job:
        book = read_target_book(job.session)
        if tuple(book.ramp) != tuple(seen):
            raise Impossible(Sentence.CHANGED)
        if not is_ramp(ramp):
            raise Impossible(Sentence.BAD_RAMP)
        if tuple(ramp) == tuple(seen):
            raise Impossible(Sentence.NOTHING)
        house = settings()
        touched = with_other_past(book.members, seen, ramp, house.today(house.now()))
        why = given_reason(reason, needed=bool(touched))
        write_setting(job.session, RAMP, " ".join(map(str, ramp)))
        people_changed(job.session)
        after = {"ramp": _told(ramp), **({"reason": why} if why else {})}
        job.note(Event("set_ramp", "", {"ramp": _told(seen)}, after))


def _told(ramp: Sequence[Fraction]) -> list[str]:
    return [f"{float(share * 100):g} %" for share in ramp]
