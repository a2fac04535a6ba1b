"""What the rows of a board are held against: targets of the records, what is due of them, and goals that are shown."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from sqlmodel import Session, select

from floor.store.boards import BoardQuery, BoardRow
from floor.store.models import Absence, DialerId, Goal, SpecialDayRecord, TargetRecord
from tests.board_of import FRIDAY, TODAY, board, sell
from tests.warehouse_factory import WarehouseFactory

LONG_AGO = date(2026, 1, 1)
MONTH = BoardQuery(FRIDAY, "month")


@pytest.fixture
def floor(tmp_path: Path) -> WarehouseFactory:
    factory = WarehouseFactory(tmp_path / "warehouse").person("ada", team="North").person("bo", team="North")
    factory.publish()
    return sell(factory, "2026-11-20 10:00", ada=6, bo=1)


def rows_of(
    factory: WarehouseFactory, query: BoardQuery = TODAY, until: str = "2026-11-20 13:30"
) -> dict[str, BoardRow]:
    shown = board(factory, query, until)
    return {row.key: row for row in (*shown.rows, *shown.teams, shown.floor)}


def person(session: Session, agent_id: str) -> int:
    return session.exec(select(DialerId.person_id).where(DialerId.agent_id == agent_id)).one()


def note(floor: WarehouseFactory, model: type, agent_id: str | None = None, **told: object) -> None:
    dated = {"created_at": datetime(2026, 11, 1, tzinfo=UTC)} if model in {Goal, TargetRecord} else {}
    with floor.people.records.writing() as session:
        who = {} if agent_id is None else {"person_id": person(session, agent_id)}
        session.add(model(**who, **dated, **told))


def own_target(floor: WarehouseFactory, agent_id: str, figure: str) -> None:
    note(floor, TargetRecord, agent_id, whom="person", metric="orders", span="day", figure=figure, day_from=LONG_AGO)


def goal(floor: WarehouseFactory, agent_id: str, figure: str, span: str = "day", *, on_wall: bool = True) -> None:
    note(floor, Goal, agent_id, metric="orders", span=span, figure=figure, day_from=LONG_AGO, on_wall=on_wall)


def test_where_the_floor_has_set_none_a_full_day_asks_for_the_plain_figure(floor: WarehouseFactory) -> None:
    shown = rows_of(floor)
    assert (shown["ada"].target, shown["North"].target, shown["floor"].target) == (4, 8, 8)
    assert (shown["ada"].due, shown["ada"].ahead, shown["bo"].ahead) == (2, 4, -1)


def test_a_target_of_ones_own_counts_for_oneself_the_team_and_the_floor(floor: WarehouseFactory) -> None:
    own_target(floor, "ada", "10")
    shown = rows_of(floor)
    assert (shown["ada"].target, shown["North"].target, shown["floor"].target) == (10, 14, 14)


def test_of_who_is_not_on_record_nothing_is_expected(floor: WarehouseFactory) -> None:
    shown = rows_of(sell(floor, "2026-11-20 10:00", ag_777=3))
    stranger = shown["ag_777"]
    assert (stranger.target, stranger.due, stranger.ahead, stranger.met) == (None, None, None, False)


def test_on_a_free_day_there_is_no_target_to_fall_short_of(floor: WarehouseFactory) -> None:
    note(floor, SpecialDayRecord, day=FRIDAY, kind="holiday", share="0", reason="Feast")
    for row in rows_of(floor).values():
        assert (row.target, row.due, row.ahead, row.share, row.met) == (None, None, None, None, False)


def test_who_is_away_and_works_all_the_same_is_held_against_nothing(floor: WarehouseFactory) -> None:
    note(floor, Absence, "bo", day_from=FRIDAY, day_to=FRIDAY)
    shown = rows_of(floor)
    assert (shown["bo"].target, shown["North"].target) == (None, 4)


def test_on_a_board_of_a_campaign_sums_are_held_against_no_target_of_the_whole(floor: WarehouseFactory) -> None:
    floor.fact("ada", "2026-11-20 10:00", campaign="spring", orders=2)
    own_target(floor, "ada", "10")
    goal(floor, "ada", "12")
    row = rows_of(floor, BoardQuery(FRIDAY, campaign="spring"))["ada"]
    assert (row.value, row.target, row.ahead, row.goal) == (2, None, None, None)


def test_of_a_period_that_is_over_all_is_due_and_of_one_to_come_nothing(floor: WarehouseFactory) -> None:
    over = rows_of(floor, until="2026-11-23 09:00")["ada"]
    assert (over.due, over.target) == (4, 4)
    monday = rows_of(floor, BoardQuery(date(2026, 11, 23)), until="2026-11-20 13:30")["floor"]
    assert (monday.target, monday.due, monday.ahead) == (8, 0, 0)


def test_of_a_month_the_working_days_before_and_the_part_of_today_are_due(floor: WarehouseFactory) -> None:
    row = rows_of(floor, MONTH)["ada"]
    assert (row.target, row.due) == (84, 14 * 4 + 2)


def test_a_rate_is_a_level_of_which_nothing_is_due(floor: WarehouseFactory) -> None:
    floor.fact("ada", "2026-11-20 10:00", contacts=30)
    row = rows_of(floor, BoardQuery(FRIDAY, metric="conversion"))["ada"]
    assert (row.target, row.due, row.ahead) == (Fraction(18, 100), None, None)


def test_a_goal_stands_on_the_board_only_where_its_owner_chose_so(floor: WarehouseFactory) -> None:
    goal(floor, "ada", "9")
    goal(floor, "bo", "7", on_wall=False)
    shown = rows_of(floor)
    assert (shown["ada"].goal, shown["bo"].goal, shown["North"].goal) == (9, None, None)


def test_on_a_teams_board_who_worked_in_two_teams_stands_without_the_goal_for_the_whole(
    floor: WarehouseFactory,
) -> None:
    floor.moved("ada", "South", since="2026-11-18")
    sell(floor, "2026-11-17 10:00", ada=1)
    goal(floor, "ada", "90", "month")
    assert rows_of(floor, MONTH)["ada"].goal == 90
    assert rows_of(floor, BoardQuery(FRIDAY, "month", team="South"))["ada"].goal is None
