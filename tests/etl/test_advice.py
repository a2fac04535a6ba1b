import pytest

from etl.advice import ADVICE, AGAIN, advice
from tests.floor_folder import CALLS, FloorFolder

GOOD = "c1,2026-11-20 09:00:00,a1,main,30,sale"


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("c2,,a1,main,30,sale", "started_at", ""),
        ("c2,20.11.2026,a1,main,30,sale", "started_at", "20.11.2026"),
        ("c2,2026-12-20 09:00:00,a1,main,30,sale", "started_at", "2026-12-20 09:00:00"),
        ("c2,1970-01-01 00:00:00,a1,main,30,sale", "started_at", "1970-01-01 00:00:00"),
        ("c2,2026-11-20 09:00:00,,main,30,sale", "agent_id", ""),
        ("c2,2026-11-20 09:00:00,a1,main,-1,sale", "talk_seconds", "-1"),
        ("c2,2026-11-20 09:00:00,a1,main,65000,sale", "talk_seconds", "65000"),
        ("c2,2026-11-20 09:00:00,a1,main,3e9,sale", "talk_seconds", "3e9"),
        ("c2,2026-11-20 09:00:00,a1,main,half,sale", "talk_seconds", "half"),
        ("c2,2026-11-20 09:00:00,a1,main,30,", "outcome_code", ""),
    ],
)
def test_a_rejected_row_is_told_with_its_column_its_value_and_what_to_do(
    floor: FloorFolder, row: str, column: str, value: str
) -> None:
    report = floor.load_lines("calls.csv", CALLS, GOOD, row)
    (told,) = report.reasons
    rejected = floor.rejected(report)[0]
    assert (rejected["column"], rejected["value"]) == (column, value)
    assert column in told
    assert value in told
    assert told.endswith(advice(rejected["reason"]))
    assert not told.endswith(AGAIN)


def test_the_longest_duration_that_vicidials_own_reports_take_is_taken(floor: FloorFolder) -> None:
    row = "c2,2026-11-20 09:00:00,a1,main,64999,sale"
    assert floor.load_lines("calls.csv", CALLS, GOOD, row).rejected == 0


def test_every_reason_has_an_advice_and_each_is_a_sentence() -> None:
    assert advice("is something nobody foresaw") == AGAIN
    assert [what for _, what in (*ADVICE, ("", AGAIN)) if not what.endswith(".")] == []
