from datetime import date, datetime, time, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from floor.rules.pace import elapsed_share
from floor.rules.periods import KINDS, Kind, period_of
from tests.cases_of import Case, cases, exact

OPENS, CLOSES = time(9), time(18)
FRIDAY = date(2026, 11, 20)

moments = st.datetimes(datetime(2026, 9, 1), datetime(2027, 1, 31))


@cases("pace")
def test_share(case: Case) -> None:
    period = period_of(case["kind"], FRIDAY)

    assert elapsed_share(period, case["as_of"], OPENS, CLOSES) == exact(case["share"])


@given(st.sampled_from(KINDS), moments, st.timedeltas(timedelta(0), timedelta(days=9)))
def test_the_share_grows_with_time_and_stays_between_nothing_and_all(
    kind: Kind, moment: datetime, later: timedelta
) -> None:
    period = period_of(kind, FRIDAY)

    before, after = (elapsed_share(period, at, OPENS, CLOSES) for at in (moment, moment + later))

    assert 0 <= before <= after <= 1


def test_a_floor_that_never_opens_is_done_when_the_period_is() -> None:
    day = period_of("day", FRIDAY)

    assert elapsed_share(day, datetime(2026, 11, 20, 12), OPENS, OPENS) == Fraction(0)
    assert elapsed_share(day, datetime(2026, 11, 21), OPENS, OPENS) == Fraction(1)
