from datetime import date
from fractions import Fraction

from floor.rules.metrics import METRICS
from floor.rules.periods import period_of
from floor.rules.shown_goal import ShownGoal, goals_on_board

ORDERS = METRICS["orders"]
NOVEMBER, OCTOBER = (period_of("month", date(2026, month, 20)) for month in (11, 10))
OLD = ShownGoal("ada", "orders", "month", Fraction(80), date(2026, 1, 1))
NEW = ShownGoal("ada", "orders", "month", Fraction(100), date(2026, 11, 18))


def test_the_goal_that_began_last_stands_and_months_before_keep_the_older_one() -> None:
    assert goals_on_board((NEW, OLD), ORDERS, NOVEMBER) == {"ada": 100}
    assert goals_on_board((NEW, OLD), ORDERS, OCTOBER) == {"ada": 80}


def test_a_goal_stands_on_boards_of_its_own_metric_and_kind_of_period_alone() -> None:
    assert goals_on_board((OLD,), METRICS["dials"], NOVEMBER) == {}
    assert goals_on_board((OLD,), ORDERS, period_of("week", date(2026, 11, 20))) == {}


def test_a_goal_that_has_ended_stands_nowhere_after() -> None:
    ended = ShownGoal("ada", "orders", "month", Fraction(80), date(2026, 1, 1), date(2026, 11, 19))
    assert goals_on_board((ended,), ORDERS, NOVEMBER) == {}
    assert goals_on_board((ended,), ORDERS, OCTOBER) == {"ada": 80}
