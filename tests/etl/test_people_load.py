"""A people file goes into the records: planned, done in one transaction, told in words."""

import json
import os
import signal
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from etl.load import check_files
from etl.problems import WrongUse
from etl.watch import Inbox
from floor.rules.memberships import Stay
from floor.settings import Settings
from floor.store.models import AuditEntry
from floor.store.records import close_records, records_at
from tests.etl.test_killed import start
from tests.floor_folder import CALLS, NOW, PEOPLE, FloorFolder

ADA = "a1,Ada Chen,Ada C.,North,2025-01-07,,senior"
BEN = "b1,Ben Ode,,South,,,"


def audit(floor: FloorFolder) -> list[AuditEntry]:
    with records_at(floor.settings.records_url).reading() as session:
        return list(session.exec(select(AuditEntry)))


def test_people_go_into_the_records_and_neither_into_the_lake_nor_the_warehouse(floor: FloorFolder) -> None:
    report = floor.load_lines("people.csv", PEOPLE, ADA, BEN)
    assert report.sentence().endswith("(2 rows read, 2 loaded, 0 rejected, 0 duplicates; 2 new)")
    assert floor.people() == [
        ("Ada Chen", "a1", "North", date(2025, 1, 7), None),
        ("Ben Ode", "b1", "South", None, None),
    ]
    assert floor.content() == "nothing"
    assert list(floor.folder.lake.rglob("*.parquet")) == []


def test_the_same_file_again_changes_nothing_and_leaves_no_line_in_the_audit(floor: FloorFolder) -> None:
    path = floor.file("people.csv", PEOPLE, ADA, BEN, "c1,,,,,,")
    floor.load(path)
    before = floor.known(), len(audit(floor))
    again = floor.load(path)[0]
    assert (again.status, again.loaded, again.rejected, again.duplicates) == ("already loaded", 0, 1, 2)
    assert again.sentence().endswith("nobody new, nothing changed)")
    assert (floor.known(), len(audit(floor))) == before


def test_a_newer_file_changes_moves_and_adds_and_says_how_many(floor: FloorFolder) -> None:
    floor.load_lines("people.csv", PEOPLE, ADA, BEN)
    newer = floor.load_lines("newer.csv", PEOPLE, ADA.replace("senior", "lead").replace("North", "South"), "c1,Cy,,,,,")
    assert newer.people == {"new": 1, "changed": 1, "moved": 1, "unchanged": 0}
    assert newer.sentence().endswith("; 1 new, 1 changed, 1 moved)")
    assert floor.known()[0].stays == (Stay("North", date(2025, 1, 7), date(2026, 11, 20)), Stay("South", NOW.date()))


def test_who_is_missing_from_a_file_stays_as_they_are(floor: FloorFolder) -> None:
    floor.load_lines("people.csv", PEOPLE, ADA, BEN)
    before = floor.known()
    floor.load_lines("one.csv", PEOPLE, ADA)
    assert floor.known() == before


def test_the_audit_has_one_line_a_file_with_before_and_after(floor: FloorFolder) -> None:
    floor.load_lines("people.csv", "agent_id,name,team", "a1,Ada Chen,North")
    floor.load_lines("newer.csv", "agent_id,name,team", "a1,Ada Chan,North")
    told = [(one.actor, one.action, one.subject) for one in audit(floor)]
    assert told == [("inbox or command line", "import_people", name) for name in ("people.csv", "newer.csv")]
    last = audit(floor)[-1]
    assert (json.loads(last.before), json.loads(last.after)) == (
        {"a1": {"name": "Ada Chen"}},
        {"a1": {"name": "Ada Chan"}},
    )


def test_two_rows_with_different_days_are_two_memberships_and_other_ids_are_one_persons(floor: FloorFolder) -> None:
    floor.load_lines(
        "people.csv",
        "agent_id,other_agent_ids,name,team,team_since",
        "a1,a9; a10,Ada Chen,North,",
        "a1,,Ada Chen,South,2026-09-01",
    )
    (ada,) = floor.known()
    assert ada.agent_ids == ("a1", "a9", "a10")
    assert ada.stays == (Stay("North", None, date(2026, 8, 31)), Stay("South", date(2026, 9, 1)))


