from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.metrics import METRICS
from floor.store.boards import BoardQuery
from floor.ui.address import read_address, write_address

TODAY = date(2026, 11, 20)

NAMES = st.none() | st.text(max_size=8)
QUERIES = st.builds(
    BoardQuery,
    day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    kind=st.sampled_from(["day", "week", "month"]),
    metric=st.sampled_from(sorted(METRICS)),
    by=st.sampled_from(["agent", "team"]),
    team=NAMES,
    campaign=NAMES,
)


@given(QUERIES)
def test_a_board_written_as_a_link_is_read_as_the_same_board(query: BoardQuery) -> None:
    read, unknown = read_address(write_address(query, TODAY), TODAY)
    assert (read.period, read.metric, read.by, read.team, read.campaign) == (
        query.period,
        query.metric,
        query.by,
        query.team,
        query.campaign,
    )
    assert unknown == {}


@given(
    st.dictionaries(st.sampled_from(["kind", "metric", "by", "team", "campaign", "day", "lang"]), st.text(max_size=20))
)
def test_no_link_breaks_a_page(parameters: dict[str, str]) -> None:
    query, unknown = read_address(parameters, TODAY)
    assert query.period.days >= 1
    assert unknown.items() <= parameters.items()


def test_the_plain_board_has_the_shortest_link() -> None:
    assert write_address(BoardQuery(TODAY), TODAY) == {}


def test_a_link_to_the_present_week_stays_with_the_present() -> None:
    query = BoardQuery(date(2026, 11, 17), "week")
    assert write_address(query, TODAY) == {"kind": "week"}
    assert read_address({"kind": "week"}, date(2026, 11, 27))[0].period.day_from == date(2026, 11, 23)


def test_no_team_is_a_team_of_its_own() -> None:
    assert write_address(BoardQuery(TODAY, team=""), TODAY) == {"team": ""}
    assert read_address({"team": ""}, TODAY)[0].team == ""


@pytest.mark.parametrize(("part", "given_"), [("metric", "charm"), ("kind", "Day"), ("by", ""), ("day", "20.11.2026")])
def test_what_nobody_knows_is_named_and_the_default_stands(part: str, given_: str) -> None:
    assert read_address({part: given_}, TODAY) == (BoardQuery(TODAY), {part: given_})
