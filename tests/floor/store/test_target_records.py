"""Targets are kept and changed alike on both databases."""

from datetime import date
from fractions import Fraction

import pytest

from floor.rules.target_change import Changes, Ending
from floor.tasks.end_target import end_targets
from floor.tasks.set_ramp import set_ramp
from floor.tasks.task import AT_THE_CONSOLE
from tests.people_on_record import member, person
from tests.targets_floor import DECEMBER, TODAY, as_told, known, seen, set_all, target

pytestmark = pytest.mark.usefixtures("any_records")


def test_every_kind_of_target_is_kept_ended_and_taken_back() -> None:
    member(person("ada"), "North")
    set_all(
        target("floor", "", Fraction(1825, 10_000), metric="conversion"),
        target("team", "North", 10**12, TODAY, metric="revenue", day_to=date(2026, 12, 31), exact=True),
        target("person", "ada", 0, TODAY, span="own", period_to=DECEMBER),
    )
    assert [(one.metric, one.figure, one.exact, one.period_to) for one in known()] == [
        ("conversion", Fraction(73, 400), False, None),
        ("revenue", 10**12, True, None),
        ("orders", 0, False, DECEMBER),
    ]
    ended = tuple(Ending(one.number, TODAY) for one in known())
    end_targets(AT_THE_CONSOLE, ended, seen(Changes(ended=ended)))
    assert [as_told(one)[3:] for one in known()] == [(TODAY, TODAY)] * 2


def test_a_ramp_is_kept() -> None:
    set_ramp(AT_THE_CONSOLE, (), (Fraction(1, 3),))
    set_ramp(AT_THE_CONSOLE, (Fraction(1, 3),), ())
