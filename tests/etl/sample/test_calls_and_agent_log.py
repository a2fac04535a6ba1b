from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from etl.sample import SampleFloor
from etl.sample.outcomes import CODES
from tests.etl.sample.reading import at, body, rows

DAY = date(2026, 9, 10)
FLOOR = SampleFloor(first_day=date(2026, 9, 8), today=DAY, agents=30)

Row = dict[str, str]


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Row], list[Row]]:
    calls, agent_log, _ = FLOOR.write_day(tmp_path_factory.mktemp("day"), DAY)
    return rows(calls), rows(agent_log)


def by_agent(found: list[Row]) -> dict[str, list[Row]]:
    grouped = defaultdict(list)
    for row in found:
        grouped[row["user"]].append(row)
    return grouped


def test_calls_of_one_agent_never_overlap(logs: tuple[list[Row], list[Row]]) -> None:
    for calls in by_agent(logs[0]).values():
        spans = sorted((at(row["call_date"]), int(row["dial_time"])) for row in calls)
        assert all(begun + timedelta(seconds=length) <= after for (begun, length), (after, _) in pairwise(spans))


def test_agent_log_rows_follow_one_another_without_a_gap_from_shift_start_to_end(
    logs: tuple[list[Row], list[Row]],
) -> None:
    shifts = {person.agent_id: person.shift for person in FLOOR.staff}
    midnight = datetime(2026, 9, 10)
    for agent, cycles in by_agent(logs[1]).items():
        ends = midnight + timedelta(seconds=shifts[agent].starts)
        for row in sorted(cycles, key=lambda row: row["event_time"]):
            assert at(row["event_time"]) == ends
            ends += timedelta(
                seconds=sum(int(row[part]) for part in ("pause_sec", "wait_sec", "talk_sec", "dispo_sec"))
            )
        assert ends == midnight + timedelta(seconds=shifts[agent].ends)


def test_each_call_has_its_cycle_and_the_two_agree_within_two_seconds(logs: tuple[list[Row], list[Row]]) -> None:
    calls, cycles = ({row["uniqueid"]: row for row in found} for found in logs)
    cycles.pop("")
    assert calls.keys() == cycles.keys()
    for call_id, call in calls.items():
        cycle = cycles[call_id]
        assert 0 <= int(cycle["talk_sec"]) - int(call["answered_time"]) <= 2
        assert [call["status"], call["lead_id"], call["wrapup_time"]] == [
            cycle["status"],
            cycle["lead_id"],
            cycle["dispo_sec"],
        ]
        ring = int(call["dial_time"]) - int(call["answered_time"])
        began = at(cycle["event_time"]) + timedelta(seconds=int(cycle["pause_sec"]) + int(cycle["wait_sec"]) - ring)
        assert at(call["call_date"]) == began


def test_epochs_of_a_cycle_add_up_and_dead_time_lies_inside_talk(logs: tuple[list[Row], list[Row]]) -> None:
    dead = 0
    for row in logs[1]:
        if row["status"] == "NULL":
            continue
        for part, after in (("pause", "wait"), ("wait", "talk"), ("talk", "dispo")):
            assert int(row[f"{part}_epoch"]) + int(row[f"{part}_sec"]) == int(row[f"{after}_epoch"])
        assert int(row["dead_sec"]) <= int(row["talk_sec"])
        if row["dead_epoch"] != "NULL":
            dead += 1
            assert int(row["dead_epoch"]) + int(row["dead_sec"]) == int(row["dispo_epoch"])
    assert dead > 50


def test_talk_and_ring_times_fit_the_outcome(logs: tuple[list[Row], list[Row]]) -> None:
    codes = {code.status: code for code in CODES}
    seen = set()
    for row in logs[0]:
        code, talk = codes[row["status"]], int(row["length_in_sec"])
        assert code.talk[0] <= talk <= code.talk[1]
        assert code.ring[0] <= int(row["dial_time"]) - talk <= code.ring[1]
        seen.add(row["status"])
    assert {"SALE", "NI", "CALLBK", "DEC", "A", "N", "B", "DC", "NP", "DNC"} <= seen


def test_phone_numbers_are_those_kept_for_fiction(logs: tuple[list[Row], list[Row]]) -> None:
    numbers = {row["phone_number"] for row in logs[0]} | {row["phone_number_dialed"] for row in logs[0]}
    assert len(numbers) > 500
    assert all(len(number) == 10 and number[3:8] == "55501" for number in numbers)


def test_calls_end_their_lines_as_vicidial_does_and_the_agent_log_as_mysql(tmp_path: Path) -> None:
    calls, agent_log, _ = FLOOR.write_day(tmp_path, DAY)
    assert all(line.endswith("\r\n") for line in body(calls))
    assert not any("\r" in line for line in body(agent_log))


def test_ids_never_repeat(tmp_path: Path) -> None:
    calls, cycles, days = [], [], 8
    for number in range(days):
        written = FLOOR.write_day(tmp_path, DAY + timedelta(days=number))
        calls += [row["uniqueid"] for row in rows(written[0])]
        cycles += [row["agent_log_id"] for row in rows(written[1])]
    assert len(set(calls)) == len(calls) > 1000 * days
    assert len(set(cycles)) == len(cycles)
    # As a number too: a spreadsheet would read .10 and .1 as the same call.
    assert len({float(call) for call in calls}) > 0.99 * len(calls)
