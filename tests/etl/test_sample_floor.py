"""The sample floor's people: in the records from the start, the news of each new day, and nothing undone by them."""

from datetime import datetime, timedelta

from etl.sample_floor import Size, living, make_sample
from etl.watch import Inbox
from floor.rules.person import Details
from floor.store.people import set_details
from floor.store.records import close_records, records_at
from tests.floor_folder import FloorFolder

NOW = datetime(2026, 11, 20, 10, 0)
SMALL = Size(days=2, agents=6)


def names(floor: FloorFolder) -> set[str]:
    return {person.details.name for person in floor.known()}


def test_the_people_are_in_the_records_and_the_stranger_is_not(floor: FloorFolder) -> None:
    make_sample(floor.settings, SMALL, NOW)
    assert len(floor.known()) >= 5
    ids = {agent_id for person in floor.known() for agent_id in person.agent_ids}
    worked = {agent for (agent,) in floor.rows("select distinct agent_id from facts")}
    assert worked - ids <= {"ag_777"}


def test_what_was_changed_on_the_screens_stays_when_the_sample_goes_on(floor: FloorFolder) -> None:
    make_sample(floor.settings, SMALL, NOW)
    person = floor.known()[0]
    with records_at(floor.settings.records_url).writing() as session:
        set_details(session, person.person_id, Details("Renamed", hire_date=person.details.hire_date))
    make_sample(floor.settings, SMALL, NOW + timedelta(minutes=5))
    living(floor.settings, NOW + timedelta(minutes=10))
    inbox = Inbox(floor.settings)
    inbox.scan(NOW)
    inbox.scan(NOW + timedelta(minutes=11))
    assert "Renamed" in names(floor)


def test_a_sample_whose_records_are_gone_gets_its_people_back(floor: FloorFolder) -> None:
    make_sample(floor.settings, SMALL, NOW)
    before = names(floor)
    close_records()
    for path in floor.settings.data.glob("records.db*"):
        path.unlink()
    make_sample(floor.settings, SMALL, NOW + timedelta(minutes=5))
    assert names(floor) == before
