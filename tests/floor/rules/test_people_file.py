from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.memberships import Stay, team_on
from floor.rules.people_file import plan_people
from floor.rules.people_group import PeopleFile, PersonRow, agent_ids_of
from floor.rules.people_plan import Change, PeoplePlan, Problem
from floor.rules.person import Details, KnownPerson, Why

TODAY = date(2026, 11, 20)
ALL = frozenset(
    {"agent_id", "other_agent_ids", "name", "display_name", "team", "team_since", "hire_date", "left_date", "level"}
)
ADA = KnownPerson(1, Details("Ada Chen", hire_date=date(2025, 1, 7)), ("a1", "a9"), (Stay("North"),))
BEN = KnownPerson(2, Details("Ben Ode"), ("b1",), (Stay("South"),))


def row(line: int, agent_id: str, name: str, **told: object) -> PersonRow:
    return replace(PersonRow(line, agent_id, name), **told)


def file(*rows: PersonRow, without: Sequence[str] = (), spoilt: Sequence[str] = ()) -> PeopleFile:
    return PeopleFile(ALL - set(without), rows, frozenset(spoilt))


def ada(line: int = 2, **told: object) -> PersonRow:
    return replace(row(line, "a1", "Ada Chen", team="North", hire_date=date(2025, 1, 7)), **told)


def plan(one: PeopleFile, *known: KnownPerson, today: date = TODAY) -> PeoplePlan:
    return plan_people(one, known, today)


def done(seen: PeoplePlan, known: Sequence[KnownPerson]) -> list[KnownPerson]:
    """The people once the plan is followed, worked out apart from the store."""
    people = {person.person_id: person for person in known}
    for changed in seen.changed:
        before = people[changed.person_id]
        people[changed.person_id] = replace(
            before, details=changed.details, agent_ids=before.agent_ids + changed.new_agent_ids
        )
    for moved in seen.moved:
        people[moved.person_id] = replace(people[moved.person_id], stays=moved.stays)
    for number, new in enumerate(seen.new, start=1 + max(people, default=0)):
        people[number] = KnownPerson(number, new.details, new.agent_ids, new.stays)
    return list(people.values())


def test_somebody_new_is_in_the_team_from_the_hire_date_on_else_since_ever() -> None:
    seen = plan(file(ada(team="North"), row(3, "b1", "Ben Ode", team="South"), row(4, "c1", "Cy Fox")))
    assert [(new.details.name, new.stays) for new in seen.new] == [
        ("Ada Chen", (Stay("North", date(2025, 1, 7)),)),
        ("Ben Ode", (Stay("South"),)),
        ("Cy Fox", ()),
    ]


def test_a_changed_field_is_told_with_before_and_after() -> None:
    (changed,) = plan(file(ada(level="senior", name="Ada Chan")), ADA).changed
    assert changed.changes == (Change("name", "Ada Chen", "Ada Chan"), Change("level", "", "senior"))


def test_another_team_is_a_move_of_the_day_of_the_import() -> None:
    (moved,) = plan(file(ada(team="South")), ADA).moved
    assert (moved.before, moved.after, moved.day_from) == ("North", "South", TODAY)
    assert moved.stays == (Stay("North", None, date(2026, 11, 19)), Stay("South", TODAY))


def test_another_team_with_a_day_is_a_move_of_that_day() -> None:
    (moved,) = plan(file(ada(team="South", team_since=date(2026, 9, 1))), ADA).moved
    assert (moved.day_from, team_on(moved.stays, date(2026, 8, 31))) == (date(2026, 9, 1), "North")


def test_an_empty_team_is_a_move_out_of_every_team() -> None:
    (moved,) = plan(file(ada(team="")), ADA).moved
    assert (moved.after, moved.stays) == ("", (Stay("North", None, date(2026, 11, 19)),))


def test_two_rows_of_one_agent_with_different_days_are_two_stays_in_any_order() -> None:
    rows = [ada(2, team="South", team_since=date(2026, 9, 1)), ada(3, team="North")]
    for some in (rows, rows[::-1]):
        (new,) = plan(file(*some)).new
        assert new.stays == (Stay("North", date(2025, 1, 7), date(2026, 8, 31)), Stay("South", date(2026, 9, 1)))


