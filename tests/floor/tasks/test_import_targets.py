"""Targets out as a file and in again: unchanged is no change, edited is applied as seen, wrong is told by cell."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from etl.problems import Refused
from etl.table_upload import read_table
from floor.rules.access import Role
from floor.rules.target import Target
from floor.rules.target_change import Changes
from floor.store.people import known_people, set_details
from floor.store.records import records
from floor.store.sheet_csv import csv_bytes
from floor.store.sheet_xlsx import xlsx_bytes
from floor.store.target_book import read_target_book
from floor.store.target_import import NEEDED, FilePlan, FileRow, Why
from floor.store.target_records import read_known
from floor.store.target_sheet import COLUMNS, target_sheet
from floor.tasks.import_targets import TargetFile, TriedFile, import_targets, try_targets
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import AT_THE_CONSOLE, Impossible, NotAllowed
from tests.people_on_record import member, person
from tests.targets_floor import DECEMBER, TODAY, actor, as_told, audit, known, set_all, target, targets_floor

NOVEMBER = date(2026, 11, 1)
FORMULA = "=HYPERLINK(1)"


@pytest.fixture(autouse=True)
def floor(house: Path) -> None:
    targets_floor(house)


def some_targets() -> None:
    """One of each kind, in every unit, running, to come and over."""
    member(person("fx", name=FORMULA), FORMULA)
    set_all(
        target("floor", "", 300, NOVEMBER),
        target("floor", "", Fraction(1825, 10_000), metric="conversion"),
        target("level", "senior", 123_456, metric="revenue"),
        target("team", FORMULA, 9, span="week", day_to=date(2026, 12, 31)),
        target("person", "fx", 3, span="day"),
        target("person", "cy", 12, date(2026, 11, 23), span="own", period_to=date(2026, 11, 27)),
        target("team", "North", 185, metric="average_talk_time"),
        target("team", "South", 7, NOVEMBER, day_to=date(2026, 11, 9), exact=True),
        reason="agreed in October",
    )


def exported(kind: str) -> bytes:
    with records().reading() as session:
        targets, everybody = read_target_book(session).targets, read_known(session)
    sheet = target_sheet(targets, everybody, "Targets", "USD", 2)
    return csv_bytes(sheet) if kind == "csv" else xlsx_bytes(sheet)


def rows(kind: str = "csv") -> list[dict[str, str]]:
    return [dict(one.cells) for one in read_table(f"targets.{kind}", exported(kind), NEEDED)]


def file_of(cells: list[dict[str, str]], figures_from: date = DECEMBER) -> TargetFile:
    return TargetFile("targets.csv", [FileRow(line, one) for line, one in enumerate(cells, start=2)], figures_from)


def tried(cells: list[dict[str, str]], figures_from: date = DECEMBER) -> TriedFile:
    return try_targets(AT_THE_CONSOLE, file_of(cells, figures_from))


def problems(*cells: dict[str, str], figures_from: date = DECEMBER) -> list[tuple[int, str, str, str]]:
    return [(one.line, one.column, one.value, one.why) for one in tried(list(cells), figures_from).file.problems]


def new(**cells: str) -> dict[str, str]:
    told = {"whom": "team", "name": "North", "metric": "orders", "span": "month", "figure": "5"}
    return dict.fromkeys(COLUMNS, "") | told | {"day_from": "2026-12-01"} | cells


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("figures_from", [NOVEMBER, TODAY, DECEMBER])
def test_what_went_out_and_comes_in_unchanged_is_no_change(kind: str, figures_from: date) -> None:
    some_targets()
    before, found = known(), tried(rows(kind), figures_from)
    assert (found.file.problems, found.file.unchanged, found.plan.stretches) == ((), len(before), ())
    with pytest.raises(Impossible, match="nothing to change"):
        import_targets(AT_THE_CONSOLE, file_of(rows(kind), figures_from), found)
    assert known() == before


def test_a_level_that_nobody_has_any_more_comes_in_unchanged_too() -> None:
    set_all(target("level", "senior", 9))
    with records().writing() as session:
        for one in known_people(session):
            set_details(session, one.person_id, replace(one.details, level="expert"))
    assert tried(rows()).file == FilePlan(Changes(), (), 1)
    assert problems(new(whom="level", name="senior")) == [(2, "name", "senior", Why.NOBODY)]


def test_figures_go_out_in_the_unit_that_people_see() -> None:
    some_targets()
    told = [(row["figure"], row["unit"]) for row in rows()]
    assert told[:3] + told[6:7] == [("300", ""), ("18.25", "%"), ("1234.56", "USD"), ("185", "seconds")]
    assert {row["name"] for row in rows()} >= {f"'{FORMULA}"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_changed_figure_counts_from_the_day_that_was_chosen(kind: str) -> None:
    set_all(target("team", "North", 5, NOVEMBER), reason="late")
    edited = rows(kind)
    edited[0]["figure"] = "7"
    file = file_of(edited)
    import_targets(actor(), file, try_targets(AT_THE_CONSOLE, file))
    assert [as_told(one) for one in known()] == [
        ("team", "North", 5, NOVEMBER, None),
        ("team", "North", 7, DECEMBER, None),
    ]
    entry = audit()[-1]
    assert (entry.action, entry.subject, entry.actor) == ("import_targets", "targets.csv", "manager")
    assert json.loads(entry.after)["team North, orders month 2026-12-01"]["figure"] == "7"


def test_a_changed_last_day_ends_a_target_and_a_row_without_a_number_is_a_new_one() -> None:
    set_all(target("team", "North", 5, TODAY))
    ended = rows()[0] | {"day_to": "2026/12/5"}
    person = new(whom="person", name="", agent_id="ada", metric="conversion", figure="20", span="week")
    file = file_of([ended, person])
    import_targets(AT_THE_CONSOLE, file, try_targets(AT_THE_CONSOLE, file))
    first, second = known()
    assert first.day_to == date(2026, 12, 5)
    assert (second.whom, second.name, second.figure) == ("person", "ada", Fraction(1, 5))


WRONG = [
    ({"whom": "house"}, "whom", Why.NOT_WHOM),
    ({"whom": ""}, "whom", Why.EMPTY),
    ({"name": "East"}, "name", Why.NOBODY),
    ({"whom": "person", "agent_id": "zz"}, "agent_id", Why.NOBODY),
    ({"whom": "level", "name": ""}, "name", Why.EMPTY),
    ({"metric": "luck"}, "metric", Why.NOT_METRIC),
    ({"span": "year"}, "span", Why.NOT_SPAN),
    ({"figure": ""}, "figure", Why.EMPTY),
    ({"figure": "1,5"}, "figure", Why.NOT_NUMBER),
    ({"figure": "nan"}, "figure", Why.NOT_NUMBER),
    ({"figure": "1e999999"}, "figure", Why.NOT_NUMBER),
    ({"figure": "-1"}, "figure", Why.NEGATIVE),
    ({"figure": "1.5"}, "figure", Why.NOT_WHOLE),
    ({"metric": "conversion", "figure": "101"}, "figure", Why.TOO_LARGE),
    ({"metric": "conversion", "figure": "1.23456"}, "figure", Why.TOO_FINE),
    ({"day_from": "12/1/2026"}, "day_from", Why.NOT_DAY),
    ({"day_from": "2026-02-30"}, "day_from", Why.NOT_DAY),
    ({"day_from": "1999-12-31"}, "day_from", Why.STRANGE_DAY),
    ({"day_from": ""}, "day_from", Why.EMPTY),
    ({"day_to": "2026-11-30"}, "day_to", Why.TURNED),
    ({"period_to": "2026-12-31"}, "period_to", Why.NO_PERIOD),
    ({"span": "own"}, "period_to", Why.NO_PERIOD),
    ({"number": "77"}, "number", Why.NO_SUCH_NUMBER),
    ({"number": "one"}, "number", Why.NO_SUCH_NUMBER),
]


@pytest.mark.parametrize(("wrong", "column", "why"), WRONG, ids=[f"{column} {why}" for _, column, why in WRONG])
def test_what_is_wrong_is_told_by_line_column_and_value(wrong: dict[str, str], column: str, why: Why) -> None:
    row = new(**wrong)
    assert problems(new(name="South"), row) == [(3, column, row[column], why)]


@pytest.mark.parametrize(
    ("edit", "column", "why"),
    [
        ({"name": "South"}, "name", Why.FIXED),
        ({"metric": "dials"}, "metric", Why.FIXED),
        ({"span": "week"}, "span", Why.FIXED),
        ({"day_from": "2026-11-02"}, "day_from", Why.FIXED),
        ({"part_of_split": "yes"}, "part_of_split", Why.FIXED),
        ({"day_to": ""}, "day_to", Why.REOPENED),
    ],
)
def test_what_makes_a_target_this_one_cannot_be_edited(edit: dict[str, str], column: str, why: Why) -> None:
    set_all(target("team", "North", 5, NOVEMBER, day_to=date(2026, 12, 31)), reason="late")
    row = rows()[0] | edit
    assert problems(row) == [(2, column, row[column], why)]


def test_figures_of_days_that_are_over_and_of_own_periods_that_have_begun_are_not_edited() -> None:
    set_all(
        target("team", "North", 5, NOVEMBER, day_to=date(2026, 11, 9)),
        target("team", "South", 5, NOVEMBER, span="own", period_to=date(2026, 12, 9)),
        reason="late",
    )
    edited = [row | {"figure": "6"} for row in rows()]
    assert problems(*edited) == [(2, "figure", "6", Why.OVER), (3, "figure", "6", Why.BEGUN)]


def test_two_rows_for_one_target_are_one_too_many() -> None:
    assert problems(new(), new(figure="6")) == [(3, "day_from", "2026-12-01", Why.TWICE)]


def test_a_file_with_a_row_that_cannot_be_taken_changes_nothing() -> None:
    file = file_of([new(), new(name="East")])
    with pytest.raises(Impossible) as refused:
        import_targets(AT_THE_CONSOLE, file, try_targets(AT_THE_CONSOLE, file))
    assert (str(refused.value), known(), audit()) == (Sentence.BAD_ROWS, (), [])


def test_a_file_seen_before_somebody_else_set_targets_is_not_applied() -> None:
    file = file_of([new()])
    seen = try_targets(AT_THE_CONSOLE, file)
    set_all(target("team", "North", 4))
    with pytest.raises(Impossible) as refused:
        import_targets(AT_THE_CONSOLE, file, seen)
    assert str(refused.value) == Sentence.CHANGED


def test_days_that_are_over_need_a_reason_here_too() -> None:
    file = file_of([new(day_from="2026-11-01")])
    seen = try_targets(AT_THE_CONSOLE, file)
    with pytest.raises(Impossible) as refused:
        import_targets(AT_THE_CONSOLE, file, seen)
    assert str(refused.value) == Sentence.REASON_NEEDED
    import_targets(AT_THE_CONSOLE, file, seen, "agreed in October")
    assert json.loads(audit()[-1].after)["reason"] == "agreed in October"


@pytest.mark.parametrize("role", ["agent", "lead", "administrator"])
def test_nobody_else_may_try_or_load_a_file(role: Role) -> None:
    file, stranger = file_of([new()]), actor(role)
    seen = try_targets(AT_THE_CONSOLE, file)
    for refused in (lambda: try_targets(stranger, file), lambda: import_targets(stranger, file, seen)):
        with pytest.raises(NotAllowed):
            refused()
    assert known() == ()


def test_a_target_of_somebody_who_left_no_trace_goes_out_by_its_key() -> None:
    one: Target = target("person", "ada", 5)
    set_all(one)
    assert [(row["name"], row["agent_id"]) for row in rows()] == [("Ada Chen", "ada")]


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(Refused, match="does not name the columns whom"):
        read_table("targets.csv", b"metric,span,figure,day_from\n", NEEDED)
