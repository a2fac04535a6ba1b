from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from floor.settings import Settings
from floor.store.audit import Doer, Event, append
from floor.store.audit_search import AuditQuery, everybody_noted, search_audit
from floor.store.records import Records
from tests.audit_of import chain, keep

SHANGHAI = Settings(timezone=ZoneInfo("Asia/Shanghai"))
BERLIN = Settings(timezone=ZoneInfo("Europe/Berlin"))


def found(records: Records, query: AuditQuery, house: Settings = SHANGHAI) -> list[int]:
    with records.reading() as session:
        return [entry.id for entry in search_audit(session, query, house).entries]


def note(records: Records, *events: Event, who: str = "Ada", at: datetime = datetime(2026, 11, 20, tzinfo=UTC)) -> None:
    with records.writing() as session:
        for event in events:
            append(session, Doer(who, address="10.0.0.7"), event, at)


def test_words_are_found_in_any_of_an_entrys_texts_whatever_their_case(any_records: Records) -> None:
    note(any_records, Event("look", "Grace"), Event("look", "李雷", {"team": "North"}, {"team": "South"}))
    note(any_records, Event("sign_in"), who="grace hopper")
    assert found(any_records, AuditQuery("GRACE")) == [3, 1]
    assert found(any_records, AuditQuery("李雷")) == [2]
    assert found(any_records, AuditQuery("north south")) == [2]
    assert found(any_records, AuditQuery("10.0.0.7")) == [3, 2, 1]


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "/", "50%", "\x00"])
def test_signs_that_mean_something_to_a_database_are_only_signs(any_records: Records, text: str) -> None:
    note(any_records, Event("look", "plain"), Event("look", f"a{text}b"))
    assert found(any_records, AuditQuery(text)) == [2]


def test_who_what_and_result_narrow_together(any_records: Records) -> None:
    note(any_records, Event("look"), Event("sign_in"), Event("look", result="refused"))
    note(any_records, Event("look"), who="")
    assert found(any_records, AuditQuery(who="Ada", action="look")) == [3, 1]
    assert found(any_records, AuditQuery(action="look", result="done")) == [4, 1]
    assert found(any_records, AuditQuery(who="")) == [4]
    assert found(any_records, AuditQuery(who="Ad")) == []


@pytest.mark.parametrize(
    ("floor", "begins", "ends"),
    [
        (SHANGHAI, datetime(2026, 10, 24, 16, tzinfo=UTC), datetime(2026, 10, 25, 16, tzinfo=UTC)),
        # the clocks go back that night: the day has 25 hours
        (BERLIN, datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC)),
    ],
    ids=["Shanghai", "Berlin"],
)
def test_a_day_is_the_floors_from_its_midnight_to_the_next(
    any_records: Records, floor: Settings, begins: datetime, ends: datetime
) -> None:
    inside = [begins, ends.replace(hour=ends.hour - 1, minute=59, second=59, microsecond=999_999)]
    for at in [begins.replace(hour=begins.hour - 1, minute=59, second=59), *inside, ends]:
        note(any_records, Event("look"), at=at)
    day = date(2026, 10, 25)
    assert found(any_records, AuditQuery(day_from=day, day_to=day), floor) == [3, 2]
    assert found(any_records, AuditQuery(day_from=day), floor) == [4, 3, 2]
    assert found(any_records, AuditQuery(day_to=day), floor) == [3, 2, 1]


def test_the_first_and_the_last_day_there_can_be_are_no_limit(any_records: Records) -> None:
    note(any_records, Event("look"))
    assert found(any_records, AuditQuery(day_from=date.min, day_to=date.max)) == [1]
    assert found(any_records, AuditQuery(day_from=date.max)) in ([], [1])


def test_a_page_holds_50_and_past_the_last_one_stands_the_last(any_records: Records) -> None:
    with any_records.writing() as session:
        keep(session, chain(120))
    with any_records.reading() as session:
        last = search_audit(session, AuditQuery(page=9), SHANGHAI)
        none = search_audit(session, AuditQuery("nobody", page=9), SHANGHAI)
    assert (last.query.page, last.pages, last.found, len(last.entries)) == (3, 3, 120, 20)
    assert (none.query.page, none.pages, none.found) == (1, 1, 0)


def test_everybody_who_was_noted_can_be_chosen_once(any_records: Records) -> None:
    for who in ("Ben", "", "Ada", "Ben"):
        note(any_records, Event("look"), who=who)
    with any_records.reading() as session:
        assert everybody_noted(session) == ("", "Ada", "Ben")
