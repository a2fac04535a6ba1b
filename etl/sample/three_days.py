"""The three days of logs that are kept with the code: `python -m etl.sample.three_days` makes them anew."""

from datetime import date, timedelta
from pathlib import Path

from etl.sample.floor import SampleFloor

# Twenty agents keep the files small. The first day is chosen so that all that is rare occurs: broken calls and sales,
# the code nobody mapped, the agent nobody knows.
AGENTS = 20
FIRST_DAY = date(2026, 10, 12)
DAYS = tuple(FIRST_DAY + timedelta(days=number) for number in range(3))
FOLDER = Path("data/sample/three-days")


def three_days_floor() -> SampleFloor:
    """The small floor, as of its third day."""
    return SampleFloor(first_day=FIRST_DAY, today=DAYS[-1], agents=AGENTS)


def write_three_days(folder: Path = FOLDER) -> list[Path]:
    """Write roster, price list and the logs of the three days."""
    floor = three_days_floor()
    return floor.write_roster(folder) + [path for day in DAYS for path in floor.write_day(folder, day)]


if __name__ == "__main__":
    write_three_days()
