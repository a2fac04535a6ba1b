"""What a manager does to the calendar: each deed checked, refused in words, told in the audit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from floor.rules.access import Role
from floor.rules.holidays import HolidayProposal
from floor.rules.own_weeks import WeekProposal
from floor.rules.working_days import FIVE_DAYS, Away, DayKind, OwnWeek, SpecialDay
from floor.store.absences import known_absences
from floor.store.floor_weeks import Weeks, read_floor_weeks
from floor.store.own_weeks import known_weeks
from floor.store.records import records
from floor.store.team_hours import known_hours
from floor.tasks.calendar_refusals import Sentence
from floor.tasks.set_absence import delete_absence, end_absence, set_absence
from floor.tasks.set_own_week import accept_own_weeks, remove_own_week, set_own_week
from floor.tasks.set_special_day import remove_special_day, set_special_day
from floor.tasks.set_team_hours import WantedHours, remove_team_hours, set_team_hours
from floor.tasks.set_week import remove_week, set_week
from floor.tasks.take_over_holidays import take_over_holidays
from floor.tasks.task import Actor, NotAllowed
from tests.calendar_floor import (
    FULL,
    HALF,
    MONDAY,
    NO_DAY,
    SIX,
    TODAY,
    YESTERDAY,
    last_told,
    manager,
    refused,
    two_people,
    version,
    working_days,
)
from tests.signed_in import account, sign_in

pytestmark = pytest.mark.usefixtures("any_records")

HOLIDAY = SpecialDay(date(2026, 11, 26), DayKind.HOLIDAY, NO_DAY, "Thanksgiving")
LOST = SpecialDay(YESTERDAY, DayKind.EXCLUDED, NO_DAY, "the dialer was down")


@pytest.fixture
def boss(any_records: object) -> Actor:
    del any_records
    return manager()


def floor_weeks() -> Weeks:
    with records().reading() as session:
        return read_floor_weeks(session)


def own(person_id: int) -> tuple[OwnWeek, ...]:
    with records().reading() as session:
        return known_weeks(session).get(person_id, ())


def test_a_day_is_set_and_made_like_others_again_and_boards_follow(boss: Actor) -> None:
    before = version()
    set_special_day(boss, HOLIDAY, None)
    assert working_days().special == {HOLIDAY.day: HOLIDAY}
    told = {"kind": "holiday", "share": "0", "reason": "Thanksgiving"}
    assert last_told() == ("set_special_day", "2026-11-26", {}, told)
    remove_special_day(boss, HOLIDAY)
    assert working_days().special == {}
    assert last_told() == ("remove_special_day", "2026-11-26", told, {})
    assert version() == before + 2


def test_a_day_that_is_over_changes_with_a_reason_alone_and_the_audit_says_so(boss: Actor) -> None:
    refused(Sentence.PAST, lambda: set_special_day(boss, replace(LOST, kind=DayKind.HOLIDAY, reason=" "), None))
    set_special_day(boss, LOST, None)
    assert last_told()[3]["past_days"] == "yes"
    refused(Sentence.PAST, lambda: remove_special_day(boss, LOST))
    remove_special_day(boss, LOST, "it was another day")
    assert last_told()[3] == {"past_days": "yes", "why": "it was another day"}


def test_a_day_that_somebody_else_changed_meanwhile_is_not_overwritten(boss: Actor) -> None:
    set_special_day(boss, HOLIDAY, None)
    refused(Sentence.CHANGED, lambda: set_special_day(boss, replace(HOLIDAY, reason="mine"), None))
    refused(Sentence.CHANGED, lambda: remove_special_day(boss, replace(HOLIDAY, reason="mine")))


def test_a_day_lost_needs_its_reason(boss: Actor) -> None:
    refused(Sentence.REASON_NEEDED, lambda: set_special_day(boss, replace(LOST, day=MONDAY, reason=""), None))


def test_holidays_are_taken_over_whole_or_not_at_all_and_what_they_replace_is_told(boss: Actor) -> None:
    half = replace(HOLIDAY, kind=DayKind.HALF_DAY, share=HALF)
    set_special_day(boss, half, None)
    christmas = replace(HOLIDAY, day=date(2026, 12, 25), reason="Christmas Day")
    unseen = [HolidayProposal(christmas), HolidayProposal(HOLIDAY)]
    refused(Sentence.CHANGED, lambda: take_over_holidays(boss, "US", unseen))
    assert working_days().special == {half.day: half}
    take_over_holidays(boss, "US", [HolidayProposal(christmas), HolidayProposal(HOLIDAY, half)])
    assert working_days().special == {HOLIDAY.day: HOLIDAY, christmas.day: christmas}
    _, subject, before, after = last_told()
    assert (subject, before) == ("US", {"2026-11-26": "half_day · 1/2 · Thanksgiving"})
    assert after == {"2026-11-26": "holiday · 0 · Thanksgiving", "2026-12-25": "holiday · 0 · Christmas Day"}
    refused(Sentence.NOTHING_CHOSEN, lambda: take_over_holidays(boss, "US", []))
    refused(Sentence.PAST, lambda: take_over_holidays(boss, "US", [HolidayProposal(LOST)]))


def test_another_week_of_the_floor_leaves_the_days_before_as_they_were(boss: Actor) -> None:
    set_week(boss, SIX, MONDAY, floor_weeks())
    saturdays = date(2026, 11, 21), date(2026, 11, 28)
    assert [working_days().weight(day) for day in saturdays] == [0, 1]
    refused(Sentence.PAST, lambda: set_week(boss, SIX, None, floor_weeks()))
    set_week(boss, SIX, None, floor_weeks(), "we always worked on Saturdays")
    assert [working_days().weight(day) for day in saturdays] == [1, 1]
    refused(Sentence.WEEK, lambda: set_week(boss, (NO_DAY,) * 7, MONDAY, floor_weeks()))
    refused(Sentence.CHANGED, lambda: set_week(boss, SIX, MONDAY, (FIVE_DAYS, ())))
    remove_week(boss, MONDAY, floor_weeks())
    assert floor_weeks() == (SIX, ())


def test_somebody_is_away_is_back_earlier_or_was_not_away(boss: Actor) -> None:
    ada, _ = two_people()
    set_absence(boss, ada, Away(TODAY, date(2026, 11, 27), HALF, "training"))
    assert last_told()[1:] == (
        "Ada Chen (a1)",
        None,
        {"day_from": "2026-11-20", "day_to": "2026-11-27", "share": "1/2"},
    )
    refused(Sentence.ALREADY_AWAY, lambda: set_absence(boss, ada, Away(MONDAY, MONDAY)))
    with records().reading() as session:
        (known,) = known_absences(session)
    refused(Sentence.NOT_INSIDE, lambda: end_absence(boss, known, YESTERDAY))
    end_absence(boss, known, MONDAY)
    refused(Sentence.CHANGED, lambda: delete_absence(boss, known))
    with records().reading() as session:
        (known,) = known_absences(session)
    assert known.away.day_to == MONDAY
    delete_absence(boss, known)
    with records().reading() as session:
        assert known_absences(session) == ()


def test_why_somebody_was_away_is_needed_for_days_that_are_over_and_never_in_the_audit(boss: Actor) -> None:
    ada, _ = two_people()
    refused(Sentence.PAST, lambda: set_absence(boss, ada, Away(YESTERDAY, TODAY)))
    set_absence(boss, ada, Away(YESTERDAY, TODAY, FULL, "ill"))
    assert last_told()[3] == {"day_from": "2026-11-19", "day_to": "2026-11-20", "share": "1", "past_days": "yes"}
    refused(Sentence.NOBODY, lambda: set_absence(boss, None, Away(TODAY, TODAY)))
    refused(Sentence.ORDER, lambda: set_absence(boss, ada, Away(TODAY, YESTERDAY)))


def test_somebody_gets_a_week_of_their_own_and_loses_it(boss: Actor) -> None:
    ada, _ = two_people()
    refused(Sentence.PAST, lambda: set_own_week(boss, ada, OwnWeek(YESTERDAY, SIX), ()))
    set_own_week(boss, ada, OwnWeek(MONDAY, SIX), ())
    assert own(ada) == (OwnWeek(MONDAY, SIX),)
    refused(Sentence.CHANGED, lambda: set_own_week(boss, ada, OwnWeek(MONDAY, FIVE_DAYS), ()))
    remove_own_week(boss, ada, MONDAY, own(ada))
    assert own(ada) == ()


def test_what_the_logs_speak_for_is_accepted_for_those_who_have_no_week_yet(boss: Actor) -> None:
    ada, ben = two_people()
    proposals = [WeekProposal(who, name, OwnWeek(YESTERDAY, SIX), 8) for who, name in ((ada, "Ada"), (ben, "Ben"))]
    refused(Sentence.PAST, lambda: accept_own_weeks(boss, proposals, " "))
    refused(Sentence.NOTHING_CHOSEN, lambda: accept_own_weeks(boss, [], "as the logs show"))
    accept_own_weeks(boss, proposals[:1], "as the logs show")
    assert (own(ada), own(ben)) == ((OwnWeek(YESTERDAY, SIX),), ())
    assert last_told()[3]["weeks"] == ["Ada Chen (a1): 1 1 1 1 1 1 0"]
    refused(Sentence.CHANGED, lambda: accept_own_weeks(boss, proposals, "as the logs show"))
    assert own(ben) == ()


def test_a_team_gets_hours_of_its_own_and_loses_them(boss: Actor) -> None:
    two_people()
    wanted = WantedHours("North", MONDAY, time(18), time(2))
    set_team_hours(boss, wanted)
    with records().reading() as session:
        (known,) = known_hours(session)
    assert (known.team, known.opens_at, known.closes_at) == ("North", time(18), time(2))
    refused(Sentence.HOURS, lambda: set_team_hours(boss, replace(wanted, closes_at=time(18))))
    refused(Sentence.NO_TEAM, lambda: set_team_hours(boss, replace(wanted, team="Nowhere")))
    refused(Sentence.PAST, lambda: set_team_hours(boss, replace(wanted, day_from=YESTERDAY)))
    remove_team_hours(boss, known)
    refused(Sentence.CHANGED, lambda: remove_team_hours(boss, known))


@pytest.mark.parametrize("role", ["agent", "lead", "administrator"])
@pytest.mark.parametrize(
    "deed",
    [
        lambda who: set_special_day(who, HOLIDAY, None),
        lambda who: remove_special_day(who, HOLIDAY),
        lambda who: take_over_holidays(who, "US", [HolidayProposal(HOLIDAY)]),
        lambda who: set_week(who, SIX, MONDAY, (FIVE_DAYS, ())),
        lambda who: set_absence(who, 1, Away(TODAY, TODAY)),
        lambda who: set_own_week(who, 1, OwnWeek(MONDAY, SIX), ()),
        lambda who: set_team_hours(who, WantedHours("North", MONDAY, time(9), time(18))),
    ],
)
def test_nobody_but_a_manager_changes_the_calendar(deed: Callable[[Actor], object], role: Role) -> None:
    before = working_days()
    with pytest.raises(NotAllowed):
        deed(Actor(sign_in(account(role))[0]))
    assert working_days() == before
