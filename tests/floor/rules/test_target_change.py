"""A change to targets says day by day what it does, and does nothing else."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floor.rules.periods import KINDS
from floor.rules.target import SPANS, Target, in_force
from floor.rules.target_change import Changes, Ending, NoSuchTarget, Plan, coming_back, of_target, plan

TODAY = date(2026, 11, 20)
DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 1)
ONE_DAY = timedelta(days=1)


def target(number: int, figure: int, day_from: date, **other: object) -> Target:
    told = {"whom": "team", "name": "North", "metric": "orders", "span": "month"} | other
    return Target(number=number, figure=Fraction(figure), day_from=day_from, **told)  # type: ignore[arg-type]


def told(planned: Plan) -> list[tuple[object, ...]]:
    return [
        (one.kinds, one.day_from, one.day_to, *(at and int(at.figure) for at in (one.before, one.after, one.then)))
        for one in planned.stretches
    ]


OLD = target(1, 100, date(2026, 1, 1))


def test_a_new_one_counts_from_its_day_on_and_until_another_is_set() -> None:
    assert told(plan([OLD], Changes((target(0, 120, DECEMBER),)), TODAY)) == [(KINDS, DECEMBER, None, 100, 120, None)]


def test_after_its_last_day_the_older_one_comes_back_and_that_is_said() -> None:
    new = target(0, 120, DECEMBER, day_to=date(2026, 12, 31))
    assert told(plan([OLD], Changes((new,)), TODAY)) == [(KINDS, DECEMBER, date(2026, 12, 31), 100, 120, 100)]


def test_it_gives_way_to_one_that_is_set_for_later_already() -> None:
    later = target(2, 150, JANUARY)
    planned = plan([OLD, later], Changes((target(0, 120, DECEMBER),)), TODAY)
    assert told(planned) == [(KINDS, DECEMBER, date(2026, 12, 31), 100, 120, 150)]


def test_one_for_another_kind_of_period_changes_only_the_boards_that_go_by_it() -> None:
    planned = plan([OLD], Changes((target(0, 30, DECEMBER, span="week"),)), TODAY)
    assert told(planned) == [(("week",), DECEMBER, None, 100, 30, None)]


def test_ending_one_brings_the_older_one_back_unless_that_ends_too() -> None:
    newer = target(2, 120, date(2026, 11, 1))
    assert coming_back([OLD, newer], newer, date(2026, 11, 30)) == [OLD]
    last = date(2026, 11, 30)
    assert told(plan([OLD, newer], Changes(ended=(Ending(2, last),)), TODAY)) == [
        (KINDS, DECEMBER, None, 120, 100, None)
    ]
    both = Changes(ended=(Ending(1, last), Ending(2, last)))
    assert told(plan([OLD, newer], both, TODAY)) == [(KINDS, DECEMBER, None, 120, None, None)]


def test_one_that_has_not_begun_is_taken_back_or_replaced_and_leaves_no_history() -> None:
    later = target(2, 150, JANUARY)
    assert plan([OLD, later], Changes(ended=(Ending(2, TODAY),)), TODAY).removed == (later,)
    replaced = plan([OLD, later], Changes((target(0, 160, JANUARY),)), TODAY)
    assert (replaced.removed, told(replaced)) == ((later,), [(KINDS, JANUARY, None, 150, 160, None)])


def test_one_that_would_hold_longer_than_its_replacement_stays_beneath_it() -> None:
    later = target(2, 150, JANUARY)
    short = target(0, 160, JANUARY, day_to=date(2027, 1, 31))
    planned = plan([later], Changes((short,)), TODAY)
    assert (planned.removed, told(planned)) == ((), [(KINDS, JANUARY, date(2027, 1, 31), 150, 160, 150)])


def test_to_say_the_same_again_changes_nothing() -> None:
    assert plan([OLD], Changes((target(0, 100, DECEMBER),)), TODAY).stretches == ()


def test_a_change_of_days_that_are_over_is_known_as_one() -> None:
    assert plan([OLD], Changes((target(0, 120, TODAY - ONE_DAY),)), TODAY).touches(TODAY)
    assert not plan([OLD], Changes((target(0, 120, TODAY),)), TODAY).touches(TODAY)


def test_what_is_not_there_cannot_be_ended() -> None:
    with pytest.raises(NoSuchTarget):
        plan([OLD], Changes(ended=(Ending(7, TODAY),)), TODAY)


DAYS = st.dates(date(2026, 10, 20), date(2027, 1, 10))


@st.composite
def targets(draw: st.DrawFn, number: int) -> Target:
    span, first = draw(st.sampled_from(SPANS)), draw(DAYS)
    lasts, period = (draw(st.none() | st.integers(0, 40)) for _ in range(2))
    return target(
        number,
        draw(st.integers(0, 3)),
        first,
        name=draw(st.sampled_from(["North", "South"])),
        span=span,
        day_to=None if lasts is None else first + timedelta(days=lasts),
        period_to=first + timedelta(days=period or 0) if span == "own" else None,
    )


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[Target], Changes]:
    known = [draw(targets(number)) for number in range(1, draw(st.integers(1, 7)))]
    new = tuple(draw(targets(0)) for _ in range(draw(st.integers(0, 3))))
    numbers = st.lists(st.sampled_from([one.number for one in known]), unique=True, max_size=3)
    ended = tuple(Ending(number, draw(DAYS)) for number in draw(numbers)) if known else ()
    return known, Changes(new, ended)


@settings(max_examples=150)
@given(changes())
def test_the_stretches_are_exactly_the_days_that_are_measured_by_something_else(
    asked: tuple[list[Target], Changes],
) -> None:
    known, wanted = asked
    planned = plan(known, wanted, TODAY)
    gone = {one.number for one in planned.removed}
    ends = {one.number: one.last_day for one in wanted.ended}
    after = [
        target(
            one.number,
            int(one.figure),
            one.day_from,
            name=one.name,
            span=one.span,
            day_to=ends.get(one.number, one.day_to),
            period_to=one.period_to,
        )
        for one in known
        if one.number not in gone
    ]
    first = max((one.number for one in known), default=0) + 1
    after += [
        target(
            number,
            int(one.figure),
            one.day_from,
            name=one.name,
            span=one.span,
            day_to=one.day_to,
            period_to=one.period_to,
        )
        for number, one in enumerate(wanted.new, start=first)
        if number not in gone
    ]
    for name in ("North", "South"):
        for kind in KINDS:
            for day in (date(2026, 10, 15) + timedelta(days=n) for n in range(130)):
                was = in_force([one for one in known if one.name == name], day, kind)
                now = in_force([one for one in after if one.name == name], day, kind)
                inside = any(
                    one.of[1] == name
                    and kind in one.kinds
                    and one.day_from <= day <= (one.day_to or date.max)
                    and (one.before, one.after) != (None, None)
                    for one in planned.stretches
                )
                assert inside == (_meaning(was) != _meaning(now))
    assert {one.of for one in planned.stretches} <= {of_target(one) for one in (*known, *wanted.new)}


def _meaning(one: Target | None) -> tuple[object, ...] | None:
    if one is None:
        return None
    return one.span, one.figure, *((one.day_from, one.period_to) if one.span == "own" else ())