def test_rows_that_cannot_be_are_rejected_with_line_column_value_reason_and_row(floor: FloorFolder) -> None:
    floor.load_lines("known.csv", PEOPLE, BEN)
    report = floor.load_lines(
        "people.csv",
        PEOPLE.replace("name,", "other_agent_ids,name,", 1),
        "a1,,Ada Chen,,North,2025-01-07,2024-01-01,",
        'x1,b1,"Xi, the first",,,,,',
        "y1,,Yo,,,yesterday,,",
        "z1,,Zoe,,North,,,",
    )
    assert (report.status, report.loaded, report.rejected) == ("loaded", 1, 3)
    assert floor.rejected(report) == [
        {
            "line": "2",
            "column": "left_date",
            "value": "2024-01-01",
            "reason": "lies before the hire date",
            "row": "a1,,Ada Chen,,North,2025-01-07,2024-01-01,",
        },
        {
            "line": "3",
            "column": "other_agent_ids",
            "value": "b1",
            "reason": "belongs to another person already",
            "row": 'x1,b1,"Xi, the first",,,,,',
        },
        {
            "line": "4",
            "column": "hire_date",
            "value": "yesterday",
            "reason": "is not a day this format knows",
            "row": "y1,,Yo,,,yesterday,,",
        },
    ]
    assert [name for name, *_ in floor.people()] == ["Ben Ode", "Zoe"]


def test_a_person_one_of_whose_rows_cannot_be_read_is_not_changed_by_the_other(floor: FloorFolder) -> None:
    header = "agent_id,name,team,team_since"
    floor.load_lines("people.csv", header, "a1,Ada,North,", "a1,Ada,South,2026-09-01")
    before = floor.known()
    report = floor.load_lines("half.csv", header, "a1,Ada,North,", "a1,Ada,South,2026-13-01", "b1,Ben,North,")
    assert (report.loaded, report.rejected) == (1, 2)
    assert floor.known()[:1] == before


def test_a_file_without_one_good_row_is_refused_and_leaves_nothing(floor: FloorFolder) -> None:
    report = floor.load_lines("people.csv", PEOPLE, "a1,,,,,,")
    assert report.sentence().endswith("line 2: name is empty. Fill it in, or have the export bring it.")
    assert (report.load_id, floor.people()) == (None, [])


def test_checking_shows_the_plan_and_keeps_nothing(floor: FloorFolder) -> None:
    people, calls = floor.file("people.csv", PEOPLE, ADA), floor.file("calls.csv", CALLS, *calls_of("a1", "b1"))
    of_people, of_calls = check_files([people, calls], floor.settings, NOW)
    assert (of_people.status, of_people.people) == ("checked", {"new": 1, "changed": 0, "moved": 0, "unchanged": 0})
    assert of_calls.unknown_agents == ["b1"]
    assert not floor.settings.has_records
    floor.load(people)
    before = len(audit(floor))
    again = check_files([people], floor.settings, NOW)[0]
    assert (again.status, len(audit(floor))) == ("already loaded", before)


def calls_of(*agents: str) -> list[str]:
    return [f"c-{agent},2026-11-20 09:00:00,{agent},main,30,sale" for agent in agents]


def test_who_is_on_the_roster_is_asked_of_the_records_under_every_id(floor: FloorFolder) -> None:
    floor.load_lines("people.csv", "agent_id,other_agent_ids,name", "a1,a9,Ada Chen")
    report = floor.load_lines("calls.csv", CALLS, *calls_of("a1", "a9", "ag_777"))
    assert report.unknown_agents == ["ag_777"]


def test_a_load_of_calls_makes_no_records(floor: FloorFolder) -> None:
    assert floor.load_lines("calls.csv", CALLS, *calls_of("a1")).unknown_agents == ["a1"]
    assert not floor.settings.has_records


def test_undoing_a_people_file_is_refused_in_words(floor: FloorFolder) -> None:
    report = floor.load_lines("people.csv", PEOPLE, ADA)
    assert report.load_id
    with pytest.raises(WrongUse, match="Correct the people on the People screen, or load a newer file"):
        floor.undo(report.load_id)