def test_columns_that_the_file_lacks_say_nothing() -> None:
    bare = file(row(2, "a1", "Ada Chen"), without=["team", "hire_date", "left_date", "display_name", "level"])
    seen = plan(bare, ADA)
    assert (seen.changes_something, seen.unchanged) == (False, 1)


def test_an_empty_cell_of_a_column_that_is_there_empties_the_field() -> None:
    (changed,) = plan(file(ada(hire_date=None)), ADA).changed
    assert changed.changes == (Change("hire_date", "2025-01-07", ""),)


def test_another_id_is_added_and_none_is_taken_away() -> None:
    (changed,) = plan(file(ada(other_agent_ids=("a5",))), ADA).changed
    assert (changed.new_agent_ids, changed.changes) == (("a5",), (Change("agent_ids", "a1, a9", "a1, a9, a5"),))
    assert not plan(file(ada()), ADA).changes_something


def test_a_row_under_another_id_of_a_known_person_is_about_that_person() -> None:
    seen = plan(file(row(2, "a9", "Ada Chen", team="North", hire_date=date(2025, 1, 7))), ADA)
    assert (seen.new, seen.unchanged) == ((), 1)


def test_who_is_here_and_not_in_the_file_is_gone_and_nothing_else_happens_to_them() -> None:
    left = replace(BEN, person_id=3, agent_ids=("c1",), details=Details("Cy", left_date=date(2026, 11, 19)))
    nobody = replace(BEN, person_id=4, agent_ids=())
    seen = plan(file(ada()), ADA, BEN, left, nobody)
    assert [(one.person_id, one.agent_id, one.team) for one in seen.gone] == [(2, "b1", "South")]
    assert not seen.changes_something


def test_who_is_in_the_file_under_any_id_or_with_a_problem_is_not_gone() -> None:
    problem = row(3, "b1", "")
    assert plan(file(ada(other_agent_ids=("a9",)), problem), ADA, BEN).gone == ()
    assert plan(file(ada(), spoilt=["b1"]), ADA, BEN).gone == ()


def test_a_row_said_twice_counts_once() -> None:
    seen = plan(file(ada(2), ada(3)))
    assert (len(seen.new), seen.duplicates, seen.problems) == (1, 1, ())


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([ada(left_date=date(2025, 1, 6))], [(2, "left_date", "2025-01-06", Why.LEFT_BEFORE_HIRED)]),
        ([row(2, "x", " ")], [(2, "name", " ", Why.EMPTY)]),
        ([row(2, "", "Nobody")], [(2, "agent_id", "", Why.EMPTY)]),
        ([row(2, "x", "nul\0")], [(2, "name", "nul\0", Why.NOT_TEXT)]),
        ([row(2, "x", "X", team="y" * 201)], [(2, "team", "y" * 201, Why.TOO_LONG)]),
        (
            [row(2, "x", "Xi"), row(3, "x", "Xu")],
            [(2, "agent_id", "x", Why.CONTRADICTS), (3, "agent_id", "x", Why.CONTRADICTS)],
        ),
        (
            [row(2, "x", "Xi", team="North"), row(3, "x", "Xi", team="South")],
            [(2, "agent_id", "x", Why.CONTRADICTS), (3, "agent_id", "x", Why.CONTRADICTS)],
        ),
        (
            [row(2, "x", "Xi", other_agent_ids=("y",)), row(3, "y", "Yo")],
            [(2, "other_agent_ids", "y", Why.TWO_PEOPLE), (3, "agent_id", "y", Why.TWO_PEOPLE)],
        ),
        ([row(2, "x", "Xi", other_agent_ids=("b1",))], [(2, "other_agent_ids", "b1", Why.OTHER_PERSON)]),
        (
            [ada(2, left_date=date(2025, 1, 6)), ada(3, team="South", team_since=date(2026, 9, 1))],
            [(2, "agent_id", "a1", Why.CONTRADICTS), (3, "agent_id", "a1", Why.CONTRADICTS)],
        ),
    ],
)
def test_a_row_that_cannot_be_is_told_and_changes_nothing(
    rows: list[PersonRow], problems: list[tuple[int, str, str, Why]]
) -> None:
    seen = plan(file(*rows), ADA, BEN)
    assert seen.problems == tuple(Problem(*one) for one in problems)
    assert (seen.changes_something, seen.unchanged) == (False, 0)


