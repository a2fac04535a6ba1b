from datetime import date
from fractions import Fraction

from floor.rules.ramp import ramp_share
from floor.rules.working_days import (
    FIVE_DAYS,
    Away,
    DayKind,
    OwnWeek,
    Presence,
    SpecialDay,
    WorkingDays,
    days_of,
)

HALF = Fraction(1, 2)
THURSDAY, FRIDAY, SATURDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28)
NO_DAY = Fraction(0)


def calendar(*special: SpecialDay, saturday: Fraction = HALF) -> WorkingDays:
    return WorkingDays((*FIVE_DAYS[:5], saturday, NO_DAY), {one.day: one for one in special})


def test_a_weekday_weighs_what_the_week_says() -> None:
    assert [calendar().weight(day) for day in (FRIDAY, SATURDAY, date(2026, 11, 29))] == [1, HALF, 0]


def test_a_holiday_and_a_lost_day_weigh_nothing_and_a_half_day_half_of_its_weekday() -> None:
    working = calendar(
        SpecialDay(THURSDAY, DayKind.HOLIDAY, NO_DAY),
        SpecialDay(FRIDAY, DayKind.EXCLUDED, NO_DAY, "the dialer was down"),
        SpecialDay(SATURDAY, DayKind.HALF_DAY, HALF),
    )
    assert [working.weight(day) for day in (THURSDAY, FRIDAY, SATURDAY)] == [0, 0, Fraction(1, 4)]


def test_an_extra_day_has_its_weight_whatever_its_weekday() -> None:
    sunday = date(2026, 11, 29)
    assert calendar(SpecialDay(sunday, DayKind.EXTRA, Fraction(1))).weight(sunday) == 1


def test_nobody_works_before_they_came_nor_after_they_left() -> None:
    there = Presence(hire_date=FRIDAY, left_date=SATURDAY)
    weights = [there.weight(calendar(), day) for day in days_of(THURSDAY, date(2026, 11, 30))]
    assert weights == [0, 1, HALF, 0, 0]


def test_who_is_away_for_half_of_a_day_works_the_other_half() -> None:
    there = Presence(away=(Away(FRIDAY, SATURDAY, HALF, "training"), Away(SATURDAY, SATURDAY)))
    assert [there.weight(calendar(), day) for day in (THURSDAY, FRIDAY, SATURDAY)] == [1, HALF, 0]


def test_an_own_week_counts_from_its_day_on_and_holidays_are_free_for_everybody() -> None:
    weekend = OwnWeek(FRIDAY, (NO_DAY,) * 5 + (Fraction(1),) * 2)
    working = calendar(SpecialDay(date(2026, 11, 29), DayKind.HOLIDAY, NO_DAY))
    there = Presence(weeks=(weekend,))
    days = [THURSDAY, FRIDAY, SATURDAY, date(2026, 11, 29), date(2026, 12, 6)]
    assert [there.weight(working, day) for day in days] == [1, 0, 1, 0, 1]


def test_what_cannot_matter_on_some_days_is_left_out_so_that_people_are_alike() -> None:
    old = Presence(hire_date=date(2024, 1, 1), left_date=date(2027, 1, 1), away=(Away(THURSDAY, THURSDAY),))
    assert old.within(FRIDAY, SATURDAY, ramp_weeks=8) == Presence()
    assert old.within(THURSDAY, SATURDAY) == Presence(away=old.away)
    new = Presence(hire_date=date(2026, 11, 2))
    assert new.within(FRIDAY, SATURDAY, ramp_weeks=4) == new
    assert new.within(FRIDAY, SATURDAY, ramp_weeks=3) == Presence()


def test_a_ramp_asks_for_more_week_by_week_and_then_for_all() -> None:
    ramp = (Fraction(1, 4), HALF)
    days = [date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 15), date(2026, 11, 16)]
    assert [ramp_share(ramp, date(2026, 11, 2), day) for day in days] == [1, Fraction(1, 4), HALF, HALF, 1]
    assert ramp_share(ramp, None, FRIDAY) == 1
