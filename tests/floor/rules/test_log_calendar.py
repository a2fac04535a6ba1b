from datetime import date, timedelta

from floor.rules.log_calendar import Mark, calendar, working_weekdays

MONDAY = date(2026, 11, 2)


def days(*offsets: int) -> set[date]:
    return {MONDAY + timedelta(days=n) for n in offsets}


WEEKS = days(0, 1, 2, 3, 4, 7, 8, 9, 10, 11)


def test_the_floor_works_on_the_weekdays_on_which_it_mostly_has_logs() -> None:
    assert working_weekdays({"calls": WEEKS}, MONDAY + timedelta(days=14)) == {0, 1, 2, 3, 4}
    assert working_weekdays({"calls": WEEKS | days(5, 12)}, MONDAY + timedelta(days=14)) == {0, 1, 2, 3, 4, 5}
    assert working_weekdays({}, MONDAY) == frozenset()


def test_a_log_is_missing_on_a_working_day_between_its_first_and_yesterday() -> None:
    known = {"calls": WEEKS, "sales": WEEKS - days(8), "shifts": days(3, 7, 8, 9, 10, 11), "quality": set[date]()}
    month = [MONDAY + timedelta(days=n) for n in range(15)]
    marked = calendar(known, month, today=MONDAY + timedelta(days=14))
    missing = {(log, one.day) for one in marked for log, mark in one.marks.items() if mark is Mark.MISSING}
    assert missing == {("sales", MONDAY + timedelta(days=8)), ("shifts", MONDAY + timedelta(days=4))}
    assert {one.marks["quality"] for one in marked} == {Mark.NOT_EXPECTED}
    assert marked[14].marks["calls"] is Mark.NOT_EXPECTED