def test_a_person_one_of_whose_rows_cannot_be_read_is_left_as_they_are() -> None:
    seen = plan(file(ada(team="South"), spoilt=["a1"]), ADA)
    assert [problem.why for problem in seen.problems] == [Why.OTHER_ROW]
    assert not seen.changes_something


def test_a_row_with_a_problem_does_not_stop_the_others() -> None:
    assert [new.details.name for new in plan(file(row(2, "x", ""), row(3, "y", "Yo"))).new] == ["Yo"]


def test_somebody_hired_for_a_day_to_come_is_not_moved_for_that() -> None:
    one = file(row(2, "x", "Xi", team="North", hire_date=date(2026, 12, 1)))
    assert not plan(one, *done(plan(one), [])).changes_something


@pytest.mark.parametrize(
    ("cell", "ids"), [("", ()), ("a b  c", ("a", "b", "c")), ("a 1; b;;", ("a 1", "b")), ("a a", ("a",))]
)
def test_other_ids_stand_between_spaces_or_semicolons(cell: str, ids: tuple[str, ...]) -> None:
    assert agent_ids_of(cell) == ids


IDS = st.sampled_from(["a1", "a9", "b1", "x", "y", "z"])
DAYS = st.one_of(st.none(), st.integers(-40, 20).map(lambda n: TODAY + timedelta(days=n)))
ROWS = st.builds(
    PersonRow,
    line=st.integers(2, 99),
    agent_id=IDS,
    name=st.sampled_from(["Ada Chen", "Xi", ""]),
    other_agent_ids=st.lists(IDS, max_size=2).map(tuple),
    team=st.sampled_from(["", "North", "South"]),
    team_since=DAYS,
    hire_date=DAYS,
    left_date=st.one_of(st.none(), DAYS),
    level=st.sampled_from(["", "new"]),
)
FILES = st.builds(
    PeopleFile,
    columns=st.sets(st.sampled_from(sorted(ALL))).map(lambda some: frozenset(some | {"agent_id", "name"})),
    rows=st.lists(ROWS, max_size=6, unique_by=lambda one: one.line).map(tuple),
    spoilt=st.sets(IDS, max_size=1).map(frozenset),
)
KNOWN = st.sampled_from([(), (ADA,), (ADA, BEN)])


@given(FILES, KNOWN)
def test_following_a_plan_and_planning_again_gives_no_change(one: PeopleFile, known: tuple[KnownPerson, ...]) -> None:
    first = plan(one, *known)
    people = done(first, known)
    again = plan(one, *people)
    assert not again.changes_something
    assert (again.problems, again.gone) == (first.problems, first.gone)


@given(FILES, KNOWN)
def test_every_row_is_a_problem_a_duplicate_or_about_one_person(
    one: PeopleFile, known: tuple[KnownPerson, ...]
) -> None:
    seen = plan(one, *known)
    lines = [problem.line for problem in seen.problems]
    assert sorted(lines) == sorted(set(lines))
    touched = {changed.person_id for changed in seen.changed} | {moved.person_id for moved in seen.moved}
    people = len(seen.new) + len(touched) + seen.unchanged
    assert people <= len(one.rows) - len(lines) - seen.duplicates


@given(FILES, KNOWN)
def test_no_id_ever_belongs_to_two_people_and_no_plan_takes_one_away(
    one: PeopleFile, known: tuple[KnownPerson, ...]
) -> None:
    people = done(plan(one, *known), known)
    ids = [agent_id for person in people for agent_id in person.agent_ids]
    assert len(ids) == len(set(ids))
    assert {agent_id for person in known for agent_id in person.agent_ids} <= set(ids)
