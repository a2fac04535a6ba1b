from pathlib import Path

from etl.sample.broken import Flaw
from etl.sample.three_days import DAYS, three_days_floor, write_three_days

KEPT = Path(__file__).parents[3] / "data" / "sample" / "three-days"


def test_the_kept_files_are_what_the_generator_writes(tmp_path: Path) -> None:
    made = {path.name: path.read_bytes() for path in write_three_days(tmp_path)}
    assert {path.name: path.read_bytes() for path in KEPT.iterdir()} == made


def test_the_kept_files_are_small() -> None:
    assert sum(path.stat().st_size for path in KEPT.iterdir()) < 3_000_000


def test_all_that_is_rare_occurs_in_them() -> None:
    truths = [three_days_floor().truth(day) for day in DAYS]
    assert {flaw for truth in truths for flaws in truth.broken.values() for flaw in flaws} == set(Flaw)
    assert any("ag_777" in truth.dials for truth in truths)
    assert sum(truth.unmapped_codes["WINBCK"] for truth in truths) > 10
