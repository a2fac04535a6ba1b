from datetime import date, datetime, time
from fractions import Fraction

from floor.rules.periods import Period, period_of
from floor.rules.time_left import TimeLeft, shift, time_left
from floor.rules.working_days import WorkingDays

FRIDAY = date(2026, 11, 20)
HOUR = 3600
WEEK = WorkingDays()


def left(
    period: Period, now: str, weight: Fraction | None = None, hours: tuple[time, time] = (time(9), time(18))
) -> TimeLeft:
    moment = datetime.fromisoformat(now)
    return time_left(
        period, FRIDAY, moment, lambda day: WEEK.weight(day) if weight is None else weight, lambda _: hours
    )


def test_of_a_running_shift_the_rest_is_left_and_before_it_all_of_it() -> None:
    day = period_of("day", FRIDAY)
    assert left(day, "2026-11-20 14:30").seconds == 3.5 * HOUR
    assert left(day, "2026-11-20 07:00").seconds == 9 * HOUR
    assert left(day, "2026-11-20 18:01").seconds == 0


def test_of_a_half_day_half_of_the_rest_is_left_and_of_a_free_day_nothing() -> None:
    day = period_of("day", FRIDAY)
    assert left(day, "2026-11-20 14:00", Fraction(1, 2)).seconds == 2 * HOUR
    assert left(day, "2026-11-20 14:00", Fraction(0)).seconds == 0


def test_a_month_has_the_rest_of_today_and_the_days_of_work_after_it() -> None:
    month = left(period_of("month", FRIDAY), "2026-11-20 17:00")
    assert (month.today, month.days, month.seconds) == (HOUR, 6, HOUR + 6 * 9 * HOUR)


def test_a_period_that_is_over_has_no_time_left() -> None:
    over = left(period_of("day", date(2026, 11, 19)), "2026-11-20 10:00")
    assert (over.seconds, over.days) == (0, 0)


def test_a_nights_shift_ends_on_the_next_day() -> None:
    night = time(22), time(6)
    assert shift(FRIDAY, lambda _: night)[1] == datetime(2026, 11, 21, 6)
    assert left(period_of("day", FRIDAY), "2026-11-21 04:00", hours=night).seconds == 2 * HOUR
