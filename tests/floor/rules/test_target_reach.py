from datetime import date
from fractions import Fraction

import pytest

from floor.rules.memberships import Stay
from floor.rules.metrics import METRICS
from floor.rules.periods import Period
from floor.rules.target import Target
from floor.rules.target_book import Member, TargetBook
from floor.rules.target_reach import Reaching, would_have_reached
from floor.rules.working_days import Away, Presence

OCTOBER = Period("month", date(2026, 10, 1), date(2026, 10, 31))
AWAY = Presence(away=(Away(date(2026, 10, 1), date(2026, 10, 15)),))
ADA = Member("ada", "senior", (Stay("North"),))
BO = Member("bo", "senior", (Stay("North"),), AWAY)
CY = Member("cy", "junior", (Stay("South"),))
DI = Member("di", "senior", (Stay("North"),))
BOOK = TargetBook(members=(ADA, BO, CY, DI))
VALUES = {"ada": Fraction(60), "bo": Fraction(31), "cy": Fraction(20)}
"""Di has done nothing: no line on the board."""


def target(whom: str, name: str, figure: Fraction | int, span: str = "month", metric: str = "orders") -> Target:
    return Target(1, whom, name, metric, span, Fraction(figure), date(2026, 12, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("whom", "name", "figure", "reaching"),
    [
        ("floor", "", 77, Reaching(2, 3)),  # 1 a day: 22 of Ada, 11 of Bo, 22 of Cy and of Di
        ("floor", "", 70, Reaching(3, 3)),
        ("team", "North", 154, Reaching(1, 2)),  # 2.8 a day: 61.6 of Ada, 30.8 of Bo
        ("level", "senior", 60, Reaching(2, 2)),  # Bo was there for half of the days
        ("level", "senior", 63, Reaching(0, 2)),
        ("person", "cy", 20, Reaching(1, 1)),
        ("person", "cy", 21, Reaching(0, 1)),
        ("person", "bo", 62, Reaching(1, 1)),
    ],
)
def test_of_each_is_asked_what_their_working_days_come_to(
    whom: str, name: str, figure: int, reaching: Reaching
) -> None:
    assert would_have_reached(BOOK, METRICS["orders"], target(whom, name, figure), OCTOBER, VALUES) == reaching


def test_a_rate_is_the_same_for_everybody_and_too_few_is_not_reached() -> None:
    values = {"ada": Fraction(1, 4), "bo": None, "cy": Fraction(1, 5)}
    asked = target("floor", "", Fraction(1, 5), metric="conversion")
    assert would_have_reached(BOOK, METRICS["conversion"], asked, OCTOBER, values) == Reaching(2, 3)


def test_of_nobody_or_of_other_periods_there_is_nothing_to_say() -> None:
    for asked in (target("team", "East", 5), target("person", "di", 5), target("floor", "", 5, "week")):
        assert would_have_reached(BOOK, METRICS["orders"], asked, OCTOBER, VALUES) is None


def test_the_share_is_of_one() -> None:
    assert Reaching(2, 3).share == Fraction(2, 3)
