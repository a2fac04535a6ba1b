import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from etl.sample import SampleFloor
from etl.sample.attendance import at_work
from etl.sample.display import display_names
from etl.sample.names import LONG

FIRST_DAY = date(2026, 5, 23)
TODAY = date(2026, 11, 22)


def as_of(today: date, agents: int = 60) -> dict[str, dict[str, str]]:
    floor = SampleFloor(first_day=FIRST_DAY, today=today, agents=agents)
    return {row["agent_id"]: row for row in floor.roster()}


def test_sixty_people_in_five_teams_at_any_time_give_or_take_a_few() -> None:
    present = [row for row in as_of(TODAY).values() if not row["left_date"]]
    teams = [row["team"] for row in present]
    assert 54 <= len(present) <= 60
    assert len(set(teams)) == 5
    assert min(map(teams.count, set(teams))) >= 9


def test_people_leave_and_others_come() -> None:
    then, now = as_of(FIRST_DAY), as_of(TODAY)
    assert not any(row["left_date"] for row in then.values())
    assert sum(bool(row["left_date"]) for row in now.values()) >= 5
    assert len(now.keys() - then.keys()) >= 5
    assert all(FIRST_DAY <= date.fromisoformat(now[new]["hire_date"]) <= TODAY for new in now.keys() - then.keys())


def test_nobodys_name_or_first_team_changes_as_others_come() -> None:
    now = SampleFloor(first_day=FIRST_DAY, today=TODAY).roster()
    first = {row["agent_id"]: row for row in reversed(now)}
    for agent, row in as_of(FIRST_DAY).items():
        assert [first[agent][column] for column in ("name", "display_name", "team", "hire_date")] == [
            row[column] for column in ("name", "display_name", "team", "hire_date")
        ]


def test_a_few_have_moved_team_and_have_a_row_for_each() -> None:
    rows = SampleFloor(first_day=FIRST_DAY, today=TODAY).roster()
    moved = [row for row in rows if row["team_since"]]
    assert len(moved) == 4
    for row in moved:
        before = next(other for other in rows if other["agent_id"] == row["agent_id"])
        assert before["team"] != row["team"]
        assert (before["team_since"], str(FIRST_DAY) < row["team_since"] <= str(TODAY)) == ("", True)
    early = SampleFloor(first_day=FIRST_DAY, today=TODAY).roster(FIRST_DAY + timedelta(days=44))
    assert not any(row["team_since"] for row in early)


def test_one_person_dials_under_a_second_id_on_fridays_and_both_are_on_the_roster() -> None:
    floor = SampleFloor(first_day=FIRST_DAY, today=TODAY)
    ((own, other),) = {(row["agent_id"], row["other_agent_ids"]) for row in floor.roster() if row["other_agent_ids"]}
    seen = {}
    for day in (FIRST_DAY + timedelta(days=number) for number in range(28)):
        dialled = floor.truth(day).dials
        assert not (own in dialled and other in dialled)
        seen[day.weekday()] = seen.get(day.weekday(), set()) | ({own, other} & dialled.keys())
    assert seen.pop(4) == {other}
    assert set().union(*seen.values()) == {own}


def test_the_news_of_a_day_is_who_came_left_moved_or_rose(tmp_path: Path) -> None:
    floor = SampleFloor(first_day=FIRST_DAY, today=TODAY)
    assert floor.write_news(tmp_path, TODAY) == []
    hired = max(row["hire_date"] for row in floor.roster())
    (path,) = floor.write_news(tmp_path, date.fromisoformat(hired) - timedelta(days=1))
    with path.open(encoding="utf-8", newline="") as file:
        news = list(csv.DictReader(file))
    assert any(row["hire_date"] == hired for row in news)
    assert len(news) < len(floor.roster()) / 2


def test_nobody_dials_before_being_hired_or_after_leaving() -> None:
    staff = SampleFloor(first_day=FIRST_DAY, today=TODAY).staff
    people = as_of(TODAY)
    for number in range(184):
        day = FIRST_DAY + timedelta(days=number)
        for agent in {staff[place].agent_id for place in at_work(7, staff, FIRST_DAY, day)} - {"ag_777"}:
            assert people[agent]["hire_date"] <= str(day)
            assert not people[agent]["left_date"] or str(day) <= people[agent]["left_date"]


def test_ids_and_names_are_unique_even_on_a_large_floor() -> None:
    staff = SampleFloor(first_day=FIRST_DAY, today=TODAY, agents=500).staff
    assert len(staff) > 1000
    for attribute in ("agent_id", "name", "display_name"):
        assert len({getattr(person, attribute) for person in staff}) == len(staff)
    assert [person.team for person in staff if person.agent_id == "ag_777"] == [None]


def test_latin_chinese_and_two_long_names_are_there() -> None:
    for agents in (12, 60):
        names = [row["name"] for row in as_of(TODAY, agents).values()]
        assert set(LONG.values()) <= set(names)
        assert 0.1 < sum(name[0] >= "\u2e80" for name in names) / len(names) < 0.6


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Grace Dubois", "Noor Khan"], ["Grace D.", "Noor K."]),
        (["Grace Dubois", "Grace Demir", "Grace Deng"], ["Grace D.", "Grace De.", "Grace Den."]),
        (["Li Ng", "Li Nu", "Li No"], ["Li N.", "Li Nu", "Li No"]),
        (["欧阳晓燕", "王伟"], ["欧阳晓燕", "王伟"]),
        (["Prince"], ["Prince"]),
    ],
)
def test_display_names(names: list[str], shown: list[str]) -> None:
    assert display_names(names) == shown


def test_levels_follow_service() -> None:
    people = as_of(TODAY).values()
    served = {row["agent_id"]: (TODAY - date.fromisoformat(row["hire_date"])).days for row in people}
    for row in people:
        days = served[row["agent_id"]]
        assert row["level"] == ("new" if days < 90 else "agent" if days < 730 else "senior")


def test_roster_files_have_the_canonical_columns(tmp_path: Path) -> None:
    people, products = SampleFloor(first_day=FIRST_DAY, today=TODAY).write_roster(tmp_path)
    with people.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [
        "agent_id",
        "other_agent_ids",
        "name",
        "display_name",
        "team",
        "team_since",
        "hire_date",
        "left_date",
        "level",
    ]
    assert {row[0] for row in rows} == as_of(TODAY).keys()
    lines = products.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "product,name,category,list_price"
    prices = [float(line.rsplit(",", 1)[1]) for line in lines[1:]]
    assert (len(prices), min(prices), max(prices)) == (6, 19, 129)
