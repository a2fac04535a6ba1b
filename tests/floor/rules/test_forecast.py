from fractions import Fraction

from floor.rules.forecast import DAYS_WANTED, FEWEST_DAYS, DayDone, forecast

FULL = Fraction(1)


def days(*amounts: int, weight: Fraction = FULL) -> list[DayDone]:
    return [DayDone(amount, weight) for amount in amounts]


def test_days_that_are_all_alike_leave_no_doubt() -> None:
    found = forecast(10, days(*[4] * 20), [], [FULL] * 5, seed=1)
    assert found is not None
    assert (found.at(0.1), found.at(0.5), found.at(0.9)) == (30, 30, 30)
    assert (found.chance(Fraction(30)), found.chance(Fraction(31))) == (1, 0)


def test_half_a_day_brings_half_and_half_a_days_work_stands_for_a_whole_one() -> None:
    found = forecast(0, days(*[2] * 20, weight=Fraction(1, 2)), [], [Fraction(1, 2)], seed=1)
    assert found is not None
    assert found.at(0.5) == 2


def test_days_that_differ_make_a_range_around_the_middle() -> None:
    found = forecast(0, days(*[2, 6] * 10), [], [FULL] * 10, seed=1)
    assert found is not None
    assert 28 <= found.at(0.1) < 38 <= found.at(0.5) <= 42 < found.at(0.9) <= 52
    assert found.chance(Fraction(30)) > found.chance(Fraction(40)) > found.chance(Fraction(50))


def test_the_same_facts_show_the_same_range_to_everybody() -> None:
    first, second = (forecast(3, days(*range(20)), [], [FULL] * 3, seed=7) for _ in range(2))
    assert first == second


def test_of_who_is_new_the_teams_days_stand_in() -> None:
    found = forecast(0, days(1), days(*[9] * DAYS_WANTED), [FULL], seed=1)
    assert found is not None
    assert found.at(0.5) == 9


def test_of_too_few_days_nothing_is_said_and_with_no_day_left_all_is_known() -> None:
    assert forecast(0, days(*[4] * (FEWEST_DAYS - 1)), [], [FULL], seed=1) is None
    over = forecast(12, days(*[4] * 9), [], [], seed=1)
    assert over is not None
    assert over.at(0.1) == over.at(0.9) == 12
