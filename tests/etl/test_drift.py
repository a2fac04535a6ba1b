import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

import pytest
from sqlmodel import select

from etl.load import check_files, load_files
from etl.report import Report
from etl.sample_floor import Size, write_logs
from etl.status import status, status_lines
from etl.watch import Inbox
from floor.store.audit import Doer
from floor.store.models import AuditEntry
from floor.store.records import records_at
from tests.etl.drift_cases import AGENTS, CASES, NEXT, Case, gone, history, renamed, rewritten, table, text
from tests.floor_folder import NOW, FloorFolder

TALK_RENAMED = next(case for case in CASES if case.name == "a measured column renamed")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> FloorFolder:
    """Four weeks of daily files are loaded; a test that keeps something takes a floor of its own."""
    return with_history(tmp_path_factory.mktemp("usual"))


def with_history(root: Path) -> FloorFolder:
    floor = FloorFolder(root)
    reports = floor.load(*(floor.file(name, *lines) for name, lines in history()))
    assert {report.status for report in reports} == {"loaded"}
    assert not [warning for report in reports for warning in report.warnings]
    return floor


def copied(floor: FloorFolder, root: Path) -> FloorFolder:
    shutil.copytree(floor.root, root, dirs_exist_ok=True)
    return FloorFolder(root)


def checked(floor: FloorFolder, case: Case) -> Report:
    return check_files([floor.file("next.csv", *case.lines())], floor.settings, NOW)[0]


def test_forty_kinds_of_drift_are_refused_or_flagged_with_the_name_of_the_column(usual: FloorFolder) -> None:
    paths = [usual.file(f"{number}.csv", *case.lines()) for number, case in enumerate(CASES)]
    reports = check_files(paths, usual.settings, NOW)
    missed = [
        (case.name, report.status, report.reasons, report.warnings)
        for case, report in zip(CASES, reports, strict=True)
        if not any(case.column in told for told in [*report.warnings, *stopping(report)])
    ]
    print(f"{len(CASES) - len(missed)} of {len(CASES)} refused or flagged with the column's name")  # noqa: T201
    assert len(CASES) == 40
    assert missed == []


def stopping(report: Report) -> list[str]:
    return report.reasons if report.status in {"refused", "drift"} else []


def same(rows: list[list[str]]) -> list[list[str]]:
    return rows


@pytest.mark.parametrize("log", ["calls", "sales"])
def test_the_next_day_a_sunday_two_days_and_a_correction_are_as_usual(usual: FloorFolder, log: str) -> None:
    sunday, known = date(2026, 11, 15), date(2026, 11, 6)
    for days in [(NEXT,), (sunday,), (NEXT, NEXT + timedelta(days=1))]:
        report = checked(usual, Case("", "", same, log, days))
        assert (report.status, report.warnings) == ("checked", [])
    few = Case("", "", lambda rows: rows[:4], log, (known,))
    assert checked(usual, few).status == "checked"


def test_a_day_with_a_fraction_of_its_weekdays_rows_asks_whether_it_is_whole(usual: FloorFolder) -> None:
    report = checked(usual, Case("", "", lambda rows: rows[:12]))
    assert report.status == "drift"
    assert report.reasons[0] == "2026-11-09 has 11 rows; that weekday usually has 80. Is the file whole?"


def test_the_day_under_way_may_be_short(usual: FloorFolder) -> None:
    assert checked(usual, Case("", "", lambda rows: rows[:12], days=(NOW.date(),))).status == "checked"


def test_a_file_of_agents_nobody_has_seen_asks(usual: FloorFolder) -> None:
    report = checked(usual, Case("", "", rewritten("agent_id", lambda one: f"north{one}")))
    assert report.status == "drift"
    assert report.reasons[0].startswith("'agent_id': none of its 12 agents was in an earlier log")


def test_some_new_agents_are_as_usual(usual: FloorFolder) -> None:
    newcomer = rewritten("agent_id", lambda one: "new" if one == AGENTS[0] else one)
    assert checked(usual, Case("", "", newcomer)).status == "checked"


def test_a_few_rows_under_fewer_columns_are_a_correction_by_hand(usual: FloorFolder) -> None:
    few = text(gone("talk_seconds")(table("calls", NEXT - timedelta(days=3)))[:6])
    report = check_files([usual.file("by-hand.csv", *few)], usual.settings, NOW)[0]
    assert report.status == "checked"
    assert "'talk_seconds' is gone" in " ".join(report.warnings)


def test_the_first_file_of_a_format_is_as_usual(tmp_path: Path) -> None:
    floor = FloorFolder(tmp_path)
    assert floor.load_lines("first.csv", *text(gone("campaign")(table("calls", NEXT)))).status == "loaded"


def test_columns_of_single_outcomes_come_and_go(tmp_path: Path) -> None:
    floor = FloorFolder(tmp_path)
    plain = table("calls", NEXT)
    report = [[*plain[0], "DEC", "NI"], *([*row, "1", "2"] for row in plain[1:])]
    assert floor.load_lines("first.csv", *text(report)).status == "loaded"
    following = table("calls", NEXT + timedelta(days=1))
    later = [[*following[0], "SALE"], *([*row, "1"] for row in following[1:])]
    told = floor.load_lines("next.csv", *text(later))
    assert told.status == "loaded"
    assert "Column 'SALE' is new; no earlier file has it." in told.warnings


