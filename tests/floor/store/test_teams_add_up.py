"""However people change teams and dialer ids, nothing is lost and nothing counts twice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floor.rules.periods import Kind, period_of
from floor.store.boards import Board, BoardQuery, read_board
from floor.store.roster import Roster, roster_of
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

FIRST, LAST = date(2026, 10, 26), date(2026, 12, 6)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
IDS = ("a", "b", "c", "d", "e", "f")
TEAMS = ("North", "South", "West")
NOBODY = 0
IN_THE_MIDDLE = date(2026, 11, 18)


@dataclass(frozen=True)
class People:
    """Whose each dialer id is (NOBODY: nobody's), and from which day on each person is in which team; "" is none."""

    person_of: dict[str, int]
    moves: dict[int, dict[date, str]]

    def team(self, agent_id: str, day: date) -> str:
        """Told the slow way."""
        moves = self.moves.get(self.person_of[agent_id], {})
        return next((moves[start] for start in sorted(moves, reverse=True) if start <= day), "")

    def key(self, agent_id: str) -> str:
        person = self.person_of[agent_id]
        return agent_id if person == NOBODY else next(one for one in IDS if self.person_of[one] == person)

    def roster(self) -> Roster:
        ids = [(agent_id, person, agent_id.upper()) for agent_id, person in self.person_of.items() if person]
        return roster_of(1, ids, self._memberships(), TEAMS)

    def _memberships(self) -> Iterable[tuple[int, str, date | None, date | None]]:
        for person, moves in self.moves.items():
            for start, then in pairwise([*sorted(moves), date.max]):
                if moves[start]:
                    yield person, moves[start], start, None if then == date.max else then - timedelta(days=1)


@st.composite
def people(draw: st.DrawFn) -> People:
    person_of = {agent_id: draw(st.integers(NOBODY, 4)) for agent_id in IDS}
    moves = st.dictionaries(st.sampled_from(DAYS), st.sampled_from(["", *TEAMS]), max_size=5)
    return People(person_of, {person: draw(moves) for person in set(person_of.values()) - {NOBODY}})


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Every id sold something on most days, each day another number."""
    factory = WarehouseFactory(tmp_path_factory.mktemp("adds_up") / "warehouse")
    for agent_id, day in worked():
        factory.fact(agent_id, f"{day} 10:15", orders=orders(agent_id, day), contacts=20)
    factory.publish()
    return Warehouse.open(factory.folder)


def worked() -> list[tuple[str, date]]:
    return [(agent_id, day) for agent_id in IDS for day in DAYS if (ord(agent_id) + day.toordinal()) % 5]


def orders(agent_id: str, day: date) -> int:
    return 1 + ord(agent_id) * day.toordinal() % 97


def shown(warehouse: Warehouse, people: People, query: BoardQuery) -> Board:
    return read_board(warehouse, people.roster(), query, opens_at=time(9), closes_at=time(18))


def expected(people: People, kind: Kind, day: date) -> Counter[tuple[str, str]]:
    """Orders by team and person, one fact after the other."""
    count: Counter[tuple[str, str]] = Counter()
    for agent_id, on in worked():
        if on in period_of(kind, day):
            count[people.team(agent_id, on), people.key(agent_id)] += orders(agent_id, on)
    return count


def totals(board: Board) -> dict[str, int]:
    return {row.key: int(row.value or 0) for row in board.rows}


KINDS = st.sampled_from(["day", "week", "month"])
SETTINGS = settings(max_examples=40)


@SETTINGS
@given(people=people(), kind=KINDS, day=st.sampled_from(DAYS))
def test_every_fact_counts_once_for_the_team_of_its_day_and_for_its_person(
    warehouse: Warehouse, people: People, kind: Kind, day: date
) -> None:
    truth = expected(people, kind, day)
    by_team: Counter[str] = Counter()
    by_person: Counter[str] = Counter()
    for (team, key), count in truth.items():
        by_team[team] += count
        by_person[key] += count

    agents, teams = (shown(warehouse, people, BoardQuery(day, kind, by=by)) for by in ("agent", "team"))

    assert totals(agents) == by_person
    assert totals(teams) == by_team
    assert agents.floor.value == truth.total() == sum(totals(teams).values())
    assert agents.headline["agents"] == len(by_person)


@SETTINGS
@given(people=people(), kind=KINDS, day=st.sampled_from(DAYS), team=st.sampled_from(["", *TEAMS]))
def test_the_people_on_a_teams_board_add_up_to_the_team(
    warehouse: Warehouse, people: People, kind: Kind, day: date, team: str
) -> None:
    of_team = {key: count for (where, key), count in expected(people, kind, day).items() if where == team}

    board = shown(warehouse, people, BoardQuery(day, kind, team=team))

    assert totals(board) == of_team
    assert board.headline["orders"] == sum(of_team.values())
    assert all(row.team == team for row in board.rows)


@settings(max_examples=8)
@given(people=people())
def test_the_days_of_a_month_add_up_to_the_month_by_team(warehouse: Warehouse, people: People) -> None:
    days: Counter[str] = Counter()
    for day in DAYS:
        if day in period_of("month", IN_THE_MIDDLE):
            days.update(totals(shown(warehouse, people, BoardQuery(day, by="team"))))

    assert totals(shown(warehouse, people, BoardQuery(IN_THE_MIDDLE, "month", by="team"))) == days


@SETTINGS
@given(people=people(), kind=st.sampled_from(["week", "month"]))
def test_the_last_step_of_every_trend_is_the_figure_and_the_steps_of_the_teams_add_up_to_the_floors(
    warehouse: Warehouse, people: People, kind: Kind
) -> None:
    board = shown(warehouse, people, BoardQuery(IN_THE_MIDDLE, kind))

    assert all(row.trend[-1] == row.value for row in (*board.rows, *board.teams, board.floor))
    teams = [sum(steps) for steps in zip(*([step or 0 for step in team.trend] for team in board.teams), strict=True)]
    # A team whose facts all lie before this period has no line: only the last step is everybody's.
    assert teams[-1] == board.floor.trend[-1]
    assert all(sum_ <= (whole or 0) for sum_, whole in zip(teams, board.floor.trend, strict=True))


@SETTINGS
@given(people=people(), team=st.sampled_from(["", *TEAMS]))
def test_the_week_before_is_told_by_the_teams_of_then(warehouse: Warehouse, people: People, team: str) -> None:
    """Whoever has a place in a team now and had one then says by how many places they moved; nobody else does."""
    then = {key for where, key in expected(people, "week", IN_THE_MIDDLE - timedelta(days=7)) if where == team}

    board = shown(warehouse, people, BoardQuery(IN_THE_MIDDLE, "week", team=team))

    assert {row.key for row in board.rows if row.move is not None} == then & totals(board).keys()
