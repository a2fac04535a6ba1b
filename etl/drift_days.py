"""Whether a file's days, hours and number of rows are those that its format brings."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import median

from etl.profile import Profile

LOADS, ROWS = 3, 20
# So far away from all earlier days a file is looked at, and so near it would have to lie with day and month swapped.
AWAY, NEAR = timedelta(days=20), timedelta(days=10)
SPREAD, TOGETHER = timedelta(days=60), timedelta(days=31)
WEEKDAYS_ASKED = 8
MUCH_SMALLER = 4
ALIKE, BETTER = 0.6, 0.25
LONGEST_DAY_SWAPPED = 12


def drifted_days(column: str, profile: Profile, earlier: Sequence[Profile], today: date) -> Iterator[str]:
    """Day and month that changed places, and a clock that was set to another zone."""
    days = _days(profile)
    known = sorted(day for one in earlier for day in _days(one))
    if not known:
        return
    swapped = _swapped(days)
    if swapped and _lies_better(days, swapped, known, today):
        yield (
            f"{column}: its days read as {days[0]} to {days[-1]}; with day and month swapped they are "
            f"{min(swapped)} to {max(swapped)}, as was to be expected. Did its way of writing dates change?"
        )
    shift = _shift(profile, earlier, today)
    if shift:
        yield f"{column}: its hours lie {shift:+d} hours off the usual ones. Did the clock's time zone change?"


def _days(profile: Profile) -> list[date]:
    return sorted(map(date.fromisoformat, profile.days))


def _swapped(days: Sequence[date]) -> list[date]:
    """The days with day and month swapped; none where one of them cannot be, or nothing would change."""
    if any(day.day > LONGEST_DAY_SWAPPED for day in days) or all(day.day == day.month for day in days):
        return []
    return sorted(day.replace(month=day.day, day=day.month) for day in days)


def _lies_better(days: Sequence[date], swapped: Sequence[date], known: Sequence[date], today: date) -> bool:
    """Whether the days lie far from all earlier ones, or far apart, and would not if they were swapped."""
    if swapped[-1] > today:
        return False
    spread = days[-1] - days[0] > SPREAD and swapped[-1] - swapped[0] <= TOGETHER
    away = days[0] > known[-1] + AWAY or days[-1] < known[0] - AWAY
    gone_back = days[-1] < known[-1] - AWAY and not set(days) & set(known)
    near = swapped[0] >= known[-1] - NEAR and swapped[0] <= max(today, known[-1]) + NEAR
    return near and (spread or away or gone_back)


def _shift(profile: Profile, earlier: Sequence[Profile], today: date) -> int:
    """By how many hours the file lies off the usual hours; 0 where it lies as usual, or no other place fits better."""
    wholes = [one for one in earlier if one.days and max(one.days) < str(today) and one.loaded >= ROWS]
    if len(wholes) < LOADS or profile.loaded < ROWS or max(profile.days) >= str(today):
        return 0
    usual = [sum(hour) for hour in zip(*(_shares(one) for one in wholes), strict=True)]
    usual = [hour / len(wholes) for hour in usual]
    now = _shares(profile)
    alike = {by: sum(min(now[(hour + by) % 24], usual[hour]) for hour in range(24)) for by in range(-11, 13)}
    best = max(alike, key=lambda by: (alike[by], -abs(by)))
    return best if alike[0] < ALIKE and alike[best] >= alike[0] + BETTER else 0


def _shares(profile: Profile) -> list[float]:
    total = sum(profile.hours) or 1
    return [count / total for count in profile.hours]


def drifted_size(profile: Profile, earlier: Sequence[Profile], today: date) -> Iterator[str]:
    """A whole day that no load brought before, with far fewer rows than that weekday ever had."""
    days_known = {day for one in earlier for day in one.days}
    rows_by_day: dict[str, int] = {}
    for one in earlier:
        for day, rows in one.days.items():
            rows_by_day[day] = rows_by_day.get(day, 0) + rows
    for day, rows in profile.days.items():
        is_cut = len(profile.days) > 1 and day == max(profile.days)
        if is_cut or day >= str(today) or day in days_known:
            continue
        usual = [rows_by_day[one] for one in sorted(rows_by_day) if _weekday(one) == _weekday(day)][-WEEKDAYS_ASKED:]
        if len(usual) >= LOADS and median(usual) >= ROWS and _is_much_smaller(rows, usual):
            yield f"{day} has {rows} rows; that weekday usually has {median(usual):g}. Is the file whole?"


def _weekday(day: str) -> int:
    return date.fromisoformat(day).weekday()


def _is_much_smaller(rows: int, usual: Sequence[int]) -> bool:
    return rows * MUCH_SMALLER < median(usual) and rows * 2 < min(usual)