def test_a_drifted_file_leaves_nothing_and_says_how_to_load_it(usual: FloorFolder, tmp_path: Path) -> None:
    floor = copied(usual, tmp_path)
    before = floor.content(), floor.warehouse
    report = floor.load_lines("next.csv", *TALK_RENAMED.lines())
    assert (report.status, report.load_id) == ("drift", None)
    assert "Column 'talk_seconds' is gone and 'talk' is new: is it the same under another name?" in report.sentence()
    assert "--accept-drift" in report.sentence()
    assert (floor.content(), floor.warehouse) == before


def test_a_drifted_file_loads_once_somebody_accepts_it_and_then_is_usual(usual: FloorFolder, tmp_path: Path) -> None:
    floor = copied(usual, tmp_path)
    path = floor.file("next.csv", *TALK_RENAMED.lines())
    report = load_files([path], floor.settings, NOW, accept_drift=Doer("Mo Lead"))[0]
    assert report.status == "loaded"
    assert report.warnings[0].startswith("accepted: Column 'talk_seconds' is gone")
    assert floor.rows("select load_id, accepted_by, len(drift) from profiles where accepted_by is not null") == [
        (report.load_id, "Mo Lead", 1)
    ]
    with records_at(floor.settings.records_url).reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "accept_drift")).one()
    assert (entry.actor, entry.subject) == ("Mo Lead", report.load_id)
    assert json.loads(entry.after)["format"] == "floorboard-calls"
    assert status_lines(status(floor.settings))[-1].endswith(
        "next.csv  (differs from earlier ones; accepted by Mo Lead)"
    )
    following = replace(TALK_RENAMED, days=(NEXT + timedelta(days=1),))
    assert checked(floor, following).status == "checked"


class Killed(BaseException):
    """As a kill: nothing behind it runs."""


@pytest.mark.parametrize(
    ("step", "counts"),
    [("etl.load.Loading.publish", False), ("etl.load._note_accepted", True)],
    ids=["before it is published", "before its line is written"],
)
def test_an_audit_line_of_an_accepted_file_is_true_wherever_the_load_is_killed(
    usual: FloorFolder, tmp_path: Path, step: str, counts: bool
) -> None:
    floor = copied(usual, tmp_path)
    path = floor.file("next.csv", *TALK_RENAMED.lines())
    with mock.patch(step, side_effect=Killed), pytest.raises(Killed):
        load_files([path], floor.settings, NOW, accept_drift=Doer("Mo Lead"))
    assert accepted_lines(floor) == []
    floor.load_lines("people.csv", "agent_id,name", "a1,Ada")
    loads = [row[0] for row in floor.rows("select load_id from loads where file = 'next.csv'")]
    assert (accepted_lines(floor), len(loads)) == (loads, int(counts))
    floor.load_lines("people 2.csv", "agent_id,name", "a2,Ben")
    assert (accepted_lines(floor), floor.folder.accepted.exists()) == (loads, False)


def accepted_lines(floor: FloorFolder) -> list[str]:
    with records_at(floor.settings.records_url).reading() as session:
        return list(session.exec(select(AuditEntry.subject).where(AuditEntry.action == "accept_drift")).all())


def test_accepting_where_nothing_drifted_notes_nobody(tmp_path: Path) -> None:
    floor = FloorFolder(tmp_path)
    path = floor.file("calls.csv", *text(table("calls", NEXT)))
    assert load_files([path], floor.settings, NOW, accept_drift=Doer("Mo Lead"))[0].status == "loaded"
    assert floor.rows("select accepted_by from profiles") == [(None,)]


def test_an_undone_load_is_no_measure(tmp_path: Path) -> None:
    floor = FloorFolder(tmp_path)
    wrong = floor.load_lines("wrong.csv", *text(renamed("campaign", "queue")(table("calls", NEXT))))
    assert wrong.load_id
    floor.undo(wrong.load_id)
    assert floor.load_lines("right.csv", *text(table("calls", NEXT))).status == "loaded"


def test_the_watcher_puts_a_drifted_file_aside_with_the_reason(usual: FloorFolder, tmp_path: Path) -> None:
    floor = copied(usual, tmp_path)
    inbox = Inbox(floor.settings)
    inbox.folder.mkdir(parents=True)
    (inbox.folder / "next.csv").write_text("\n".join(TALK_RENAMED.lines()), encoding="utf-8")
    inbox.scan(NOW)
    inbox.scan(NOW)
    why = (inbox.folder / "refused" / "next.csv.txt").read_text(encoding="utf-8")
    assert "'talk_seconds' is gone" in why
    assert "python -m etl load --accept-drift" in why


def test_no_file_of_the_sample_floor_drifts(tmp_path: Path) -> None:
    """Sundays, new hires and the day under way among them. All of its 184 days are loaded by `make demo-data`."""
    floor = FloorFolder(tmp_path)
    logs = write_logs(tmp_path / "logs", Size(days=16, agents=12), NOW)
    reports = floor.load(*logs)
    assert {report.status for report in reports} == {"loaded"}
    assert [warning for report in reports for warning in report.warnings] == []
