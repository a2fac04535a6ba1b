"""Setting, ending and splitting targets: done as it was seen, noted, and never at the cost of days that are over."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor.rules.access import Role
from floor.rules.metrics import METRICS
from floor.rules.target import Target
from floor.rules.target_book import Question
from floor.rules.target_change import Changes, Ending, Plan
from floor.store.people import rename_team
from floor.store.records import records
from floor.store.setting_values import people_version
from floor.store.target_book import read_target_book
from floor.store.target_list import State, read_target_list
from floor.tasks.change_targets import LONGEST_REASON
from floor.tasks.end_target import end_targets
from floor.tasks.set_target import set_targets
from floor.tasks.split_target import split_target
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import AT_THE_CONSOLE, Impossible, NotAllowed
from tests.targets_floor import DECEMBER, TODAY, actor, as_told, audit, known, seen, set_all, target, targets_floor

ONE_DAY = timedelta(days=1)
YESTERDAY = TODAY - ONE_DAY


@pytest.fixture(autouse=True)
def floor(house: Path) -> None:
    targets_floor(house)


def versions() -> int:
    with records().reading() as session:
        return people_version(session)


def test_targets_are_set_all_at_once_and_open_pages_learn_of_it() -> None:
    before = versions()
    manager = actor()
    set_all(target("floor", "", 300), target("team", "North", 200), target("person", "ada", 90), actor=manager)
    assert [as_told(one) for one in known()] == [
        ("floor", "", 300, DECEMBER, None),
        ("team", "North", 200, DECEMBER, None),
        ("person", "ada", 90, DECEMBER, None),
    ]
    assert versions() > before


def test_the_audit_says_what_was_and_what_is() -> None:
    set_all(target("person", "ada", 90))
    set_all(target("person", "ada", 95), actor=actor())
    entry = audit()[-1]
    assert (entry.action, entry.subject, entry.actor) == ("set_target", "orders", "manager")
    key = "Ada Chen (ada), orders month 2026-12-01"
    assert json.loads(entry.before)[key] == {"figure": "90", "day_from": "2026-12-01", "day_to": None}
    assert json.loads(entry.after)[key] == {"figure": "95", "day_from": "2026-12-01", "day_to": None}


def test_the_audit_tells_figures_in_the_unit_that_people_see() -> None:
    set_all(target("floor", "", Fraction(18, 100), metric="conversion"), target("floor", "", 123450, metric="revenue"))
    told = json.loads(audit()[-1].after)
    assert [values["figure"] for values in told.values()] == ["18 %", "1234.5"]


@pytest.mark.parametrize("role", ["agent", "lead", "administrator"])
def test_nobody_else_may_set_end_or_split(role: Role) -> None:
    set_all(target("floor", "", 300))
    stranger, whole = actor(role), known()[0]
    changes = Changes((target("team", "North", 5),))
    ended = (Ending(1, DECEMBER),)
    with pytest.raises(NotAllowed):
        set_targets(stranger, changes, seen(changes))
    with pytest.raises(NotAllowed):
        end_targets(stranger, ended, seen(Changes(ended=ended)))
    with pytest.raises(NotAllowed):
        split_target(stranger, whole, changes.new, seen(changes))
    assert known() == (whole,)
    refused = [entry.action for entry in audit() if entry.result == "refused"]
    assert refused == ["set_target", "end_target", "split_target"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (target("team", "East", 5), Sentence.NOBODY),
        (target("person", "nobody", 5), Sentence.NOBODY),
        (target("level", "junior", 5), Sentence.NOBODY),
        (target("floor", "North", 5), Sentence.NOBODY),
        (target("floor", "", 5, metric="luck"), Sentence.UNKNOWN_METRIC),
        (target("floor", "", -5), Sentence.NEGATIVE),
        (target("floor", "", Fraction(5, 2)), Sentence.NOT_WHOLE),
        (target("floor", "", 2, metric="conversion"), Sentence.TOO_LARGE),
        (target("floor", "", Fraction(1, 3), metric="conversion"), Sentence.TOO_FINE),
        (target("floor", "", 5, day_to=TODAY), Sentence.DAYS_TURNED),
        (target("floor", "", 5, date(1999, 12, 31)), Sentence.STRANGE_DAY),
        (target("floor", "", 5, date(2150, 1, 1)), Sentence.STRANGE_DAY),
    ],
)
def test_what_cannot_be_a_target_is_refused_and_leaves_nothing(wrong: Target, why: Sentence) -> None:
    with pytest.raises(Impossible) as refused:
        set_all(target("team", "North", 5), wrong)
    assert (str(refused.value), known(), audit()) == (why, (), [])


def test_nothing_is_done_where_it_is_not_what_was_seen() -> None:
    changes = Changes((target("team", "North", 5),))
    planned = seen(changes)
    set_all(target("team", "North", 4))
    with pytest.raises(Impossible, match="changed meanwhile"):
        set_targets(AT_THE_CONSOLE, changes, planned)
    assert [as_told(one)[2] for one in known()] == [4]
    with records().writing() as session:
        rename_team(session, "North", "Nord")
    with pytest.raises(Impossible) as refused:
        set_targets(AT_THE_CONSOLE, changes, planned)
    assert str(refused.value) == Sentence.NOBODY


def test_nothing_asked_is_refused() -> None:
    with pytest.raises(Impossible, match="nothing to change"):
        set_all()


def test_days_that_are_over_change_only_with_a_reason_and_the_audit_has_it() -> None:
    late = target("team", "North", 5, YESTERDAY)
    for reason in ("", "  "):
        with pytest.raises(Impossible) as refused:
            set_all(late, reason=reason)
        assert str(refused.value) == Sentence.REASON_NEEDED
    with pytest.raises(Impossible) as refused:
        set_all(late, reason="x" * (LONGEST_REASON + 1))
    assert str(refused.value) == Sentence.LONG_REASON
    set_all(late, reason="agreed on the 1st,  entered late")
    assert json.loads(audit()[-1].after)["reason"] == "agreed on the 1st, entered late"


def test_a_reason_for_a_change_that_needs_none_is_not_kept() -> None:
    set_all(target("team", "North", 5), reason="because")
    assert "reason" not in json.loads(audit()[-1].after)


def test_one_that_is_ended_stays_listed_with_how_long_it_was_held() -> None:
    set_all(target("team", "North", 5, TODAY))
    ended = (Ending(known()[0].number, DECEMBER),)
    end_targets(actor(), ended, seen(Changes(ended=ended)))
    with records().reading() as session:
        (now,) = read_target_list(session, TODAY)
        (later,) = read_target_list(session, date(2027, 1, 1))
    assert (now.state, later.state, later.counted_to, later.set_by) == (State.IN_FORCE, State.OVER, DECEMBER, "")
    entry = audit()[-1]
    assert (entry.action, json.loads(entry.before), json.loads(entry.after)) == (
        "end_target",
        {"team North, orders month 2026-11-20": {"day_to": None}},
        {"team North, orders month 2026-11-20": {"day_to": "2026-12-01"}},
    )


def test_one_that_a_newer_one_covers_was_held_until_the_day_before() -> None:
    set_all(target("team", "North", 5, YESTERDAY), reason="late")
    set_all(target("team", "North", 6, TODAY), actor=actor())
    with records().reading() as session:
        found = [(one.state, one.counted_to, one.set_by) for one in read_target_list(session, TODAY)]
    assert found == [(State.IN_FORCE, None, "manager"), (State.COVERED, YESTERDAY, "")]


def test_one_that_has_not_begun_is_taken_back() -> None:
    set_all(target("team", "North", 5))
    ended = (Ending(known()[0].number, TODAY),)
    end_targets(AT_THE_CONSOLE, ended, seen(Changes(ended=ended)))
    assert known() == ()
    assert json.loads(audit()[-1].before)["team North, orders month 2026-12-01"]["figure"] == "5"


def test_what_is_gone_meanwhile_cannot_be_ended() -> None:
    set_all(target("team", "North", 5))
    ended = (Ending(known()[0].number, TODAY),)
    planned = seen(Changes(ended=ended))
    end_targets(AT_THE_CONSOLE, ended, planned)
    with pytest.raises(Impossible, match="changed meanwhile"):
        end_targets(AT_THE_CONSOLE, ended, planned)


def test_a_whole_is_split_into_targets_that_stand() -> None:
    set_all(target("floor", "", 300))
    parts = (target("team", "North", 200, exact=True), target("team", "South", 100, exact=True))
    split_target(actor(), known()[0], parts, seen(Changes(parts)))
    assert [(one.name, one.exact) for one in known()[1:]] == [("North", True), ("South", True)]
    assert (audit()[-1].action, audit()[-1].subject) == ("split_target", "orders floor")


def test_only_a_sum_is_split_and_only_into_parts_of_itself() -> None:
    rate = target("floor", "", Fraction(1, 5), metric="conversion")
    with pytest.raises(Impossible) as refused:
        split_target(AT_THE_CONSOLE, rate, (), Plan(Changes(), (), ()))
    assert str(refused.value) == Sentence.NO_SUM
    part = target("team", "North", 5, metric="dials")
    with pytest.raises(Impossible) as refused:
        split_target(AT_THE_CONSOLE, target("floor", "", 9), (part,), seen(Changes((part,))))
    assert str(refused.value) == Sentence.WRONG_SUM


WHOM = st.sampled_from([("floor", ""), ("team", "North"), ("level", "senior"), ("person", "ada"), ("person", "cy")])
DAYS = st.dates(date(2026, 10, 25), date(2026, 12, 20))


@st.composite
def wanted(draw: st.DrawFn) -> Target:
    span, first = draw(st.sampled_from(["day", "week", "month", "own"])), draw(DAYS)
    lasts = draw(st.none() | st.integers(0, 30))
    return target(
        *draw(WHOM),
        draw(st.integers(0, 200)),
        first,
        span=span,
        exact=draw(st.booleans()),
        day_to=None if lasts is None else first + timedelta(days=lasts),
        period_to=first + timedelta(days=9) if span == "own" else None,
    )


def expected_of_the_past() -> list[object]:
    with records().reading() as session:
        book = read_target_book(session)
    days = [YESTERDAY - timedelta(days=n) for n in range(0, 45, 4)]
    return [book.expected(Question(METRICS["orders"], (day, day), kind)) for day in days for kind in ("day", "month")]  # type: ignore[arg-type]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(wanted(), max_size=3), st.lists(st.tuples(st.integers(0, 20), DAYS), max_size=3))
def test_no_write_changes_what_was_expected_on_days_that_are_over_unless_a_reason_is_given(
    new: list[Target], endings: list[tuple[int, date]]
) -> None:
    """Write after write on one floor: those that would touch the past are refused, the others leave it."""
    for one in new:
        before = expected_of_the_past()
        try:
            set_all(one)
        except Impossible as refused:
            assert str(refused) in {Sentence.REASON_NEEDED, Sentence.DAYS_TURNED}  # noqa: PT017 - one of two outcomes
        assert expected_of_the_past() == before
        set_all(one, reason="to have a past at all") if one.last_day >= one.day_from else None
    for at, day in endings:
        if known():
            before = expected_of_the_past()
            ended = (Ending(known()[at % len(known())].number, day),)
            try:
                end_targets(AT_THE_CONSOLE, ended, seen(Changes(ended=ended)))
            except Impossible as refused:
                assert str(refused) == Sentence.REASON_NEEDED  # noqa: PT017 - as above
            assert expected_of_the_past() == before