def test_a_format_of_the_floors_own_says_only_what_its_columns_say(floor: FloorFolder) -> None:
    floor.load_lines("people.csv", PEOPLE, ADA)
    floor.describe(
        "crm",
        'log = "people"\nencoding = "gb18030"\n[columns]\nagent_id = "工号"\nname = "姓名"\nteam = "班组"\n'
        'hire_date = { source = "入职", format = "%Y/%m/%d" }\n[values.team]\n"一组" = "North"\n',
    )
    path = floor.file("名单.csv", "工号,姓名,班组", "a1,陈爱达,一组", "w1,王伟,一组", encoding="gb18030")
    report = floor.load(path)[0]
    assert (report.format, report.people) == ("crm", {"new": 1, "changed": 1, "moved": 0, "unchanged": 0})
    assert floor.people() == [
        ("陈爱达", "a1", "North", date(2025, 1, 7), None),
        ("王伟", "w1", "North", None, None),
    ]


def test_a_spreadsheet_of_people_is_read_as_typed(floor: FloorFolder) -> None:
    path = floor.drop / "people.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate((PEOPLE.split(","), [101, "Ada Chen", "", "North", date(2025, 1, 7), "", ""])):
            sheet.write_row(at, 0, cells)
        sheet.write_datetime(1, 4, date(2025, 1, 7), book.add_format({"num_format": "yyyy-mm-dd"}))
    assert floor.load(path)[0].status == "loaded"
    assert floor.people() == [("Ada Chen", "101", "North", date(2025, 1, 7), None)]


@pytest.mark.parametrize("name", ["'; drop table person; --", "{0} %s :x $1", "<b>x</b>", "=1+1", "\u202eabc", "😀"])
def test_hostile_names_stay_text(floor: FloorFolder, name: str) -> None:
    floor.load_lines("people.csv", "agent_id,name,team", f'"{name}","{name}","{name}"')
    assert floor.people() == [(name, name, name, None, None)]


def test_a_file_that_the_records_cannot_take_now_waits(floor: FloorFolder) -> None:
    floor.folder.inbox.mkdir(parents=True)
    (floor.folder.root / "records.db").write_bytes(b"no database at all, but long enough to be looked into" * 99)
    path = floor.folder.inbox / "people.csv"
    path.write_text(f"{PEOPLE}\n{ADA}\n", encoding="utf-8")
    inbox = Inbox(floor.settings)
    inbox.scan(NOW)
    with pytest.raises(WrongUse, match="Try again when they can be reached"):
        inbox.scan(NOW)
    assert path.exists()


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def load_and_die_before_the_commit(data: Path) -> None:
    inbox = Inbox(Settings(data=data))
    inbox.scan(NOW)
    with mock.patch("etl.people_load.append", die):
        inbox.scan(NOW)


def test_killed_before_its_end_a_people_load_has_not_happened_and_the_file_waits(floor: FloorFolder) -> None:
    floor.load_lines("people.csv", PEOPLE, BEN)
    floor.folder.inbox.mkdir(parents=True)
    path = floor.folder.inbox / "newer.csv"
    path.write_text(f"{PEOPLE}\n{ADA}\n{BEN.replace('South', 'North')}\n", encoding="utf-8")
    before = floor.known()
    close_records()
    child = start(load_and_die_before_the_commit, floor.settings.data)
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert (floor.known(), path.exists()) == (before, True)
    inbox = Inbox(floor.settings)
    inbox.scan(NOW)
    assert [report.people for report in inbox.scan(NOW)] == [{"new": 1, "changed": 0, "moved": 1, "unchanged": 0}]
    assert not path.exists()


ROSTERS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["North", "South", ""]), st.sampled_from(["", "2026-09-01"])),
        min_size=1,
        max_size=3,
        unique_by=lambda row: row[0],
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(ROSTERS)
def test_whatever_files_come_each_loaded_again_at_once_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, rosters: list[list[tuple[int, str, str]]]
) -> None:
    floor = FloorFolder(tmp_path_factory.mktemp("rosters"))
    for number, rows in enumerate(rosters):
        lines = [f"a{key},Agent {key},{team},{since}" for key, team, since in rows]
        path = floor.file(f"{number}.csv", "agent_id,name,team,team_since", *lines)
        floor.load(path)
        before = floor.known()
        assert floor.load(path)[0].status == "already loaded"
        assert floor.known() == before
    close_records()
