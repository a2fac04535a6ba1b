"""What is expected adds up: days to periods, people to teams, teams to the floor, whatever the calendar."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from floor.rules.memberships import Stay, Stays, settled
from floor.rules.metrics import METRICS
from floor.rules.target import SPANS, Target
from floor.rules.target_book import Expected, Member, Question, TargetBook
from floor.rules.working_days import Away, DayKind, OwnWeek, Presence, SpecialDay, WorkingDays, days_of

ORDERS, CONVERSION = METRICS["orders"], METRICS["conversion"]
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
NOVEMBER = FIRST, LAST
HALF, ALL = Fraction(1, 2), Fraction(1)
LONG_AGO = date(2026, 1, 1)


def target(whom: str, name: str, figure: int, span: str = "month", **other: object) -> Target:
    told = {"day_from": LONG_AGO, "number": 1, "metric": "orders"} | other
    return Target(whom=whom, name=name, span=span, figure=Fraction(figure), **told)  # type: ignore[arg-type]


def north(key: str, presence: Presence = Presence(), level: str = "") -> Member:  # noqa: B008 - it is frozen
    return Member(key, level, (Stay("North"),), presence)


def expected(book: TargetBook, days: tuple[date, date] = NOVEMBER, **other: object) -> Expected:
    told = {"metric": ORDERS, "kind": "month", "plain": Fraction(4)} | other
    return book.expected(Question(days=days, **told))  # type: ignore[arg-type]


def test_where_nothing_is_set_a_full_day_asks_for_the_plain_figure() -> None:
    found = expected(TargetBook(members=(north("ada"), north("bo"))))
    assert (found.persons, found.teams, found.floor) == ({"ada": 84, "bo": 84}, {"North": 168}, 168)


def test_of_who_is_not_on_record_nothing_is_expected() -> None:
    found = expected(TargetBook(members=(north("ada"),)))
    assert found.of("person", "ag_777") is None
    assert found.of("team", "South") is None


def test_a_figure_for_a_month_is_spread_over_its_working_days() -> None:
    book = TargetBook(targets=(target("person", "ada", 42),), members=(north("ada"),))
    week = date(2026, 11, 16), date(2026, 11, 22)
    assert (expected(book).persons["ada"], expected(book, week).persons["ada"]) == (42, 10)


@pytest.mark.parametrize(
    ("presence", "asked"),
    [
        (Presence(hire_date=date(2026, 11, 16)), 44),
        (Presence(left_date=date(2026, 11, 13)), 40),
        (Presence(away=(Away(date(2026, 11, 2), date(2026, 11, 6)),)), 64),
        (Presence(away=(Away(date(2026, 11, 2), date(2026, 11, 3), HALF),)), 80),
        (Presence(weeks=(OwnWeek(LONG_AGO, (ALL,) * 3 + (Fraction(0),) * 4),)), 52),
    ],
    ids=["joined", "left", "away", "half away", "part time"],
)
def test_who_is_not_there_all_the_time_is_asked_for_their_days(presence: Presence, asked: int) -> None:
    book = TargetBook(targets=(target("level", "agent", 84),), members=(north("ada", presence, "agent"),))
    assert expected(book).persons["ada"] == asked


def test_a_part_of_a_split_stands_whoever_is_away() -> None:
    away = Presence(away=(Away(date(2026, 11, 2), date(2026, 11, 27)),))
    book = TargetBook(targets=(target("person", "ada", 42, exact=True),), members=(north("ada", away),))
    assert expected(book).persons["ada"] == 42
    assert expected(book, (LAST, LAST)).persons["ada"] == 42


def test_somebody_new_is_asked_for_more_week_by_week() -> None:
    new = Presence(hire_date=date(2026, 11, 16))
    book = TargetBook(members=(north("ada", new),), ramp=(HALF,))
    assert expected(book).persons["ada"] == 5 * 2 + 6 * 4


def test_ones_own_target_counts_before_the_levels_and_the_one_for_the_kind_of_board_before_others() -> None:
    targets = (
        target("level", "agent", 63),
        target("person", "ada", 42),
        target("person", "ada", 5, "day"),
        target("person", "bo", 5, "day"),
    )
    book = TargetBook(targets=targets, members=tuple(north(key, level="agent") for key in ("ada", "bo", "cy")))
    assert expected(book).persons == {"ada": 42, "bo": 105, "cy": 63}
    friday = date(2026, 11, 20), date(2026, 11, 20)
    assert expected(book, friday, kind="day").persons == {"ada": 5, "bo": 5, "cy": 3}


def test_days_keep_the_target_that_held_then() -> None:
    """Two thirds of November's working days lie before the 21st: 15 of 21."""
    targets = target("person", "ada", 42), target("person", "ada", 84, day_from=date(2026, 11, 21), number=2)
    book = TargetBook(targets=targets, members=(north("ada"),))
    october = date(2026, 10, 1), date(2026, 10, 31)
    assert expected(book, october).persons["ada"] == 42
    assert expected(book).persons["ada"] == 15 * 2 + 6 * 4


