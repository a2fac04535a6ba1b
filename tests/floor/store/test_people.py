from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlmodel import select

from floor.rules.memberships import Stay, TwoTeams, move
from floor.rules.people_file import plan_people
from floor.rules.people_group import PeopleFile, PersonRow
from floor.rules.person import Details
from floor.store.models import Membership, Team
from floor.store.people import (
    add_agent_ids,
    add_person,
    known_agent_ids,
    known_people,
    known_person,
    remove_agent_id,
    rename_team,
    set_details,
    set_stays,
    team_names,
)
from floor.store.people_import import apply_plan, import_event
from floor.store.records import Records
from floor.store.roster import read_roster
from floor.store.setting_values import people_version

NOV = date(2026, 11, 1)
ADA = Details("Ada Chen", "Ada C.", date(2025, 1, 7), None, "senior")


def test_a_person_comes_back_as_they_were_put_in(any_records: Records) -> None:
    stays = (Stay("North", None, date(2026, 10, 31)), Stay("South", NOV))
    with any_records.writing() as session:
        number = add_person(session, ADA, ("z1", "a2"), stays)
    with any_records.reading() as session:
        person = known_person(session, number)
    assert person is not None
    assert (person.details, person.agent_ids, person.stays, person.agent_id) == (ADA, ("z1", "a2"), stays, "z1")


def test_every_change_makes_the_people_another_version(any_records: Records) -> None:
    with any_records.writing() as session:
        number = add_person(session, ADA, ("a1",), ())
        seen = [people_version(session)]
        for change in (
            lambda: set_details(session, number, Details("Ada Chan")),
            lambda: add_agent_ids(session, number, ("a2",)),
            lambda: remove_agent_id(session, number, "a2"),
            lambda: set_stays(session, number, (Stay("North"),)),
            lambda: rename_team(session, "North", "Nord"),
        ):
            change()
            seen.append(people_version(session))
    assert seen == sorted(set(seen))


def test_an_id_that_is_taken_away_is_nobodys(any_records: Records) -> None:
    with any_records.writing() as session:
        number = add_person(session, ADA, ("a1", "a2"), ())
        remove_agent_id(session, number, "a1")
        assert known_agent_ids(session) == {"a2"}


def test_a_team_is_made_when_it_is_first_named_and_once(any_records: Records) -> None:
    with any_records.writing() as session:
        add_person(session, ADA, ("a1",), (Stay("North"),))
        add_person(session, Details("Ben"), ("b1",), (Stay("North"),))
        assert team_names(session) == ("North",)


def test_a_renamed_team_is_the_same_on_every_day(any_records: Records) -> None:
    with any_records.writing() as session:
        add_person(session, ADA, ("a1",), (Stay("North", None, NOV), Stay("South", NOV + timedelta(days=1))))
        rename_team(session, "North", "Nord")
        roster = read_roster(session)
        assert [roster.agent("a1", day).team for day in (NOV, date(2026, 11, 20))] == ["Nord", "South"]


def test_two_teams_on_one_day_are_refused_by_the_store_itself(any_records: Records) -> None:
    with pytest.raises(TwoTeams), any_records.writing() as session:
        add_person(session, ADA, ("a1",), (Stay("North"), Stay("South", NOV)))
    with any_records.reading() as session:
        assert known_people(session) == ()


def test_a_plan_is_done_as_it_was_seen_and_told_by_agent(any_records: Records) -> None:
    today = date(2026, 11, 20)
    columns = frozenset({"agent_id", "name", "team", "level", "other_agent_ids"})
    with any_records.writing() as session:
        add_person(session, Details("Ada Chen"), ("a1",), (Stay("North"),))
        rows = (PersonRow(2, "a1", "Ada Chan", ("a9",), team="South"), PersonRow(3, "b1", "Ben", team="North"))
        file = PeopleFile(columns, rows)
        plan = plan_people(file, known_people(session), today)
        apply_plan(session, plan)
        assert not plan_people(file, known_people(session), today).changes_something
    told = import_event(plan, "people.csv")
    assert (told.action, told.subject) == ("import_people", "people.csv")
    assert told.before == {"a1": {"name": "Ada Chen", "agent_ids": "a1", "team": "North"}}
    assert told.after == {
        "a1": {"name": "Ada Chan", "agent_ids": "a1, a9", "team": "South", "team_since": today},
        "b1": {"name": "Ben", "team": "North"},
    }


MOVES = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["North", "South", ""]),
        st.one_of(st.none(), st.integers(0, 20).map(lambda n: NOV + timedelta(days=n))),
    ),
    max_size=6,
)


@hypothesis_settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(MOVES)
def test_whoever_is_moved_has_never_two_memberships_on_one_day(
    tmp_path: Path, moves: list[tuple[int, str, date | None]]
) -> None:
    records = Records(f"sqlite:///{tmp_path / 'moves.db'}")
    with records.writing() as session:
        people = [add_person(session, Details(name), (), ()) for name in ("Ada", "Ben")]
        for who, team, day_from in moves:
            person = known_person(session, people[who])
            assert person is not None
            set_stays(session, people[who], move(person.stays, team, day_from))
        members = session.exec(select(Membership, Team.name).join(Team)).all()
    records.close()
    for person_id in people:
        for day in (NOV + timedelta(days=n) for n in range(-1, 22)):
            on_it = [
                team
                for member, team in members
                if member.person_id == person_id and (member.day_from or date.min) <= day <= (member.day_to or date.max)
            ]
            assert len(on_it) <= 1
