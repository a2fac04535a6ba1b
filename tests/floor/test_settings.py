from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from floor.settings import Settings, SettingsError, read_settings


def test_nothing_set_gives_the_plain_floor() -> None:
    assert read_settings({}) == Settings()


def test_an_empty_variable_counts_as_not_set() -> None:
    assert read_settings({"FLOOR_DATA": "", "FLOOR_OPENS_AT": ""}) == Settings()


def test_every_variable_is_read() -> None:
    chosen = read_settings({
        "FLOOR_DATA": "elsewhere",
        "FLOOR_CURRENCY": "CNY",
        "FLOOR_TIMEZONE": "Asia/Shanghai",
        "FLOOR_DAY_STARTS_AT": "06:00",
        "FLOOR_OPENS_AT": "8:30",
        "FLOOR_CLOSES_AT": "20:00",
        "FLOOR_STALE_MINUTES": "5",
    })  # fmt: skip
    assert chosen == Settings(
        data=Path("elsewhere"),
        currency="CNY",
        timezone=ZoneInfo("Asia/Shanghai"),
        day_starts_at=time(6),
        opens_at=time(8, 30),
        closes_at=time(20),
        stale_minutes=5,
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("FLOOR_CURRENCY", "dollars"),
        ("FLOOR_TIMEZONE", "Middle/Earth"),
        ("FLOOR_TIMEZONE", "../etc"),
        ("FLOOR_DAY_STARTS_AT", "25:00"),
        ("FLOOR_OPENS_AT", "nine"),
        ("FLOOR_CLOSES_AT", "08:00"),
        ("FLOOR_STALE_MINUTES", "0"),
        ("FLOOR_STALE_MINUTES", "soon"),
    ],
)
def test_a_bad_value_is_refused_naming_variable_and_value(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({variable: value})
    assert variable in str(refused.value)
    assert value in str(refused.value)
    assert str(refused.value).endswith(".")


def test_before_the_day_starts_it_is_still_yesterday() -> None:
    night = Settings(day_starts_at=time(6))
    assert night.today(datetime(2026, 11, 21, 5, 59)) == date(2026, 11, 20)
    assert night.today(datetime(2026, 11, 21, 6, 0)) == date(2026, 11, 21)


def test_now_is_the_floors_clock_without_a_zone() -> None:
    floor = Settings(timezone=ZoneInfo("Asia/Shanghai"))
    behind = Settings(timezone=ZoneInfo("America/New_York"))
    assert floor.now().tzinfo is None
    assert floor.now().microsecond == 0
    assert 11 <= (floor.now() - behind.now()).total_seconds() / 3600 <= 14


def test_a_folder_with_the_marker_is_the_sample_floor(tmp_path: Path) -> None:
    floor = Settings(data=tmp_path)
    assert not floor.is_sample
    (tmp_path / "sample.json").write_text("{}")
    assert floor.is_sample
