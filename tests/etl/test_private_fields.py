import csv
from pathlib import Path

import duckdb
import pytest

from tests.floor_folder import FloorFolder

HEADER = "id,start,agent,number,name,street,secs,code"
FORMAT = """
log = "calls"
drop = ["name", "street"]
[columns]
call_id = "id"
started_at = "start"
agent_id = "agent"
phone = "number"
talk_seconds = "secs"
outcome_code = "code"
"""
NUMBER = "13800138042"
GOOD = f"c1,2026-11-20 09:00:00,a1,{NUMBER},Ada Chen,1 High Street,30,sale"
BAD = f"c2,2026-11-20 09:10:00,a1,{NUMBER},Ada Chen,1 High Street,-5,sale"


@pytest.fixture
def private(floor: FloorFolder) -> FloorFolder:
    floor.describe("own", FORMAT)
    return floor


def test_a_rejected_row_keeps_no_dropped_field_and_no_phone_number(private: FloorFolder) -> None:
    report = private.load_lines("log.csv", HEADER, GOOD, BAD)
    (row,) = private.rejected(report)
    fields = next(csv.reader([row["row"]]))
    assert (fields[:3], fields[4:]) == (["c2", "2026-11-20 09:10:00", "a1"], ["", "", "-5", "sale"])
    assert fields[3].startswith("phone:")
    assert fields[3].endswith(":42")
    assert not kept_anywhere(private.folder.root, NUMBER, "Ada Chen", "High Street")


def test_a_row_whose_fields_cannot_be_told_apart_is_not_kept(private: FloorFolder) -> None:
    report = private.load_lines("log.csv", HEADER, GOOD, f"{BAD},one more", f'c3,"{NUMBER}" x,Ada Chen')
    assert [(row["line"], row["row"]) for row in private.rejected(report)] == [("3", ""), ("4", "")]
    assert all("is not kept" in row["reason"] for row in private.rejected(report))
    assert not kept_anywhere(private.folder.root, NUMBER, "Ada Chen")


def test_a_corrected_row_has_the_phone_that_it_had(private: FloorFolder) -> None:
    report = private.load_lines("log.csv", HEADER, GOOD, BAD)
    corrected = private.rejected(report)[0]["row"].replace("-5", "5")
    again = private.load_lines("corrected.csv", HEADER, corrected)
    assert (again.loaded, again.rejected) == (1, 0)
    with duckdb.connect() as connection:
        calls = connection.read_parquet(f"{private.folder.lake}/calls/*/*.parquet")
        assert calls.aggregate("count(distinct phone_hash), min(phone_tail), count(*)").fetchall() == [(1, "42", 2)]


def test_a_row_that_is_rejected_twice_keeps_its_label(private: FloorFolder) -> None:
    first = private.rejected(private.load_lines("log.csv", HEADER, GOOD, BAD))[0]["row"]
    other = GOOD.replace("c1", "c9")
    again = private.rejected(private.load_lines("still.csv", HEADER, other, first))[0]["row"]
    assert again == first


def test_a_log_without_private_columns_keeps_its_rows_as_they_stood(floor: FloorFolder) -> None:
    header = "call_id,started_at,agent_id,campaign,talk_seconds,outcome_code"
    report = floor.load_lines("log.csv", header, "c1,2026-11-20 09:00:00,a1,main,30,sale", "c2,once,a1,main,30,sale")
    assert floor.rejected(report)[0]["row"] == "c2,once,a1,main,30,sale"


def kept_anywhere(root: Path, *texts: str) -> bool:
    contents = [path.read_bytes() for path in root.rglob("*") if path.is_file()]
    return any(text.encode() in content for text in texts for content in contents)
