"""Reports in sections, and reports that name their day above the header: what is a row of them, and whose."""

from pathlib import Path

import pytest

from tests.etl.dialers.test_traps import loaded, text_of
from tests.floor_folder import FloorFolder

TEAM = "vicidial-team-performance"
DAILY = "vicidial-agent-performance-period"
PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
# As docs/formats.md shows it: the report as a list of people.
ROSTER = PAGE.read_text(encoding="utf-8").partition(f'name = "{TEAM}"\n')[2].partition("```")[0]
SEVERAL = "Its times are sums of several days"


@pytest.fixture
def roster(floor: FloorFolder) -> FloorFolder:
    floor.describe(TEAM, ROSTER)
    return floor


def teams(floor: FloorFolder) -> dict[str, str]:
    return {ids: team for _, ids, team, _, _ in floor.people()}


def test_each_row_has_the_section_above_it_and_only_agents_are_rows(roster: FloorFolder) -> None:
    report = loaded(roster, TEAM)
    assert (report.rows_read, report.loaded, report.rejected) == (3, 3, 0)
    assert teams(roster) == {"a1": "North", "a3": "North", "a2": "SOUTH - South"}


def test_the_header_needs_not_stand_again_in_each_section(roster: FloorFolder) -> None:
    first, header, *rest = text_of(TEAM).split("\n")
    report = roster.load_lines("once.csv", first, header, *(line for line in rest if line != header))
    assert (report.loaded, report.rejected, len(teams(roster))) == (3, 0, 3)


def test_a_damaged_row_of_a_section_is_rejected_with_its_true_line(roster: FloorFolder) -> None:
    text = text_of(TEAM).replace('"1","Bo Example","a2","27",', '"1","Bo Example","a2",')
    report = roster.load_lines("cut.csv", *text.split("\n"))
    line = 1 + text.split("\n").index(next(one for one in text.split("\n") if "Bo Example" in one))
    (row,) = roster.rejected(report)
    assert (row["line"], row["reason"]) == (str(line), "fields stand in this row: 20, and the header has 21")
    assert (report.loaded, report.rows_read) == (2, 3)


def test_a_row_that_was_mended_is_loaded_with_its_section_as_a_column(roster: FloorFolder) -> None:
    report = roster.load_lines("mended.csv", "Agent Name,Agent ID,System Time,TEAM", "Di,a4,1:00:00,West")
    assert (report.loaded, teams(roster)) == (1, {"a4": "West"})


def test_a_line_of_one_field_that_no_format_knows_is_no_row_lost(roster: FloorFolder) -> None:
    report = roster.load_lines("odd.csv", *text_of(TEAM).replace("**** NO AGENTS", "NO AGENTS").split("\n"))
    assert [row["line"] for row in roster.rejected(report)] == ["8"]


def test_agent_performance_of_one_day_becomes_the_shifts_of_that_day(floor: FloorFolder) -> None:
    report = loaded(floor, DAILY)
    assert (report.rows_read, report.loaded, report.rejected) == (1, 1, 0)
    assert floor.rows("select day::varchar, agent_id, login_seconds, pause_seconds, wait_seconds from facts") == [
        ("2026-11-20", "a1", 3605, 600, 1200)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Time range: 2026-11-19 00:00:00 to 2026-11-20 23:59:59",
        "Time range: 2026-11-20 00:00:00 to 2026-11-21 00:00:00",
        "",
    ],
)
def test_of_several_days_or_of_none_it_is_refused_with_how_to_export_it(floor: FloorFolder, line: str) -> None:
    text = text_of(DAILY).replace("Time range: 2026-11-20 00:00:00 to 2026-11-20 23:59:59", line)
    report = floor.load_lines("several.csv", *text.split("\n"))
    assert report.status == "refused"
    assert SEVERAL in report.reasons[0]
    assert "for each single day" in report.reasons[0]
