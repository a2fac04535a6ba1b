"""A whole and its parts: they sum to it exactly, whatever the calendar, absences and ramps."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from floor.rules.memberships import Stay
from floor.rules.metrics import METRICS
from floor.rules.target import Target
from floor.rules.target_book import Member, Question, TargetBook
from floor.rules.target_parts import Part, as_targets, parts, rolled_up
from floor.rules.working_days import Away, Presence
from tests.floor.rules.test_target_book import books

ORDERS = METRICS["orders"]
NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)
ADA = Member("ada", stays=(Stay("North"),))
BO = Member("bo", stays=(Stay("North"),), presence=Presence(away=(Away(date(2026, 11, 2), date(2026, 11, 6)),)))
CY = Member("cy", stays=(Stay("South"),), presence=Presence(hire_date=date(2026, 11, 16)))
BOOK = TargetBook(members=(ADA, BO, CY))


def whole(figure: int, whom: str = "floor", name: str = "") -> Target:
    return Target(1, whom, name, "orders", "month", Fraction(figure), *NOVEMBER)  # type: ignore[arg-type]


def told(found: tuple[Part, ...]) -> list[tuple[str, Fraction, int]]:
    return [(one.name, one.weight, one.figure) for one in found]


def test_a_floor_is_split_by_the_working_days_of_its_teams_or_people() -> None:
    assert told(parts(BOOK, whole(48), NOVEMBER, "team", "weight")) == [("North", 37, 37), ("South", 11, 11)]
    assert told(parts(BOOK, whole(100), NOVEMBER, "person", "weight")) == [
        ("ada", 21, 44),
        ("bo", 16, 33),
        ("cy", 11, 23),
    ]


def test_a_team_is_split_to_its_own_people_and_evenly_if_one_wants_that() -> None:
    assert told(parts(BOOK, whole(37, "team", "North"), NOVEMBER, "person", "weight")) == [
        ("ada", 21, 21),
        ("bo", 16, 16),
    ]
    assert told(parts(BOOK, whole(7, "team", "North"), NOVEMBER, "person", "even")) == [("ada", 21, 4), ("bo", 16, 3)]


def test_whoever_is_new_weighs_what_the_ramp_asks_of_them() -> None:
    book = replace(BOOK, ramp=(Fraction(1, 2), Fraction(1, 2)))
    assert [one.weight for one in parts(book, whole(0), NOVEMBER, "person", "weight")] == [21, 16, 5 + 1]


def test_where_nobody_is_at_work_there_is_nothing_to_split() -> None:
    assert parts(BOOK, whole(9, "team", "East"), NOVEMBER, "person", "weight") == ()


BYS = st.sampled_from(["weight", "even"])


@settings(max_examples=40)
@given(books(), st.integers(0, 5_000), BYS)
def test_parts_sum_to_the_whole_on_every_calendar(book: TargetBook, figure: int, by: str) -> None:
    for of, into in ((("floor", ""), "team"), (("floor", ""), "person"), (("team", "North"), "person")):
        found = parts(book, whole(figure, *of), NOVEMBER, into, by)  # type: ignore[arg-type]
        assert not found or sum(one.figure for one in found) == figure


@settings(max_examples=40)
@given(books(), st.integers(0, 5_000), BYS)
def test_what_is_expected_of_the_parts_of_a_month_comes_to_the_whole(book: TargetBook, figure: int, by: str) -> None:
    """As targets of their own: the book, which knows nothing of the split, sums them to the same figure."""
    found = parts(book, whole(figure), NOVEMBER, "person", by)  # type: ignore[arg-type]
    numbered = [replace(one, number=n) for n, one in enumerate(as_targets(found, whole(figure), *NOVEMBER))]
    alone = replace(book, targets=tuple(numbered))
    persons = alone.expected(Question(ORDERS, NOVEMBER, "month")).persons
    assert not found or sum(amount or 0 for amount in persons.values()) == figure


@settings(max_examples=30)
@given(books(), st.sampled_from(["day", "week", "month"]))
def test_a_roll_up_shows_what_the_parts_come_to(book: TargetBook, kind: str) -> None:
    asked = Question(ORDERS, NOVEMBER, kind, Fraction(4))  # type: ignore[arg-type]
    floor, *teams = rolled_up(book, ORDERS, NOVEMBER, kind, Fraction(4))  # type: ignore[arg-type]
    as_set = book.expected(asked)
    by_team = {one.name: one for one in teams}
    assert floor.of_parts == (
        sum((amount or 0 for amount in as_set.teams.values()), Fraction(0)) if as_set.teams else None
    )
    for name, one in by_team.items():
        assert one.own in {None, as_set.teams[name]}
        if one.own is None:
            assert one.of_parts == as_set.teams[name]


def test_a_roll_up_tells_how_much_more_the_parts_come_to() -> None:
    targets = (whole(50), replace(whole(45, "team", "North"), number=2))
    floor, north, south = rolled_up(replace(BOOK, targets=targets), ORDERS, NOVEMBER, "month", Fraction(1))
    assert (floor.own, floor.of_parts, floor.difference) == (50, 45 + 11, 6)
    assert (north.own, north.of_parts, north.difference) == (45, 37, -8)
    assert (south.own, south.of_parts, south.difference) == (None, 11, None)
