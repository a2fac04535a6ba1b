from datetime import date, timedelta

import numpy as np

from etl.sample import SampleFloor
from etl.sample.broken import Broken, Flaw, draw_broken, with_broken
from etl.sample.sales_file import SALES

LINE = "S1,2026-10-13 09:00:01,ag_1,9.1,FIBRE,p,1,49.00,booked,,,,"


def spoilt(flaw: Flaw) -> str:
    return with_broken([LINE, "other"], 5, (Broken(5, flaw),), SALES)[1]


def test_each_flaw_spoils_one_thing() -> None:
    assert spoilt(Flaw.BAD_TIME) == LINE.replace("09:00:01", "25:61:07")
    assert spoilt(Flaw.NO_AGENT) == LINE.replace("ag_1", "")
    assert spoilt(Flaw.FIELD_TOO_MANY).count(",") == LINE.count(",") + 1


def test_a_spoilt_copy_stands_behind_its_good_row() -> None:
    lines = with_broken(["a,b,c", "d,e,f"], 10, (Broken(10, Flaw.NO_AGENT), Broken(12, Flaw.NO_AGENT)), SALES)
    assert lines == ["a,b,c", "a,b,", "d,e,f"]


def test_about_one_file_in_ten_has_one_to_three_broken_rows() -> None:
    found = [draw_broken(np.random.default_rng(seed), 500) for seed in range(1000)]
    hit = [len(broken) for broken in found if broken]
    assert 70 <= len(hit) <= 130
    assert set(hit) == {1, 2, 3}


def test_every_flaw_occurs_within_three_months() -> None:
    floor = SampleFloor(first_day=date(2026, 1, 5), today=date(2026, 4, 5), agents=5)
    truths = [floor.truth(date(2026, 1, 5) + timedelta(days=number)) for number in range(90)]
    for log in ("calls", "agent-log", "sales"):
        assert {flaw for truth in truths for flaw in truth.broken[log]} == set(Flaw)
    assert sum(bool(flaws) for truth in truths for flaws in truth.broken.values()) < 50
