"""The floor's working days; those that are not like others of their weekday are kept and taken away one by one."""

from datetime import date
from fractions import Fraction

from sqlmodel import Session, select

from floor.rules.working_days import DayKind, SpecialDay, WorkingDays
from floor.store.floor_weeks import read_floor_weeks
from floor.store.models import SpecialDayRecord
from floor.store.setting_values import people_changed


def read_working_days(session: Session) -> WorkingDays:
    """The floor's weeks and the days that are not like them."""
    special = {one.day: _special(one) for one in session.exec(select(SpecialDayRecord))}
    week, weeks = read_floor_weeks(session)
    return WorkingDays(week, special, weeks)


def special_day(session: Session, day: date) -> SpecialDay | None:
    """What is said of that day, if anything."""
    one = session.get(SpecialDayRecord, day)
    return None if one is None else _special(one)


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


def _special(one: SpecialDayRecord) -> SpecialDay:
    return SpecialDay(one.day, DayKind(one.kind), Fraction(one.share), one.reason)
