from datetime import datetime
from fractions import Fraction

from floor.i18n import Words
from floor.rules.gap import Gap
from floor.rules.time_left import TimeLeft
from floor.store.progress import WorkLeft
from floor.ui.progress.sentences import as_work, at_which_rates, hours, missing, time_and_reach

T = Words("en")
HOUR = 3600


def work(seconds: int, *, needed: int = 3 * HOUR, reach: Fraction = Fraction(2), days: int = 0) -> WorkLeft:
    today = min(seconds, HOUR)
    time = TimeLeft(
        datetime(2026, 11, 20, 14, 32), datetime(2026, 11, 20, 18), seconds, today if days else seconds, Fraction(days)
    )
    return WorkLeft(Gap(Fraction(3), Fraction(24), Fraction(191, 2), Fraction(needed)), time, reach)


def test_what_is_missing_is_said_as_orders_contacts_dials_and_time() -> None:
    assert missing(work(HOUR), T) == "3 more orders to the target"
    assert as_work(work(HOUR, needed=7800), T) == "About 24 contacts, 96 dials, 2 h 10 min"


def test_what_the_rates_do_not_say_is_left_out() -> None:
    none = WorkLeft(Gap(Fraction(3), Fraction(24), None, None), work(HOUR).time, None)
    assert as_work(none, T) == "About 24 contacts"
    assert time_and_reach(none, "day", T) == "At 14:32, 1 h 0 min are left until 18:00."
    unknown = WorkLeft(Gap(Fraction(3), None, None, None), work(HOUR).time, None)
    assert "cannot be said" in as_work(unknown, T)
    assert at_which_rates(unknown, 20, T) == ""


def test_enough_time_is_said_so() -> None:
    assert time_and_reach(work(4 * HOUR), "day", T).endswith("left until 18:00. That is enough.")


def test_what_cannot_be_reached_today_says_what_can_and_never_as_much_as_is_missing() -> None:
    assert time_and_reach(work(2 * HOUR), "day", T).endswith("enough for about 2 orders.")
    assert time_and_reach(work(2 * HOUR, reach=Fraction(28, 10)), "day", T).endswith("enough for about 2 orders.")
    assert time_and_reach(work(600, reach=Fraction(1, 5)), "day", T).endswith("every contact still counts.")


def test_after_the_shift_and_over_a_month_the_time_is_said_as_what_it_is() -> None:
    assert time_and_reach(work(0), "day", T) == "The shift ended at 18:00."
    assert time_and_reach(work(0), "month", T) == "No working time is left this month."
    assert time_and_reach(work(37 * HOUR, days=4), "month", T).startswith(
        "37 h 0 min are left: the rest of today and 4 days of work."
    )


def test_begun_minutes_count() -> None:
    assert (hours(61, T), hours(Fraction(7199), T)) == ("2 min", "2 h 0 min")


def test_whose_rates_they_are_is_said() -> None:
    assert at_which_rates(work(HOUR), 0, T).startswith("At the team's rates")
    assert at_which_rates(work(HOUR), 20, T) == "At own rates of the last 20 days of work."
