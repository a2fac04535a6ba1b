"""The days of the floor that are not like others of their weekday, kept and taken away one by one."""

from datetime import date
from fractions import Fraction

from sqlmodel import Session

from floor.rules.working_days import DayKind, SpecialDay
from floor.store.models import SpecialDayRecord
from floor.store.setting_values import people_changed


def special_day(session: Session, day: date) -> SpecialDay | None:
    """What is said of that day, if anything."""
    one = session.get(SpecialDayRecord, day)
    return None if one is None else SpecialDay(one.day, DayKind(one.kind), Fraction(one.share), one.reason)


def put_special_day(session: Session, one: SpecialDay) -> None:
    """Say this of its day, whatever was said before."""
    session.merge(SpecialDayRecord(day=one.day, kind=one.kind.value, share=str(one.share), reason=one.reason))
    people_changed(session)


def remove_special_day(session: Session, day: date) -> None:
    """Let that day be like others of its weekday again."""
    found = session.get(SpecialDayRecord, day)
    if found is not None:
        session.delete(found)
        session.flush()
    people_changed(session)
