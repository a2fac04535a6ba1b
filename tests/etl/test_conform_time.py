"""Times, days and durations: what may stand in them, on whose clock, and what becomes of the rest."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.etl.one_column import CALLS, PEOPLE, SALES, Judged, judged, no
from tests.floor_folder import FloorFolder

NO_TIME, NO_DAY = no("is not a time this format knows"), no("is not a day this format knows")
NO_DURATION = "is not a duration from 0 to 64999 seconds (unit {})"


def test_times_are_iso_and_exist(floor: FloorFolder) -> None:
    table: Judged = {
        "2026-11-20 09:05:07": datetime(2026, 11, 20, 9, 5, 7),
        "2026-11-20T09:05:07": datetime(2026, 11, 20, 9, 5, 7),
        "2026-11-20 09:05": datetime(2026, 11, 20, 9, 5),
        "2026-11-20 09:05:07.25": datetime(2026, 11, 20, 9, 5, 7, 250_000),
        "2026-11-20T09:05:07.123456": datetime(2026, 11, 20, 9, 5, 7, 123_456),
        "2024-02-29 09:00:00": datetime(2024, 2, 29, 9),
        "2026-02-29 09:00:00": NO_TIME,
        "2026-02-30 09:00:00": NO_TIME,
        "2026-11-20 24:00:00": NO_TIME,
        "2026-11-20 09:60:00": NO_TIME,
        "2026-11-20": NO_TIME,
        "2026-11-20 09:05:07Z": NO_TIME,
        "20/11/2026 09:00": NO_TIME,
        "now": NO_TIME,
        "２０２６-11-20 09:00:00": NO_TIME,
        "infinity": no("lies before 2000-01-01"),
        "-infinity": no("lies before 2000-01-01"),
        "epoch": no("lies before 2000-01-01"),
        "1999-12-31 23:59:59": no("lies before 2000-01-01"),
        "26-11-20 09:00:00": no("lies before 2000-01-01"),
        "2026-11-22 18:00:00": datetime(2026, 11, 22, 18),
        "2026-11-22 18:00:01": no("lies in the future"),
        "": no("is empty"),
    }
    assert judged(floor, SALES, "sold_at", table, kept="sold_at") == table


def test_a_time_that_may_be_missing_is_still_looked_at(floor: FloorFolder) -> None:
    table: Judged = {"": None, "2026-11-20 09:00:00": datetime(2026, 11, 20, 9), "soon": NO_TIME}
    assert judged(floor, SALES, "cancelled_at", table, kept="cancelled_at") == table


def test_declared_formats_are_tried_in_order_and_no_others(floor: FloorFolder) -> None:
    table: Judged = {
        "20.11.2026 09:05": datetime(2026, 11, 20, 9, 5),
        "11/20/2026 09:05 PM": datetime(2026, 11, 20, 21, 5),
        "02.03.2026 01:00": datetime(2026, 3, 2, 1),
        "31.02.2026 09:00": NO_TIME,
        "2026-11-20 09:05:00": NO_TIME,
    }
    spec = 'source = "it", format = ["%d.%m.%Y %H:%M", "%m/%d/%Y %I:%M %p"]'
    assert judged(floor, SALES, "sold_at", table, spec=spec, kept="sold_at") == table


@pytest.mark.parametrize(
    ("log_zone", "floor_zone", "table"),
    [
        (
            "UTC",
            "Europe/Berlin",
            {
                "2026-03-29 00:59:59": datetime(2026, 3, 29, 1, 59, 59),
                "2026-03-29 01:00:00": datetime(2026, 3, 29, 3),
                "2026-10-25 00:30:00": datetime(2026, 10, 25, 2, 30),
                "2026-10-25 01:30:00": datetime(2026, 10, 25, 2, 30),
                "2026-10-25 23:30:00": datetime(2026, 10, 26, 0, 30),
            },
        ),
        (
            "America/New_York",
            "Asia/Shanghai",
            {
                "2026-03-08 01:59:59": datetime(2026, 3, 8, 14, 59, 59),
                "2026-03-08 03:00:00": datetime(2026, 3, 8, 15),
                "2026-11-01 00:59:59": datetime(2026, 11, 1, 12, 59, 59),
                "2026-11-01 02:00:00": datetime(2026, 11, 1, 15),
            },
        ),
    ],
)
def test_a_log_of_another_zone_is_put_on_the_floors_clock_in_summer_and_winter(
    floor: FloorFolder, log_zone: str, floor_zone: str, table: Judged
) -> None:
    floor.settings = replace(floor.settings, timezone=ZoneInfo(floor_zone))
    assert judged(floor, SALES, "sold_at", table, top=f'timezone = "{log_zone}"', kept="sold_at") == table


def test_a_log_of_another_zone_is_put_on_the_machines_clock_where_the_floor_names_no_zone(floor: FloorFolder) -> None:
    here = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("UTC")).astimezone().replace(tzinfo=None)
    table: Judged = {"2026-07-01 12:00:00": here}
    assert judged(floor, SALES, "sold_at", table, top='timezone = "UTC"', kept="sold_at") == table


def test_a_time_that_says_its_own_zone_is_put_on_the_floors_clock(floor: FloorFolder) -> None:
    floor.settings = replace(floor.settings, timezone=ZoneInfo("Asia/Shanghai"))
    table: Judged = {
        "2026-11-20T09:00:00+08:00": datetime(2026, 11, 20, 9),
        "2026-11-20T09:00:00-0500": datetime(2026, 11, 20, 22),
        "2026-11-20T09:00:00": NO_TIME,
    }
    spec = 'source = "it", format = "%Y-%m-%dT%H:%M:%S%z"'
    assert judged(floor, SALES, "sold_at", table, spec=spec, top='timezone = "Europe/Paris"', kept="sold_at") == table


def test_days_are_iso_and_exist(floor: FloorFolder) -> None:
    table: Judged = {
        "2026-11-20": date(2026, 11, 20),
        "2026-11-20 00:00:00": date(2026, 11, 20),
        "2026-02-30": NO_DAY,
        "20.11.2026": NO_DAY,
        "epoch": no("lies before 1950-01-01"),
        "infinity": no("lies before 1950-01-01"),
        "1949-12-31": no("lies before 1950-01-01"),
        "": None,
    }
    assert judged(floor, PEOPLE, "hire_date", table, kept="hire_date") == table


SECONDS: dict[str, Judged] = {
    "s": {
        "64999": 64999,
        "0": 0,
        "12.5": 13,
        "12.49": 12,
        "1e3": 1000,
        "": 0,
        **dict.fromkeys(
            (
                "65000",
                "-1",
                "-0.6",
                "nan",
                "inf",
                "1e30",
                "1_000",
                "12,5",
                "five",
                "00:05",
                "0x10",
                "0B1",
            ),
            no(NO_DURATION.format("s")),
        ),
    },
    "min": {"1.5": 90, "1083": 64980, "1084": no(NO_DURATION.format("min")), "": 0},
    "ms": {"1499": 1, "64999000": 64999, "65000000": no(NO_DURATION.format("ms")), "1_0": no(NO_DURATION.format("ms"))},
    "hms": {
        "1:02:03": 3723,
        "02:03": 123,
        "61:00": 3660,
        "0:00:00": 0,
        "18:03:19": 64999,
        **dict.fromkeys(
            ("18:03:20", "1:60:00", "1:2:3", "1:02:03:04", "12", "-1:00", "1:02:03.5", "２:00", "2000000000:00:00"),
            no(NO_DURATION.format("hms")),
        ),
    },
    "iso8601": {
        "PT12M42S": 762,
        "PT1H": 3600,
        "PT1.5S": 2,
        "PT12M42.1234567S": 762,
        **dict.fromkeys(
            ("PT", "P1DT1S", "pt1s", "PT1M1H", "-PT1M", "12", "PT99999999999999999999H"),
            no(NO_DURATION.format("iso8601")),
        ),
    },
    "day_fraction": {
        "0.0000694": 6,
        "6.94e-05": 6,
        "0.5": 43200,
        "0.753": no(NO_DURATION.format("day_fraction")),
        "-0.1": no(NO_DURATION.format("day_fraction")),
    },
}


def test_seconds_are_read_with_wide_digits_thousands_marks_and_a_declared_decimal_comma(floor: FloorFolder) -> None:
    table: Judged = {"１２": 12, "1,000": 1000, "12,000": 12000}
    assert judged(floor, CALLS, "talk_seconds", table, kept="talk_seconds") == table
    comma: Judged = {"12,6": 13, "1.000": 1000, "7": 7, "0:12": 12}
    spec = 'source = "it", unit = ["s", "hms"], decimal = ","'
    assert judged(floor, CALLS, "talk_seconds", comma, spec=spec, kept="talk_seconds") == comma


def test_units_are_tried_in_their_order(floor: FloorFolder) -> None:
    table: Judged = {
        "90": 90,
        "1:30": 90,
        "1:02:03": 3723,
        "PT2M": 120,
        "": 0,
        "2m": no(NO_DURATION.format("s, hms, iso8601")),
    }
    spec = 'source = "it", unit = ["s", "hms", "iso8601"]'
    assert judged(floor, CALLS, "talk_seconds", table, spec=spec, kept="talk_seconds") == table


@pytest.mark.parametrize("unit", SECONDS)
def test_durations_are_counted_in_whole_seconds_up_to_the_longest(floor: FloorFolder, unit: str) -> None:
    spec = f'source = "it", unit = "{unit}"'
    assert judged(floor, CALLS, "talk_seconds", SECONDS[unit], spec=spec, kept="talk_seconds") == SECONDS[unit]
