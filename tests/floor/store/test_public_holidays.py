import subprocess
import sys
from datetime import date

import pytest

from floor.rules.special_day import special_day_fault
from floor.rules.working_days import DayKind
from floor.store.public_holidays import countries, public_holidays, regions, years_around


def test_a_year_has_its_holidays_in_order_with_their_names() -> None:
    found = public_holidays("US", "", 2026, "en")
    assert found[0].day == date(2026, 1, 1)
    assert [one.reason for one in found if one.day == date(2026, 11, 26)] == ["Thanksgiving Day"]
    assert {one.kind for one in found} == {DayKind.HOLIDAY}
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_chinas_free_days_that_are_worked_in_exchange_are_extra_days() -> None:
    found = {one.day: one for one in public_holidays("CN", "", 2026, "zh-Hans")}
    assert [day.isoformat() for day, one in found.items() if one.kind is DayKind.EXTRA] == [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]
    assert (found[date(2026, 10, 1)].reason, found[date(2026, 10, 1)].kind) == ("国庆节", DayKind.HOLIDAY)
    assert {one.day.year for one in found.values()} == {2026}


def test_a_region_has_holidays_of_its_own() -> None:
    bavaria = {one.day for one in public_holidays("DE", "BY", 2026, "en")}
    assert bavaria > {one.day for one in public_holidays("DE", "", 2026, "en")}
    assert regions("DE")["BY"] == "Bayern"
    assert regions("CN") == {}


def test_a_country_that_nobody_knows_is_said() -> None:
    with pytest.raises(LookupError):
        public_holidays("XX", "", 2026, "en")


def test_every_day_of_every_country_can_be_taken_over() -> None:
    assert "UK" not in countries()
    assert len(countries()) > 200
    every = [one for country in countries()[::9] for one in public_holidays(country, "", 2026, "zh-Hans")]
    wrong = [one for one in every if special_day_fault(one)]
    assert wrong == []


def test_there_are_years_to_look_back_and_to_plan() -> None:
    assert list(years_around(date(2026, 11, 20))) == [2025, 2026, 2027, 2028]


def test_the_library_is_loaded_by_nobody_who_does_not_ask() -> None:
    code = "import sys, floor.ui.calendar.screen; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
