"""A real workbook that nobody here wrote, read by a format written by hand: our counts are the workbook's own."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from etl.report import Report
from tests.floor_folder import FloorFolder

WORKBOOK = Path(__file__).parents[3] / "shared" / "data" / "call-center-5000.xlsx"
FORMAT = Path(__file__).with_name("formats") / "call-center.toml"

pytestmark = pytest.mark.skipif(not WORKBOOK.is_file(), reason="the workbook is not part of the project")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """The rows by column, counted without our reader."""
    header, *below = CalamineWorkbook.from_path(str(WORKBOOK)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in below]


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> FloorFolder:
    floor = FloorFolder(tmp_path_factory.mktemp("workbook"))
    floor.folder.formats.mkdir(parents=True)
    shutil.copy(FORMAT, floor.folder.formats)
    return floor


@pytest.fixture(scope="module")
def report(floor: FloorFolder) -> Report:
    return floor.load(WORKBOOK)[0]


def test_every_row_of_the_workbook_is_loaded(report: Report, rows: list[dict[str, Any]]) -> None:
    assert (report.status, report.format) == ("loaded", "call-center")
    assert (report.rows_read, report.loaded, report.rejected, report.duplicates) == (len(rows), len(rows), 0, 0)
    assert report.rows_read == 5000
    assert (str(report.first_day), str(report.last_day)) == (rows[0]["Date"], rows[-1]["Date"])


def test_its_eight_agents_are_listed_as_not_on_the_roster(report: Report, rows: list[dict[str, Any]]) -> None:
    assert report.unknown_agents == sorted({row["Agent"] for row in rows})
    assert len(report.unknown_agents) == 8
    assert report.unknown_codes == []


@pytest.mark.usefixtures("report")
def test_calls_are_answered_resolved_and_timed_as_the_workbook_says(
    floor: FloorFolder, rows: list[dict[str, Any]]
) -> None:
    talked = [row["AvgTalkDuration"] for row in rows if row["AvgTalkDuration"]]
    assert not any(talk.microsecond for talk in talked)
    assert floor.rows(
        "select sum(calls), sum(dials), sum(answered), sum(unreachables), sum(resolved_contacts), sum(ring_seconds), "
        "sum(talk_seconds) from facts"
    ) == [
        (
            5000,
            0,
            sum(row["Answered (Y/N)"] == "Y" for row in rows),
            sum(row["Answered (Y/N)"] == "N" for row in rows),
            sum(row["Resolved"] == "Y" for row in rows),
            sum(int(row["Speed of answer in seconds"] or 0) for row in rows),
            sum(talk.hour * 3600 + talk.minute * 60 + talk.second for talk in talked),
        )
    ]


@pytest.mark.usefixtures("report")
def test_each_agent_has_the_calls_of_each_day_and_hour(floor: FloorFolder, rows: list[dict[str, Any]]) -> None:
    ours = floor.rows("select agent_id, day::varchar, hour(hour), calls from facts")
    told = Counter((row["Agent"], row["Date"], row["Time"].hour) for row in rows)
    assert {(agent, day, hour): calls for agent, day, hour, calls in ours} == told


def test_there_are_both_answered_and_unanswered_calls(rows: list[dict[str, Any]]) -> None:
    assert Counter(row["Answered (Y/N)"] for row in rows) == {"Y": 4054, "N": 946}
