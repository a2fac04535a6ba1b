from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from floor.rules.calendar_month import calendar_month
from floor.rules.working_days import FIVE_DAYS, DayKind, OwnWeek, SpecialDay, WorkingDays

NOVEMBER = date(2026, 11, 1)
THANKSGIVING = SpecialDay(date(2026, 11, 26), DayKind.HOLIDAY, Fraction(0), "Thanksgiving")
WEIGHTS = st.sampled_from([Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1)])
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_november_has_21_working_days_and_with_a_holiday_20() -> None:
    assert calendar_month(WorkingDays(), NOVEMBER).working_days == 21
    with_holiday = calendar_month(WorkingDays(special={THANKSGIVING.day: THANKSGIVING}), date(2026, 11, 30))
    assert (with_holiday.working_days, with_holiday.special) == (20, [THANKSGIVING])


def test_a_free_weekday_is_free_and_a_holiday_says_why() -> None:
    days = calendar_month(WorkingDays(special={THANKSGIVING.day: THANKSGIVING}), NOVEMBER).days
    assert (days[0].is_free, days[1].is_free, days[25].is_free) == (True, False, False)
    assert days[25].special == THANKSGIVING


def test_what_is_to_come_begins_with_today() -> None:
    month = calendar_month(WorkingDays(), NOVEMBER)
    assert (month.to_come(date(2026, 11, 20)), month.to_come(date(2026, 12, 1))) == (7, 0)


def test_another_week_leaves_the_days_before_it_as_they_were() -> None:
    six = OwnWeek(date(2026, 11, 16), (Fraction(1),) * 6 + (Fraction(0),))
    assert calendar_month(WorkingDays(weeks=(six,)), NOVEMBER).working_days == 23


@given(st.tuples(*[WEIGHTS] * 7), st.lists(st.tuples(DAYS, st.sampled_from(list(DayKind)), WEIGHTS)), DAYS, DAYS)
def test_the_days_of_a_month_add_up_and_none_is_more_than_a_day(
    week: tuple[Fraction, ...], special: list[tuple[date, DayKind, Fraction]], day: date, today: date
) -> None:
    working = WorkingDays(FIVE_DAYS, {at: SpecialDay(at, *rest) for at, *rest in special}, (OwnWeek(day, week),))
    month = calendar_month(working, day)
    assert all(0 <= one.weight <= 1 for one in month.days)
    before = sum(one.weight for one in month.days if one.day < today)
    assert before + month.to_come(today) == month.working_days
