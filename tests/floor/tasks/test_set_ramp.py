import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.access import Role
from floor.rules.metrics import METRICS
from floor.rules.ramp_change import is_ramp, with_other_past
from floor.rules.target_book import Member, Question, TargetBook
from floor.rules.working_days import Presence, days_of
from floor.store.records import records
from floor.store.setting_values import people_version
from floor.store.target_book import read_ramp
from floor.tasks.set_ramp import set_ramp
from floor.tasks.target_refusals import Sentence
from floor.tasks.task import Impossible, NotAllowed
from tests.people_factory import PeopleFactory, SomePerson
from tests.targets_floor import TODAY, actor, audit, targets_floor

HALF, ALL = Fraction(1, 2), Fraction(1)


@pytest.fixture(autouse=True)
def floor(house: Path) -> None:
    targets_floor(house)


def ramp() -> tuple[Fraction, ...]:
    with records().reading() as session:
        return read_ramp(session)


def somebody_hired(house: Path, day: date) -> None:
    factory = PeopleFactory(house)
    factory.put(SomePerson(("new",), {"name": "New", "hire_date": day}))
    factory.write()


def test_a_ramp_is_set_and_told_in_percent() -> None:
    with records().reading() as session:
        before = people_version(session)
    set_ramp(actor(), (), (HALF, Fraction(3, 4)))
    assert ramp() == (HALF, Fraction(3, 4))
    entry = audit()[-1]
    assert (entry.action, entry.actor) == ("set_ramp", "manager")
    assert (json.loads(entry.before), json.loads(entry.after)) == ({"ramp": []}, {"ramp": ["50 %", "75 %"]})
    with records().reading() as session:
        assert people_version(session) > before
    set_ramp(actor(), (HALF, Fraction(3, 4)), ())
    assert ramp() == ()


@pytest.mark.parametrize("wrong", [(Fraction(-1, 100),), (Fraction(101, 100),), (HALF,) * 53])
def test_what_is_no_ramp_is_refused(wrong: tuple[Fraction, ...]) -> None:
    with pytest.raises(Impossible) as refused:
        set_ramp(actor(), (), wrong)
    assert (str(refused.value), ramp(), is_ramp(wrong)) == (Sentence.BAD_RAMP, (), False)


def test_the_same_again_and_one_that_somebody_else_changed_are_refused() -> None:
    set_ramp(actor(), (), (HALF,))
    for seen, wanted, why in (((HALF,), (HALF,), Sentence.NOTHING), ((), (ALL,), Sentence.CHANGED)):
        with pytest.raises(Impossible) as refused:
            set_ramp(actor(), seen, wanted)
        assert str(refused.value) == why


def test_what_days_that_are_over_asked_of_somebody_new_changes_only_with_a_reason(house: Path) -> None:
    somebody_hired(house, date(2026, 11, 9))
    with pytest.raises(Impossible) as refused:
        set_ramp(actor(), (), (HALF,))
    assert str(refused.value) == Sentence.REASON_NEEDED
    set_ramp(actor(), (), (ALL, ALL, HALF))
    set_ramp(actor(), (ALL, ALL, HALF), (HALF,), "the course takes two weeks now")
    assert json.loads(audit()[-1].after)["reason"] == "the course takes two weeks now"


@pytest.mark.parametrize("role", ["agent", "lead", "administrator"])
def test_nobody_else_may_set_it(role: Role) -> None:
    with pytest.raises(NotAllowed):
        set_ramp(actor(role), (), (HALF,))
    assert ramp() == ()


RAMPS = st.lists(st.sampled_from([Fraction(0), HALF, ALL]), max_size=4)


@given(RAMPS, RAMPS, st.none() | st.dates(date(2026, 10, 10), date(2026, 12, 1)))
def test_whoever_is_not_among_those_with_another_past_is_asked_for_the_same_as_before(
    before: list[Fraction], after: list[Fraction], hired: date | None
) -> None:
    member = Member("ada", presence=Presence(hired))
    days = days_of(date(2026, 10, 1), date(2026, 11, 19))
    asked = [Question(METRICS["orders"], (day, day), "day", Fraction(4)) for day in days]
    was, now = ([TargetBook(members=(member,), ramp=one).expected(day) for day in asked] for one in (before, after))
    if not with_other_past([member], before, after, TODAY):
        assert was == now
