"""What the floor may set, read from the environment once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.numbers import is_currency


class SettingsError(ValueError):
    """A setting that cannot be used, said in a sentence: which one, its value, what to write instead."""


@dataclass(frozen=True)
class Settings:
    """The floor's own choices. Times are the floor's local time, without a zone."""

    data: Path = Path("data")
    currency: str = "USD"
    timezone: ZoneInfo | None = None  # None: the machine's
    day_starts_at: time = time(0)
    opens_at: time = time(9)
    closes_at: time = time(18)
    stale_minutes: int = 15
    database_url: str = field(default="", repr=False)  # it may hold a password; empty: SQLite in the data folder
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    https: bool = False
    proxies: tuple[str, ...] = ()

    @property
    def records_url(self) -> str:
        """Where the records are kept."""
        return self.database_url or f"sqlite:///{(self.data / 'records.db').absolute()}"

    @property
    def has_records(self) -> bool:
        """Whether there may be anything in the records: whoever only looks need not make them."""
        return bool(self.database_url) or (self.data / "records.db").is_file()

    @property
    def is_sample(self) -> bool:
        """Whether the data folder holds the sample floor; looked up anew each time, it may be removed while we run."""
        return (self.data / "sample.json").is_file()

    def now(self) -> datetime:
        """Now on the floor's clock, naive, in whole seconds."""
        return datetime.now(self.timezone).replace(tzinfo=None, microsecond=0)

    def utc_now(self) -> datetime:
        """Now in UTC: the records' clock, which no change of the floor's clock stretches or repeats."""
        return datetime.now(UTC)

    def local(self, moment: datetime) -> datetime:
        """A moment of the records on the floor's clock, naive."""
        return moment.astimezone(self.timezone).replace(tzinfo=None)

    def begins(self, day: date) -> datetime:
        """The moment, in UTC, at which this day of the calendar begins on the floor's clock."""
        return datetime.combine(day, time(), self.timezone).astimezone(UTC)

    @property
    def day_starts_minutes(self) -> int:
        """When a new day begins, in minutes after midnight."""
        return self.day_starts_at.hour * 60 + self.day_starts_at.minute

    def today(self, now: datetime) -> date:
        """The floor's day at `now`: before `day_starts_at` it is still yesterday (night shifts)."""
        return (now - timedelta(minutes=self.day_starts_minutes)).date()


@cache
def settings() -> Settings:
    """The settings of this process; a bad value raises SettingsError before anything starts."""
    return read_settings(os.environ)


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from the FLOOR_* variables; an empty variable counts as not set."""
    plain = Settings()
    chosen = Settings(
        data=Path(environ.get("FLOOR_DATA") or plain.data).expanduser(),
        currency=_currency(environ.get("FLOOR_CURRENCY") or plain.currency),
        timezone=_timezone(environ.get("FLOOR_TIMEZONE") or ""),
        day_starts_at=_time(environ, "FLOOR_DAY_STARTS_AT", plain.day_starts_at),
        opens_at=_time(environ, "FLOOR_OPENS_AT", plain.opens_at),
        closes_at=_time(environ, "FLOOR_CLOSES_AT", plain.closes_at),
        stale_minutes=_minutes(environ.get("FLOOR_STALE_MINUTES") or str(plain.stale_minutes)),
        database_url=_database(environ.get("FLOOR_DATABASE_URL") or ""),
        hosts=_list(environ.get("FLOOR_HOSTS") or "") or plain.hosts,
        https=_yes_or_no("FLOOR_HTTPS", environ.get("FLOOR_HTTPS") or "no"),
        proxies=_list(environ.get("FLOOR_PROXIES") or ""),
    )
    if chosen.closes_at <= chosen.opens_at:
        raise SettingsError(
            f"FLOOR_CLOSES_AT is {chosen.closes_at:%H:%M}, not after FLOOR_OPENS_AT ({chosen.opens_at:%H:%M}). "
            "Set the hour at which the floor stops calling."
        )
    return chosen


def _currency(text: str) -> str:
    if not is_currency(text):
        raise SettingsError(
            f'FLOOR_CURRENCY is "{text}", not a currency code. Write three letters, for example USD or CNY.'
        )
    return text


def _timezone(name: str) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f'FLOOR_TIMEZONE is "{name}", not a known zone. Write one like Asia/Shanghai, or leave it out.'
        ) from error


def _time(environ: Mapping[str, str], variable: str, plain: time) -> time:
    text = environ.get(variable) or f"{plain:%H:%M}"
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text)
    if match is None:
        raise SettingsError(f'{variable} is "{text}", not a time of day. Write it as HH:MM, for example {plain:%H:%M}.')
    return time(int(match[1]), int(match[2]))


def _minutes(text: str) -> int:
    if re.fullmatch(r"[1-9]\d{0,4}", text) is None:
        raise SettingsError(
            f'FLOOR_STALE_MINUTES is "{text}", not a number of minutes. Write a whole number from 1 on.'
        )
    return int(text)


def _database(url: str) -> str:
    """The sentence does not repeat the address: it may hold a password."""
    if url and not _is_address(url):
        raise SettingsError(
            "FLOOR_DATABASE_URL is no address of a database we know. Write one like "
            "postgresql://user:password@host/floor, or leave it out for SQLite in the data folder."
        )
    return url


def _is_address(url: str) -> bool:
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return url.startswith("sqlite:///") or (url.startswith("postgresql://") and port != 0)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in re.split(r"[,\s]+", text) if part)


def _yes_or_no(variable: str, text: str) -> bool:
    if text.lower() not in {"yes", "no"}:
        raise SettingsError(f'{variable} is "{text}". Write yes or no.')
    return text.lower() == "yes"