def test_of_two_from_the_same_day_the_later_one_counts() -> None:
    targets = target("person", "ada", 42, number=2), target("person", "ada", 21, number=1)
    assert expected(TargetBook(targets=targets, members=(north("ada"),))).persons["ada"] == 42


def test_a_figure_for_days_of_ones_own_is_asked_once() -> None:
    sprint = target("team", "North", 30, "own", day_from=date(2026, 11, 26), period_to=date(2026, 12, 1))
    book = TargetBook(targets=(sprint,))
    assert expected(book, (date(2026, 11, 26), date(2026, 12, 1))).teams["North"] == 30
    assert expected(book, (date(2026, 11, 30), date(2026, 12, 6))).teams["North"] == 15


def test_an_own_period_that_is_ended_early_keeps_what_it_asked_until_then() -> None:
    sprint = target("team", "North", 30, "own", day_from=date(2026, 11, 26), period_to=date(2026, 12, 1))
    ended = replace(sprint, day_to=date(2026, 11, 27))
    days = date(2026, 11, 26), date(2026, 11, 27)
    assert expected(TargetBook(targets=(ended,)), days).teams["North"] == 15


def test_an_own_period_without_a_last_day_is_refused() -> None:
    with pytest.raises(ValueError, match="has a last day"):
        target("team", "North", 30, "own")


def test_a_team_has_its_own_target_and_the_floor_those_of_its_teams() -> None:
    members = (north("ada"), Member("cy", stays=(Stay("South"),)), Member("di"))
    found = expected(TargetBook(targets=(target("team", "North", 100),), members=members))
    assert (found.teams, found.floor) == ({"North": 100, "South": 84, "": 84}, 268)


def test_on_a_teams_board_people_are_asked_for_their_days_in_it() -> None:
    moved = Member("ada", stays=(Stay("North", None, date(2026, 11, 15)), Stay("South", date(2026, 11, 16))))
    book = TargetBook(members=(moved, north("bo")))
    assert expected(book, team="South").persons == {"ada": 44}
    assert expected(book, team="North").persons == {"ada": 40, "bo": 84}


def test_a_rate_is_a_level_ones_own_or_the_levels_or_the_teams_or_the_floors() -> None:
    rates = [("person", "ada", 30), ("level", "senior", 25), ("team", "North", 20), ("floor", "", 15)]
    targets = tuple(target(whom, name, figure, metric="conversion") for whom, name, figure in rates)
    members = (north("ada", level="senior"), north("bo", level="senior"), north("cy"), Member("di"))
    found = expected(TargetBook(targets=targets, members=members), metric=CONVERSION)
    assert found.persons == {"ada": 30, "bo": 25, "cy": 20, "di": 15}
    assert (found.teams, found.floor) == ({"North": 20, "": 15}, 15)


SHARES = st.sampled_from([Fraction(0), Fraction(1, 4), HALF, ALL])
WEEKS = st.tuples(*[SHARES] * 7)
DAYS = st.dates(date(2026, 10, 20), date(2026, 12, 10))


