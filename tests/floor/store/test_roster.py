from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from floor.store.models import DialerId, Membership, Person, Team
from floor.store.records import Records
from floor.store.roster import Agent, Roster, roster_now, roster_of
from floor.store.row_scope import Span
from floor.store.setting_values import people_changed

FRIDAY = date(2026, 11, 20)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)

Told = tuple[str, date | None, date | None]


def nov(day: int) -> date:
    return date(2026, 11, day)


def ada(*stays: Told) -> Roster:
    """Ada alone, with two dialer ids."""
    return roster_of(7, [("ada", 1, "Ada"), ("ada-2", 1, "Ada")], [(1, *stay) for stay in stays], ["North", "South"])


def teams(roster: Roster, *days: date) -> list[str]:
    return [roster.agent("ada", day).team for day in days]


def test_one_person_has_one_key_under_every_dialer_id() -> None:
    roster = ada(("North", None, None))
    assert roster.agent("ada-2", FRIDAY) == roster.agent("ada", FRIDAY) == Agent("ada", "Ada", "North", 1)
    assert "ada-2" in roster
    assert roster.agent_ids() == ["ada", "ada-2"]


def test_somebody_unknown_goes_by_the_raw_id_without_a_team() -> None:
    roster = ada()
    assert roster.agent("ag_777", FRIDAY) == Agent("ag_777", "ag_777", "", None)
    assert "ag_777" not in roster


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        ([], ["", "", "", ""]),
        ([("North", None, None)], ["North", "North", "North", "North"]),
        ([("North", nov(10), None)], ["", "North", "North", "North"]),
        ([("North", None, nov(10))], ["North", "North", "", ""]),
        ([("North", None, nov(10)), ("South", nov(11), None)], ["North", "North", "South", "South"]),
        ([("South", nov(20), None), ("North", None, nov(9))], ["North", "", "", "South"]),
        ([("North", nov(10), nov(10)), ("South", nov(11), nov(11))], ["", "North", "South", ""]),
        ([("North", None, date.max)], ["North", "North", "North", "North"]),
        ([("North", None, None), ("South", nov(11), None)], ["North", "North", "South", "South"]),
    ],
    ids=[
        "without a team",
        "since ever and for ever",
        "came on the 10th",
        "the 10th was the last day",
        "from one team to the next",
        "a time without a team between two, told in the wrong order",
        "for a single day each",
        "until the end of time",
        "told of the new team alone: the old one ends there",
    ],
)
def test_the_team_is_that_of_the_day(stays: list[Told], expected: list[str]) -> None:
    assert teams(ada(*stays), nov(9), nov(10), nov(11), nov(20)) == expected


def test_the_stays_of_who_changes_team_are_told_for_each_of_their_ids_and_cut_to_the_days_asked_for() -> None:
    roster = ada(("North", None, nov(10)), ("South", nov(11), None))
    assert roster.stays(FIRST, LAST) == [
        Span("ada", FIRST, nov(10)),
        Span("ada", nov(11), LAST),
        Span("ada-2", FIRST, nov(10)),
        Span("ada-2", nov(11), LAST),
    ]


@pytest.mark.parametrize(("day_from", "day_to"), [(FIRST, nov(10)), (nov(11), LAST), (nov(11), nov(11))])
def test_who_changes_team_before_after_or_on_the_first_day_does_not_move_within_these_days(
    day_from: date, day_to: date
) -> None:
    assert ada(("North", None, nov(10)), ("South", nov(11), None)).stays(day_from, day_to) == []


def test_a_membership_that_goes_on_in_the_same_team_is_no_move() -> None:
    assert ada(("North", None, nov(10)), ("North", nov(11), None)).stays(FIRST, LAST) == []


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """Ada of North, moved to South on the 11th; Ben has left; team West is empty."""
    made = Records(f"sqlite:///{tmp_path / 'records.db'}")
    with made.writing() as session:
        session.add_all([Team(id=1, name="South"), Team(id=2, name="North"), Team(id=3, name="West")])
        session.add(Person(id=1, name="Ada Lovelace", display_name="Ada"))
        session.add(Person(id=2, name="Ben", hire_date=FIRST, left_date=nov(10)))
        session.flush()
        session.add_all([DialerId(id=1, agent_id="z9", person_id=1), DialerId(id=2, agent_id="a1", person_id=1)])
        session.add(DialerId(id=3, agent_id="b1", person_id=2))
        session.add(Membership(person_id=1, team_id=2, day_to=nov(10)))
        session.add(Membership(person_id=1, team_id=1, day_from=nov(11)))
        session.add(Membership(person_id=2, team_id=2, day_from=FIRST, day_to=nov(10)))
        people_changed(session)
    return made


def test_the_roster_is_what_the_records_say(records: Records) -> None:
    roster = roster_now(records)
    assert roster.agent("a1", nov(10)) == Agent("z9", "Ada", "North", 1), "the first id given, not the smallest text"
    assert roster.agent("z9", nov(11)) == Agent("z9", "Ada", "South", 1)
    assert roster.teams() == ("North", "South", "West")
    assert roster.version == 1


def test_who_has_left_keeps_name_and_team_of_the_days_they_were_here(records: Records) -> None:
    roster = roster_now(records)
    assert roster.agent("b1", nov(10)) == Agent("b1", "Ben", "North", 2)
    assert roster.agent("b1", nov(11)) == Agent("b1", "Ben", "", 2)


def test_the_roster_is_read_anew_after_a_change_and_only_then(records: Records) -> None:
    first = roster_now(records)
    assert roster_now(records) is first
    with records.writing() as session:
        session.exec(select(Person).where(Person.id == 2)).one().name = "Benjamin"
        people_changed(session)
    assert roster_now(records).agent("b1", FIRST).name == "Benjamin"
    assert first.agent("b1", FIRST).name == "Ben"


def test_two_houses_have_two_rosters(records: Records, tmp_path: Path) -> None:
    other = Records(f"sqlite:///{tmp_path / 'other.db'}")
    assert (roster_now(other).agent_ids(), roster_now(records).agent_ids()) == ([], ["a1", "b1", "z9"])
