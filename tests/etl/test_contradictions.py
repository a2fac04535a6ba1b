"""What no row can say with two of its columns: each is refused with its reason, and what only looks odd is taken."""

import pytest

from etl.advice import AGAIN, advice
from etl.canonical import LOGS
from etl.contradictions import LONGER_THAN_CALL
from tests.floor_folder import FloorFolder

HEADER = "agent_id,started_at,ended_at,login_seconds,pause_seconds,wait_seconds,talk_seconds,wrap_seconds"
SHIFTS = [name.name for name in LOGS["shifts"].columns if name.name not in {"shift_id", "campaign"}]
DAY = "2026-11-20"


def refused(floor: FloorFolder, header: str, *rows: str) -> list[tuple[str, str]]:
    """Column and reason of each row that was refused; one good row goes before them."""
    report = floor.load_lines("log.csv", header, *rows)
    assert report.status == "loaded", report.reasons
    return [(row["column"], row["reason"]) for row in floor.rejected(report)] if report.rejected else []


def shift(start: str, end: str, *seconds: str) -> str:
    return ",".join(["a1", start, end, *seconds, *[""] * (5 - len(seconds))])


GOOD_SHIFTS = [
    shift(f"{DAY} 09:00:00", f"{DAY} 09:00:00"),
    shift(f"{DAY} 22:00:00", "2026-11-21 06:00:00", "28800"),
    shift(f"{DAY} 10:00:00", f"{DAY} 11:00:00", "3601", "3605", "3600", "3600", "3600"),
    shift(f"{DAY} 01:30:00", f"{DAY} 02:30:00", "7200"),
    shift(f"{DAY} 12:00:00", "", "60", "120"),
    shift(f"{DAY} 13:00:00", "", "", "5000", "5000", "5000", "5000"),
]
BAD_SHIFTS = {
    shift(f"{DAY} 09:10:00", f"{DAY} 09:09:59"): ("ended_at", "is not within a day after the start of the shift"),
    shift(f"{DAY} 09:11:00", "2026-11-21 09:11:01"): ("ended_at", "is not within a day after the start of the shift"),
    shift(f"{DAY} 09:12:00", f"{DAY} 10:12:00", "7261"): (
        "login_seconds",
        "is longer than the shift from start to end",
    ),
    shift(f"{DAY} 09:13:00", f"{DAY} 10:13:00", "", "", "", "7261"): (
        "talk_seconds",
        "is longer than the shift from start to end",
    ),
    shift(f"{DAY} 09:14:00", "", "60", "121"): ("pause_seconds", "is longer than the time signed in"),
    shift(f"{DAY} 09:15:00", "", "60", "", "121"): ("wait_seconds", "is longer than the time signed in"),
    shift(f"{DAY} 09:16:00", "", "60", "", "", "121"): ("talk_seconds", "is longer than the time signed in"),
    shift(f"{DAY} 09:17:00", "", "60", "", "", "", "121"): ("wrap_seconds", "is longer than the time signed in"),
}


def test_shifts_that_only_look_odd_are_taken(floor: FloorFolder) -> None:
    floor.describe("shifts", 'log = "shifts"\nrequired = ["ended_at"]\n[columns]\n' + OWN_SHIFTS)
    assert refused(floor, HEADER, *GOOD_SHIFTS) == []


OWN_SHIFTS = "".join(f'{name} = "{name}"\n' for name in SHIFTS)


def test_a_shift_that_cannot_be_is_refused_with_its_column_and_reason(floor: FloorFolder) -> None:
    floor.describe("shifts", 'log = "shifts"\nrequired = ["ended_at"]\n[columns]\n' + OWN_SHIFTS)
    assert refused(floor, HEADER, GOOD_SHIFTS[0], *BAD_SHIFTS) == list(BAD_SHIFTS.values())


def test_an_order_is_not_cancelled_before_the_day_of_its_sale(floor: FloorFolder) -> None:
    header = "sale_id,sold_at,agent_id,amount,status,cancelled_at"
    same, before = f"{DAY} 00:00:00", "2026-11-19 23:59:59"
    rows = [f"s{n},{DAY} 15:00:00,a1,1,cancelled,{at}" for n, at in enumerate(("", same, f"{DAY} 16:00:00", before))]
    assert refused(floor, header, *rows) == [("cancelled_at", "is before the day of the sale")]


@pytest.mark.parametrize(("talk", "taken"), [("120", True), ("180", True), ("181", False), ("", True), ("0", True)])
def test_talk_is_not_longer_than_the_whole_call_where_the_format_names_it(
    floor: FloorFolder, talk: str, *, taken: bool
) -> None:
    header = "id,startTime,conversationSeconds,durationSeconds,disposition,userId"
    good, tried = (
        f"{n},{DAY} 09:00:00,{said},{whole},success,11" for n, said, whole in ((1, "9", ""), (2, talk, "120"))
    )
    assert refused(floor, header, good, tried) == ([] if taken else [("talk_seconds", LONGER_THAN_CALL)])


def test_each_of_these_reasons_has_advice() -> None:
    reasons = [never.reason for log in LOGS.values() for never in log.never] + [LONGER_THAN_CALL]
    assert [reason for reason in reasons if advice(reason) == AGAIN] == []
