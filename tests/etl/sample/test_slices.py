from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.sample import SampleFloor
from tests.etl.sample.reading import body

# Two of this day's files have broken rows: they have to be cut right too.
DAY = date(2026, 10, 13)
MIDNIGHT = datetime(2026, 10, 13)
FLOOR = SampleFloor(first_day=date(2026, 10, 12), today=DAY, agents=8)
LOGS = ("calls", "agent-log", "sales")


def whole(folder: Path) -> dict[str, list[str]]:
    return {log: body(path) for log, path in zip(LOGS, FLOOR.write_day(folder, DAY), strict=True)}


def test_this_day_has_broken_rows() -> None:
    assert sum(map(bool, FLOOR.truth(DAY).broken.values())) >= 2


@settings(max_examples=40, deadline=None)
@given(cuts=st.lists(st.floats(8.5 * 3600, 18.5 * 3600), max_size=6))
@example(cuts=[9 * 3600.0, 9 * 3600.0, 18 * 3600.0])
def test_parts_put_together_are_the_whole_day(cuts: list[float]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        together: dict[str, list[str]] = {log: [] for log in LOGS}
        moments = [None, *(MIDNIGHT + timedelta(seconds=cut) for cut in sorted(cuts)), None]
        for since, until in pairwise(moments):
            for path in FLOOR.write_day(folder, DAY, until=until, since=since):
                together[path.name.partition("-2026")[0]] += body(path)
        assert together == whole(folder / "whole")


def test_a_part_is_named_by_its_end_and_an_empty_one_writes_nothing(tmp_path: Path) -> None:
    nine, noon = MIDNIGHT.replace(hour=9), MIDNIGHT.replace(hour=12, minute=3, second=7)
    assert FLOOR.write_day(tmp_path, DAY, until=MIDNIGHT.replace(hour=8)) == []
    assert FLOOR.write_day(tmp_path, DAY, until=nine, since=noon) == []
    names = [path.name for path in FLOOR.write_day(tmp_path, DAY, until=noon, since=nine)]
    assert names == [f"{log}-2026-10-13-120307.{'csv' if log == 'sales' else 'txt'}" for log in LOGS]