@st.composite
def presences(draw: st.DrawFn) -> Presence:
    hired = draw(st.none() | DAYS)
    left = draw(st.none() | DAYS)
    away = [
        Away(day, day + timedelta(days=draw(st.integers(0, 9))), draw(SHARES))
        for day in draw(st.lists(DAYS, max_size=2))
    ]
    weeks = [OwnWeek(day, draw(WEEKS)) for day in draw(st.lists(DAYS, max_size=2, unique=True))]
    return Presence(hired, left if hired is None or (left and left >= hired) else None, tuple(away), tuple(weeks))


@st.composite
def timelines(draw: st.DrawFn) -> Stays:
    turns = sorted(draw(st.lists(DAYS, max_size=2, unique=True)))
    ends = [day - timedelta(days=1) for day in turns]
    teams = draw(st.lists(st.sampled_from(["North", "South", ""]), min_size=len(turns) + 1, max_size=len(turns) + 1))
    stays = zip(teams, [None, *turns], [*ends, None], strict=True)
    return settled(Stay(team, first, last) for team, first, last in stays if team)


@st.composite
def books(draw: st.DrawFn) -> TargetBook:
    special = [
        SpecialDay(day, draw(st.sampled_from(DayKind)), draw(SHARES)) for day in draw(st.lists(DAYS, max_size=4))
    ]
    members = [
        Member(key, draw(st.sampled_from(["", "agent"])), draw(timelines()), draw(presences())) for key in "abcd"
    ]
    whom = st.sampled_from([("floor", ""), ("team", "North"), ("level", "agent"), ("person", "a"), ("person", "b")])
    targets = []
    for number in range(draw(st.integers(0, 6))):
        name, span, first = draw(whom), draw(st.sampled_from(SPANS)), draw(DAYS)
        until, ends = (draw(st.none() | st.integers(0, 40)) for _ in range(2))
        told = {"number": number, "day_from": first, "exact": draw(st.booleans())}
        told |= {"day_to": None if ends is None else first + timedelta(days=ends)}
        told |= {"period_to": first + timedelta(days=until or 0) if span == "own" else None}
        targets.append(target(*name, draw(st.integers(0, 500)), span, **told))
    working = WorkingDays(draw(WEEKS), {one.day: one for one in special})
    return TargetBook(working, tuple(targets), tuple(members), draw(st.lists(SHARES, max_size=4)))


@settings(max_examples=30, deadline=None)
@given(books(), st.data())
def test_ending_a_target_leaves_the_days_before_as_they_were(book: TargetBook, data: st.DataObject) -> None:
    assume(book.targets)
    last = data.draw(DAYS)
    ended = data.draw(st.sampled_from(book.targets))
    assume(ended.day_from <= last <= (ended.day_to or last))
    targets = tuple(replace(one, day_to=last) if one is ended else one for one in book.targets)
    days = date(2026, 10, 20), last
    assert expected(replace(book, targets=targets), days) == expected(book, days)


KINDS = st.sampled_from(["day", "week", "month"])


@settings(max_examples=30, deadline=None)
@given(books(), KINDS)
def test_the_days_of_a_month_add_up_to_the_month_for_everybody(book: TargetBook, kind: str) -> None:
    whole = expected(book, kind=kind)
    by_day = [expected(book, (day, day), kind=kind) for day in days_of(*NOVEMBER)]
    for key, amount in whole.persons.items():
        assert (amount or 0) == sum(day.persons[key] or 0 for day in by_day)
    for team, amount in whole.teams.items():
        assert (amount or 0) == sum(day.teams.get(team) or 0 for day in by_day)
    assert whole.floor == sum(day.floor or 0 for day in by_day)


@settings(max_examples=30, deadline=None)
@given(books(), KINDS)
def test_people_add_up_to_a_team_without_a_target_and_teams_to_such_a_floor(book: TargetBook, kind: str) -> None:
    for day in days_of(date(2026, 11, 9), date(2026, 11, 15)):
        found = expected(book, (day, day), kind=kind)
        own = {(one.whom, one.name) for one in book.targets if one.holds(day)}
        for team in {"South", "North"} & set(found.teams):
            if ("team", team) not in own:
                assert (found.teams[team] or 0) == sum(
                    expected(book, (day, day), kind=kind, team=team).persons.values()
                )  # type: ignore[arg-type]
        if ("floor", "") not in own:
            assert found.floor == sum(amount or 0 for amount in found.teams.values())


