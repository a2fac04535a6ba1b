"""The sample's people are asked for the weekdays that their logs show."""

from datetime import date, timedelta
from pathlib import Path

from floor.settings import settings
from floor.store.own_weeks import known_weeks
from floor.store.people import known_people
from floor.store.records import records
from floor.tasks.sample_accounts import make_sample_accounts
from tests.at_the_door import audit
from tests.floor_folder import CALLS, FloorFolder
from tests.sample_floor_of import sample_floor

FIRST_MONDAY = date(2026, 10, 5)
TUESDAY_TO_SATURDAY, MONDAY_TO_FRIDAY = range(1, 6), range(5)


def calls_of(agent_id: str, weekdays: range) -> list[str]:
    days = [FIRST_MONDAY + timedelta(weeks=week, days=weekday) for week in range(6) for weekday in weekdays]
    return [f"{agent_id}-{day},{day} 09:00:00,{agent_id},main,30,sale" for day in days]


def test_who_works_another_week_than_the_floors_has_it_from_the_start(house: Path) -> None:
    sample_floor(house)
    folder = FloorFolder(house)
    folder.settings = settings()
    folder.load_lines("calls.csv", CALLS, *calls_of("ben", TUESDAY_TO_SATURDAY), *calls_of("cho", MONDAY_TO_FRIDAY))
    make_sample_accounts()
    with records().reading() as session:
        names = {person.person_id: person.agent_id for person in known_people(session)}
        weeks = {names[person_id]: [one.week for one in found] for person_id, found in known_weeks(session).items()}
    assert weeks == {"ben": [(0, 1, 1, 1, 1, 1, 0)]}
    assert "accept_own_weeks" in str(audit())


def test_before_the_first_load_nobody_has_a_week_of_their_own(house: Path) -> None:
    sample_floor(house)
    make_sample_accounts()
    with records().reading() as session:
        assert known_weeks(session) == {}
