"""What is due by a moment, as a share of what is expected: cases of a floor that works five days, evenly."""

from datetime import date, datetime, time
from fractions import Fraction

from floor.rules.day_curve import straight
from floor.rules.metrics import METRICS
from floor.rules.periods import period_of
from floor.rules.target_book import Member, Question, TargetBook
from tests.cases_of import Case, cases

FRIDAY = date(2026, 11, 20)
CURVE = straight(time(9), time(18))


@cases("pace")
def test_pace(case: Case) -> None:
    period = period_of(case["kind"], FRIDAY)
    book = TargetBook(members=(Member("ada"),))
    asked = Question(METRICS["orders"], (period.day_from, period.day_to), period.kind, Fraction(4))

    def done(day: date, _team: str) -> Fraction:
        return CURVE.share(case["as_of"] - datetime.combine(day, time()))

    whole, due = book.expected(asked).persons["ada"], book.expected(asked, done).persons["ada"]
    assert whole
    assert due == whole * Fraction(case["share"])