@settings(max_examples=30, deadline=None)
@given(books(), KINDS, st.fractions(0, 1, max_denominator=8))
def test_what_is_due_lies_between_nothing_and_all_that_is_expected(
    book: TargetBook, kind: str, share: Fraction
) -> None:
    asked = Question(ORDERS, NOVEMBER, kind, Fraction(4))  # type: ignore[arg-type]
    whole, due = book.expected(asked), book.expected(asked, lambda _day, _team: share)
    assert due.persons == {key: None if amount is None else amount * share for key, amount in whole.persons.items()}
    assert due.floor == (None if whole.floor is None else whole.floor * share)


def test_a_figure_of_ones_own_is_for_the_days_of_ones_own_week() -> None:
    part_time = Presence(weeks=(OwnWeek(LONG_AGO, (ALL,) * 3 + (Fraction(0),) * 4),))
    six_days = Presence(weeks=(OwnWeek(LONG_AGO, (ALL,) * 6 + (Fraction(0),)),))
    members = (north("ada", part_time), north("bo", six_days))
    book = TargetBook(targets=(target("person", "ada", 42), target("person", "bo", 50)), members=members)
    assert expected(book).persons == {"ada": 42, "bo": 50}


def test_the_parts_of_a_daily_figure_are_asked_on_the_days_on_which_the_whole_is() -> None:
    parts = (target("person", "ada", 3, "day", exact=True), target("person", "bo", 2, "day", exact=True))
    book = TargetBook(targets=(target("floor", "", 5, "day"), *parts), members=(north("ada"), north("bo")))
    sunday, friday = date(2026, 11, 22), date(2026, 11, 20)
    for day, asked in ((sunday, 0), (friday, 5)):
        found = expected(book, (day, day), kind="day")
        assert (found.floor, sum(amount or 0 for amount in found.persons.values())) == (asked, asked)


def test_since_when_a_week_has_counted_makes_no_difference_to_the_days_after() -> None:
    presences = [Presence(weeks=(OwnWeek(date(2026, month, 1), (HALF,) * 7),)) for month in (1, 5)]
    assert len({one.within(*NOVEMBER) for one in presences}) == 1


@settings(max_examples=30, deadline=None)
@given(books(), st.lists(st.tuples(DAYS, WEEKS), max_size=2), st.integers(0, 500))
def test_who_is_there_all_the_time_is_asked_for_the_whole_of_a_figure_of_their_own(
    book: TargetBook, weeks: list[tuple[date, tuple[Fraction, ...]]], figure: int
) -> None:
    presence = Presence(weeks=tuple(OwnWeek(*one) for one in dict(weeks).items()))
    assume(any(presence.weight(book.working, day) for day in days_of(*NOVEMBER)))
    book = replace(book, members=(north("ada", presence),), targets=(target("person", "ada", figure),))
    assert expected(book).persons["ada"] == figure


@settings(max_examples=30, deadline=None)
@given(books(), st.lists(st.integers(0, 9), min_size=4, max_size=4), st.sampled_from(["day", "week", "month"]))
def test_the_parts_of_a_split_come_to_the_whole_whoever_is_away(
    book: TargetBook, figures: list[int], span: str
) -> None:
    parts = tuple(target("person", key, figure, span, exact=True) for key, figure in zip("abcd", figures, strict=True))
    split = replace(book, targets=(target("floor", "", sum(figures), span), *parts))
    days = {"day": (date(2026, 11, 20),) * 2, "week": (date(2026, 11, 16), date(2026, 11, 22)), "month": NOVEMBER}[span]
    assume(any(book.working.weight(day) for day in days_of(*days)))
    found = expected(split, days, kind=span)
    assert found.floor == sum(amount or 0 for amount in found.persons.values())
