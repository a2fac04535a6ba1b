from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from etl.sample import SampleFloor

FIRST_DAY = date(2026, 6, 1)


def sample(**changed: object) -> SampleFloor:
    given = {"first_day": FIRST_DAY, "today": date(2026, 7, 1), "agents": 10}
    return SampleFloor(**(given | changed))


def written(floor: SampleFloor, folder: Path, day: date) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in floor.write_day(folder, day)}


def test_a_day_is_the_same_whatever_was_written_before(tmp_path: Path) -> None:
    day = FIRST_DAY + timedelta(days=25)
    after_others = sample()
    for ago in (25, 3, 1):
        after_others.write_day(tmp_path / "others", day - timedelta(days=ago))
    assert written(after_others, tmp_path / "a", day) == written(sample(), tmp_path / "b", day)


def test_today_changes_no_day(tmp_path: Path) -> None:
    later = sample(today=date(2027, 3, 1))
    assert written(later, tmp_path / "a", FIRST_DAY) == written(sample(), tmp_path / "b", FIRST_DAY)


@pytest.mark.parametrize("changed", [{"seed": 8}, {"first_day": FIRST_DAY - timedelta(days=1)}, {"agents": 11}])
def test_another_seed_or_first_day_or_size_is_another_floor(tmp_path: Path, changed: dict[str, object]) -> None:
    assert written(sample(**changed), tmp_path / "a", FIRST_DAY) != written(sample(), tmp_path / "b", FIRST_DAY)


def test_no_two_days_are_alike() -> None:
    floor = sample()
    dials = {tuple(floor.truth(FIRST_DAY + timedelta(days=n)).dials.items()) for n in range(14)}
    assert len(dials) == 14


def test_a_day_writes_calls_agent_log_and_sales(tmp_path: Path) -> None:
    names = [path.name for path in sample().write_day(tmp_path, FIRST_DAY)]
    assert names == ["calls-2026-06-01.txt", "agent-log-2026-06-01.txt", "sales-2026-06-01.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_day_before_the_first_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="opened on 2026-06-01"):
        sample().write_day(tmp_path, FIRST_DAY - timedelta(days=1))


def test_a_day_on_which_nobody_works_has_empty_logs(tmp_path: Path) -> None:
    alone = sample(agents=1)
    empty = [day for n in range(14) if not alone.truth(day := FIRST_DAY + timedelta(days=n)).dials]
    lines = [path.read_text(encoding="utf-8").count("\n") for path in alone.write_day(tmp_path, empty[0])]
    assert lines[:2] == [1, 1]


def test_the_agent_nobody_knows_dials_and_the_code_nobody_mapped_occurs() -> None:
    floor = sample()
    truths = [floor.truth(FIRST_DAY + timedelta(days=n)) for n in range(14)]
    assert any("ag_777" in truth.dials for truth in truths)
    assert sum(truth.unmapped_codes["WINBCK"] for truth in truths) > 5
    assert "ag_777" not in {row["agent_id"] for row in floor.roster()}


def test_every_day_of_the_week_is_worked() -> None:
    floor = sample(agents=60)
    crews = [len(floor.truth(FIRST_DAY + timedelta(days=n)).dials) for n in range(7)]
    assert all(crew > 25 for crew in crews[:6])
    assert 5 <= crews[6] <= 20


def test_truth_so_far_grows_to_the_truth_of_the_day() -> None:
    floor = sample()
    noon, evening = (floor.truth(FIRST_DAY, datetime(2026, 6, 1, hour)) for hour in (12, 20))
    assert 0 < sum(noon.dials.values()) < sum(evening.dials.values())
    assert evening == floor.truth(FIRST_DAY)
