"""Sixty agents, each with an amount that is theirs alone: whatever anybody takes along, nobody else's is in it."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.files_of import Files, viewer_of
from tests.people_on_record import member, of_person, person
from tests.signed_in import account, sign_in
from tests.warehouse_factory import WarehouseFactory

AGENTS = [f"ag_{n:03}" for n in range(60)]
TEAMS = ("North", "South", "East", "West", "Centre")


def team_of(agent: str) -> str:
    return TEAMS[AGENTS.index(agent) % 5]


def canary(agent: str) -> float:
    return (7_000_001 + 137 * AGENTS.index(agent)) / 100


@dataclass(frozen=True)
class Floor:
    """One client for everybody; the people by dialer id."""

    people: dict[str, int]

    def viewer(self, role: str, agent: str) -> object:
        made = account(role, f"{role} {agent}")  # type: ignore[arg-type]
        of_person(made, self.people[agent])
        return viewer_of(sign_in(made)[0])


@pytest.fixture
def floor(house: Path) -> Floor:
    factory = WarehouseFactory(house / "warehouse")
    people = {}
    for agent in AGENTS:
        people[agent] = person(agent)
        member(people[agent], team_of(agent))
        factory.sale(agent, "2026-11-20 10:00", amount_minor=round(canary(agent) * 100))
    factory.publish()
    return Floor(people)


def found_in(content: bytes, kind: str) -> set[str]:
    """Whose canaries are in a file."""
    if kind == "csv":
        return {agent for agent in AGENTS if f"{canary(agent):.2f}" in content.decode("utf-8-sig")}
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    cells = {cell for row in rows for cell in row if isinstance(cell, float)}
    return {agent for agent in AGENTS if canary(agent) in cells}


def test_no_agents_file_holds_a_row_of_another(floor: Floor, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = checked = 0
    for agent in AGENTS:
        asking = Files(floor.viewer("agent", agent))
        for kind in ("csv", "xlsx"):
            answer = asking.get(f"orders.{kind}", kind="month")
            assert found_in(answer.content, kind) == {agent}
            checked += len(AGENTS) - 1
            foreign += len(found_in(answer.content, kind) - {agent})
    with capsys.disabled():
        print(f"\n60 agents x 59 others x 2 kinds of file: {foreign} foreign rows of {checked}")  # noqa: T201
    assert (foreign, checked) == (0, 7080)


@pytest.mark.parametrize("agent", AGENTS[::6])
def test_nobody_gets_another_agents_file_by_asking_for_it(floor: Floor, agent: str) -> None:
    asked, viewer = [other for other in AGENTS if other != agent], floor.viewer("agent", agent)
    # Past thirty in a minute the answer would be another refusal, so each half asks a fresh limit.
    for asking, others in ((Files(viewer), asked[:30]), (Files(viewer), asked[30:])):
        answers = [asking.get("orders.csv", person=other) for other in others]
        assert {answer.status_code for answer in answers} == {404}
        assert [found for answer in answers if (found := found_in(answer.content, "csv"))] == []


@pytest.mark.parametrize("team", TEAMS)
def test_a_leads_file_holds_the_team_and_nobody_else(floor: Floor, team: str) -> None:
    lead = next(agent for agent in AGENTS if team_of(agent) == team)
    answer = Files(floor.viewer("lead", lead)).get("orders.csv", kind="month")
    assert found_in(answer.content, "csv") == {agent for agent in AGENTS if team_of(agent) == team}


def test_a_file_of_the_same_address_is_made_anew_for_each_who_asks(floor: Floor) -> None:
    asking = Files()
    for role, agent in [("manager", AGENTS[0]), ("agent", AGENTS[1]), ("lead", AGENTS[2]), ("agent", AGENTS[1])]:
        asking.viewer = floor.viewer(role, agent)
        found = found_in(asking.get("orders.csv").content, "csv")
        assert len(found) == {"manager": 60, "lead": 12, "agent": 1}[role]
