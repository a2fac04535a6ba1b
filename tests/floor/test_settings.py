import traceback
from datetime import UTC, date, datetime, time, timedelta
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
        "FLOOR_DATABASE_URL": "postgresql://floor:geheim@db.example:5432/floor",
        "FLOOR_HOSTS": "Floor.example, 10.0.0.5",
        "FLOOR_HTTPS": "Yes",
        "FLOOR_PROXIES": "10.0.0.1 10.0.0.2",
    })  # fmt: skip
    assert chosen == Settings(
        data=Path("elsewhere"),
        currency="CNY",
        timezone=ZoneInfo("Asia/Shanghai"),
        day_starts_at=time(6),
        opens_at=time(8, 30),
        closes_at=time(20),
        stale_minutes=5,
        database_url="postgresql://floor:geheim@db.example:5432/floor",
        hosts=("floor.example", "10.0.0.5"),
        https=True,
        proxies=("10.0.0.1", "10.0.0.2"),
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
        ("FLOOR_HTTPS", "maybe"),
        ("FLOOR_HTTPS", "1"),
    ],
)
def test_a_bad_value_is_refused_naming_variable_and_value(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({variable: value})
    assert variable in str(refused.value)
    assert value in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://floor@/floor",
        "postgresql://floor:p%40ss@db:5432/floor?sslmode=verify-full",
        "postgresql://floor@/floor?host=/run/postgresql",
        "sqlite:////var/lib/floor/records.db",
    ],
)
def test_an_address_of_a_database_is_taken_as_it_stands(url: str) -> None:
    assert read_settings({"FLOOR_DATABASE_URL": url}).records_url == url


@pytest.mark.parametrize(
    "url",
    [
        "mysql://floor:geheim@db/floor",
        "postgresql+asyncpg://floor:geheim@db/floor",
        "postgres://floor:geheim@db/floor",
        "postgresql:geheim",
        "postgresql://floor:geheim@db:port/floor",
        "postgresql://floor:ge/heim@db/floor",
        "postgresql://floor:geheim@[::1/floor",
        "postgresql://floor:geheim@db:0/floor",
        "sqlite://geheim",
        "geheim",
    ],
)
def test_an_address_of_a_database_that_cannot_be_used_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"FLOOR_DATABASE_URL": url})
    said = "".join(traceback.format_exception(refused.value))
    assert str(refused.value).startswith("FLOOR_DATABASE_URL")
    assert "heim" not in said


def test_without_an_address_the_records_lie_in_the_data_folder() -> None:
    assert read_settings({"FLOOR_DATA": "/var/floor"}).records_url == "sqlite:////var/floor/records.db"


def test_settings_that_are_printed_do_not_tell_the_password() -> None:
    assert "geheim" not in repr(read_settings({"FLOOR_DATABASE_URL": "postgresql://floor:geheim@db/floor"}))


@pytest.mark.parametrize(("text", "hosts"), [("a.example,,b.example", ("a.example", "b.example")), (" , ", ())])
def test_hosts_and_proxies_are_lists_with_commas_or_blanks(text: str, hosts: tuple[str, ...]) -> None:
    chosen = read_settings({"FLOOR_HOSTS": text, "FLOOR_PROXIES": text})
    assert chosen.proxies == hosts
    assert chosen.hosts == (hosts or Settings().hosts)


def test_a_moment_of_the_records_stands_on_the_floors_clock() -> None:
    floor = Settings(timezone=ZoneInfo("Asia/Shanghai"))
    assert floor.local(datetime(2026, 11, 20, 17, 30, tzinfo=UTC)) == datetime(2026, 11, 21, 1, 30)


def test_a_day_begins_at_the_midnight_of_the_floor() -> None:
    shanghai, berlin = Settings(timezone=ZoneInfo("Asia/Shanghai")), Settings(timezone=ZoneInfo("Europe/Berlin"))
    assert shanghai.begins(date(2026, 11, 20)) == datetime(2026, 11, 19, 16, tzinfo=UTC)
    assert berlin.begins(date(2026, 10, 26)) - berlin.begins(date(2026, 10, 25)) == timedelta(hours=25)


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
