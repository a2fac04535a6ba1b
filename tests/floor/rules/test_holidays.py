from datetime import date
from fractions import Fraction

from floor.rules.holidays import holiday_proposals
from floor.rules.working_days import DayKind, SpecialDay

TODAY = date(2026, 11, 20)
NO_DAY, FULL = Fraction(0), Fraction(1)
CHRISTMAS = SpecialDay(date(2026, 12, 25), DayKind.HOLIDAY, NO_DAY, "Christmas Day")
NEW_YEAR = SpecialDay(date(2026, 1, 1), DayKind.HOLIDAY, NO_DAY, "New Year's Day")
EVE = SpecialDay(date(2026, 12, 24), DayKind.HALF_DAY, Fraction(1, 2), "Christmas Eve")


def test_days_come_in_order_and_what_they_replace_is_told() -> None:
    lost = SpecialDay(CHRISTMAS.day, DayKind.EXCLUDED, NO_DAY, "the dialer was down")
    found = holiday_proposals((CHRISTMAS, NEW_YEAR), {lost.day: lost})
    assert [(one.special, one.replaces, one.known) for one in found] == [
        (NEW_YEAR, None, False),
        (CHRISTMAS, lost, False),
    ]


def test_the_same_day_under_another_name_is_known_already() -> None:
    named = SpecialDay(CHRISTMAS.day, DayKind.HOLIDAY, NO_DAY, "圣诞节")
    (found,) = holiday_proposals((CHRISTMAS,), {named.day: named})
    assert (found.known, found.replaces, found.is_wanted(TODAY)) == (True, None, False)


def test_ticked_at_first_are_new_whole_days_from_today_on() -> None:
    today = SpecialDay(TODAY, DayKind.EXTRA, FULL)
    other = SpecialDay(TODAY, DayKind.HOLIDAY, NO_DAY)
    assert [one.is_wanted(TODAY) for one in holiday_proposals((NEW_YEAR, today, EVE, CHRISTMAS), {})] == [
        False,
        True,
        False,
        True,
    ]
    (replacing,) = holiday_proposals((today,), {TODAY: other})
    assert not replacing.is_wanted(TODAY)
